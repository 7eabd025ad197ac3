/** Zero-width, soft-hyphen, byte-order and direction marks, and control characters other than white space. */
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Removes characters that nobody sees but that make two equal-looking texts differ. */
export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Full-width ASCII (U+FF01–U+FF5E) to half width. Not NFKC: that would also change Chinese characters. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
