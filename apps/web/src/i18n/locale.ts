export const LOCALES = ['zh-CN', 'ug', 'en'] as const;
/** A language of the pages. */
export type Locale = (typeof LOCALES)[number];

/** Each language's name in itself. */
export const LOCALE_NAMES: Record<Locale, string> = { 'zh-CN': '中文', ug: 'ئۇيغۇرچە', en: 'English' };

const STORED = 'silkcast.locale';

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ug' ? 'rtl' : 'ltr');

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The language that `early.js` has put on the document. */
export function initialLocale(): Locale {
  const given = document.documentElement.lang;
  return isLocale(given) ? given : 'zh-CN';
}

/** True when somebody chose the language on this device; the account's language then does not override it. */
export function hasChosenLocale(): boolean {
  try {
    return isLocale(localStorage.getItem(STORED));
  } catch {
    return false;
  }
}

export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(STORED, locale);
  } catch {
    // Private windows may refuse storage; the choice then lasts for this visit.
  }
}
