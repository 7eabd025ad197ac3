import { i18n } from './i18n.js';
import { translate, type TextParams } from './define-strings.js';
import type { Locale } from './locale.js';

/** What the text of a problem depends on; `Problem` of the api folder is one. */
export interface ProblemLike {
  slug: string;
  requestId?: string;
  params?: TextParams;
}

type Texts = Record<string, string>;
type InThree<Z extends Texts> = { 'zh-CN': Z; ug: Record<keyof Z, string>; en: Record<keyof Z, string> };

/** Texts of problems by slug (the last part of `type`). A feature adds those of its routes in its `strings.ts`. */
export function defineProblems<const Z extends Texts>(texts: InThree<Z>): void {
  add('problems', texts);
}

/** Texts of field errors by their `code` (`errors[].code`) and of `blockers[].code`. */
export function defineErrorCodes<const Z extends Texts>(texts: InThree<Z>): void {
  add('error-codes', texts);
}

/** The sentence that tells the user what went wrong; an unknown slug gets the general text with the request id. */
export function problemText(problem: ProblemLike): string {
  const params = { ...problem.params, requestId: problem.requestId ?? '—' };
  return i18n.exists(`problems:${problem.slug}`)
    ? translate(`problems:${problem.slug}`, params)
    : translate('problems:unexpected', params);
}

/** The text of one field error or blocker. */
export function errorCodeText(error: { code: string; params?: TextParams }): string {
  return i18n.exists(`error-codes:${error.code}`)
    ? translate(`error-codes:${error.code}`, error.params)
    : translate('error-codes:invalid', error.params);
}

function add(namespace: string, texts: Record<Locale, Texts>): void {
  for (const locale of Object.keys(texts) as Locale[]) {
    i18n.addResourceBundle(locale, namespace, texts[locale], true, true);
  }
}
