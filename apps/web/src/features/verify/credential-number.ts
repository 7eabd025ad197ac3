/** Arabic-Indic and Persian digits, as phones with a Uyghur or Arabic keyboard type them. */
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** Spaces, and marks without width that come along when a number is copied. */
const BLANKS = /[\s\u200b-\u200f\u2066-\u2069\ufeff]/g;

/** A certificate number as it is printed, from what somebody typed: full width, lower case, spaces, other dashes. */
export function readCredentialNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(DASHES, '-')
    .replace(BLANKS, '')
    .toUpperCase();
}
