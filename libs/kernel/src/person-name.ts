import { removeInvisible } from './plain-text.js';

/** The separator of transliterated names: U+00B7, GB18030 A1A4 (民委发〔2016〕33号, handbook §5.3). */
export const NAME_DOT = '\u00B7';

export interface NormalizedName {
  readonly value: string;
  /** The value differs from what was typed; the raw text is to be kept beside it. */
  readonly changed: boolean;
  /** A person has to look: a "?" or another sign that no rule may put right. */
  readonly needsReview: boolean;
}

/** Signs typed in place of U+00B7. NFKC does not unify them (handbook §5.3), so they are listed. */
const DOTS = '\u00B7\u30FB\uFF65\u2022\u2027\u2219\u22C5\u2024\u0387\u25CF\uFF0E\u002E';
const DOT_BETWEEN_HAN = new RegExp(`(?<=\\p{Script=Han})\\s*[${DOTS}][${DOTS}\\s]*(?=\\p{Script=Han})`, 'gu');
const ANY_DOT_OR_SPACE = new RegExp(`[${DOTS}\\s]`, 'gu');
const SPACE_BESIDE_HAN = /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu;
/** Han parts joined by dots, or words of another script with marks, apostrophes, hyphens and dots inside. */
const CLEAN_HAN = new RegExp(`^\\p{Script=Han}+(?:${NAME_DOT}\\p{Script=Han}+)*$`, 'u');
const CLEAN_OTHER = /^(?!.*\p{Script=Han})\p{L}[\p{L}\p{M}]*(?:[ '’.\-]{1,2}\p{L}[\p{L}\p{M}]*)*\.?$/u;

/**
 * Puts a typed person name into the form in which it is stored: the right middle dot, no invisible characters,
 * no spaces around Chinese characters (handbook §5.3). A "?" is never guessed at. Compatibility characters stay
 * as they are, because the legal name is the one on the ID card. Normalizing twice changes nothing.
 */
export function normalizePersonName(raw: string): NormalizedName {
  const value = removeInvisible(raw)
    .replace(DOT_BETWEEN_HAN, NAME_DOT)
    .replace(SPACE_BESIDE_HAN, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const clean = value === '' || CLEAN_HAN.test(value) || CLEAN_OTHER.test(value);
  return { value, changed: value !== raw, needsReview: !clean };
}

/** Key for searching names: without dots, spaces and case, so every way of typing the dot finds the person. */
export function nameSearchKey(name: string): string {
  return removeInvisible(name).replace(ANY_DOT_OR_SPACE, '').toLowerCase();
}
