import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale, i18n } from './i18n.js';
import type { Locale } from './locale.js';

export type TextParams = Record<string, string | number | null | undefined>;
/** Text of a key; `{{name}}` in the text is replaced from `params`. */
export type Translate<K extends string> = (key: K, params?: TextParams) => string;

/** What {@link defineStrings} answers: a hook, with `now` for code outside components. */
export interface UseStrings<K extends string> {
  (): Translate<K>;
  /** The text in the language shown now; does not re-render on a change of language. */
  now: Translate<K>;
}

/**
 * Declares a feature's texts in the three languages and answers the hook that reads them. All three objects must have
 * the same keys, or it does not compile. From outside, a text is `feature:key` (for `nav.labelKey`).
 */
export function defineStrings<const Z extends Record<string, string>>(
  feature: string,
  texts: { 'zh-CN': Z; ug: Record<keyof Z, string>; en: Record<keyof Z, string> },
): UseStrings<keyof Z & string> {
  for (const locale of Object.keys(texts) as Locale[]) {
    i18n.addResourceBundle(locale, feature, texts[locale], true, true);
  }
  const now: Translate<keyof Z & string> = (key, params) => translate(`${feature}:${key}`, params);
  const useStrings = (): Translate<keyof Z & string> => {
    const { i18n: instance } = useTranslation(feature, { i18n });
    const language = instance.language;
    // A new function per language lets memoized children notice the change.
    return useMemo(() => {
      void language;
      return (key, params) => now(key, params);
    }, [language]);
  };
  return Object.assign(useStrings, { now });
}

/** Text of `feature:key` in the language shown now. */
export function translate(key: string, params?: TextParams): string {
  return i18n.t(key, isolate(params));
}

/** Values of another script (numbers, Chinese names) keep their own direction inside a Uyghur sentence. */
function isolate(params: TextParams | undefined): Record<string, string> {
  const isolated: Record<string, string> = {};
  const rtl = currentLocale() === 'ug';
  for (const [name, value] of Object.entries(params ?? {})) {
    const text = value === null || value === undefined ? '' : String(value);
    isolated[name] = rtl && text ? `\u2068${text}\u2069` : text;
  }
  return isolated;
}
