import type { Locale } from './locale.js';

/** A build has a file of texts per language (`texts-by-language.ts`); the development server has them all at once. */
const LOADERS: Record<Locale, () => Promise<unknown>> = {
  'zh-CN': () => import('virtual:texts/zh-CN'),
  ug: () => import('virtual:texts/ug'),
  en: () => import('virtual:texts/en'),
};

/** Makes the texts of a language ready. Rejects when the network is lost; ask again then. */
export async function loadTexts(locale: Locale): Promise<void> {
  if (import.meta.env.PROD) await LOADERS[locale]();
}
