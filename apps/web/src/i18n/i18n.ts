import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadTexts } from './load-texts.js';
import { directionOf, initialLocale, isLocale, rememberLocale, type Locale } from './locale.js';

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: initialLocale(),
  fallbackLng: 'zh-CN',
  supportedLngs: ['zh-CN', 'ug', 'en'],
  ns: [],
  resources: {},
  // Texts are in the bundle, so nothing is awaited and defineStrings can add to the store at once.
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  returnNull: false,
});

i18n.on('languageChanged', (language) => {
  if (!isLocale(language)) return;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
});

/** The language shown now. */
export function currentLocale(): Locale {
  return isLocale(i18n.language) ? i18n.language : 'zh-CN';
}

/** Shows another language and remembers it on this device. Rejects when its texts cannot be loaded; nothing changes then. */
export async function changeLocale(locale: Locale): Promise<void> {
  await showLocale(locale);
  rememberLocale(locale);
}

/** Shows another language for now. Rejects like {@link changeLocale}. */
export async function showLocale(locale: Locale): Promise<void> {
  await loadTexts(locale);
  await i18n.changeLanguage(locale);
}
