import { removeInvisible, toHalfWidth } from './plain-text.js';

export type ParsedMobile =
  | { readonly ok: true; /** 11 digits, no country code. */ readonly value: string }
  | { readonly ok: false; readonly reason: 'PHONE_MISSING' | 'PHONE_INVALID' };

/**
 * Reads a Chinese mobile number (handbook §5.2): strips +86, spaces, hyphens and brackets, accepts full-width
 * digits and numeric cells. Landlines (0997-…) are refused. A number is not unique: families share phones.
 */
export function parseMobile(raw: string | number | null | undefined): ParsedMobile {
  const text = toHalfWidth(removeInvisible(String(raw ?? '')))
    .replace(/[\s'‘’`\-‐-―−()]/gu, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  if (text === '') return { ok: false, reason: 'PHONE_MISSING' };
  return /^1[3-9]\d{9}$/.test(text) ? { ok: true, value: text } : { ok: false, reason: 'PHONE_INVALID' };
}
