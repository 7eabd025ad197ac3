import { removeInvisible, toHalfWidth } from './plain-text.js';

/** Why an ID number was not accepted. The codes are part of the roster report. */
export type IdNumberProblem =
  'ID_MISSING' | 'ID_PRECISION_LOST' | 'ID_15_DIGITS' | 'ID_FORMAT' | 'ID_DATE' | 'ID_CHECKSUM';

export type Sex = 'MALE' | 'FEMALE';

export type ParsedIdNumber =
  | {
      readonly ok: true;
      /** 18 characters, half width, upper-case X. */
      readonly value: string;
      /** Plain calendar date `YYYY-MM-DD`, without a zone (handbook §5.4). */
      readonly birthDate: string;
      readonly sex: Sex;
    }
  | { readonly ok: false; readonly reason: IdNumberProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** A spreadsheet keeps 15 significant digits; a longer number has already lost its tail. */
const EXACT_DIGITS = 15;
const EARLIEST_BIRTH_DATE = '1900-01-01';

/** The check character of the first 17 digits (GB 11643-1999, handbook §5.2). */
export function idChecksum(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/**
 * Reads a citizen's ID number as people type it: full-width digits, spaces, invisible characters, a leading
 * apostrophe and a lower-case x are put right; everything else is refused with its reason (handbook §5.2).
 * Region codes are not checked: the region is where the number was first assigned, so retired codes are valid.
 * @param today Beijing calendar date `YYYY-MM-DD`; a birth date after it is refused.
 */
export function parseIdNumber(raw: string | number | null | undefined, today: string): ParsedIdNumber {
  if (typeof raw === 'number') return parseNumericCell(raw, today);
  const text = toHalfWidth(removeInvisible(raw ?? ''))
    .replace(/[\s'‘’`´]/gu, '')
    .toUpperCase();
  if (text === '') return refuse('ID_MISSING');
  if (/^\d(\.\d+)?E\+?\d+$/.test(text)) return refuse('ID_PRECISION_LOST');
  if (/^\d{15}$/.test(text)) return refuse('ID_15_DIGITS');
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return refuse('ID_FORMAT');

  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isCalendarDate(birthDate) || birthDate < EARLIEST_BIRTH_DATE || birthDate > today) {
    return refuse('ID_DATE');
  }
  if (idChecksum(text) !== text[17]) {
    // A number cut to 15 significant digits and later saved as text (CSV) ends in 000.
    return refuse(text.endsWith('000') ? 'ID_PRECISION_LOST' : 'ID_CHECKSUM');
  }
  return { ok: true, value: text, birthDate, sex: Number(text[16]) % 2 === 1 ? 'MALE' : 'FEMALE' };
}

function parseNumericCell(raw: number, today: string): ParsedIdNumber {
  if (!Number.isInteger(raw) || raw < 0) return refuse('ID_FORMAT');
  const digits = BigInt(raw).toString();
  // Even a right check digit proves nothing here: one lost tail in eleven passes by chance.
  if (digits.length > EXACT_DIGITS) return refuse('ID_PRECISION_LOST');
  return parseIdNumber(digits, today);
}

function isCalendarDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

function refuse(reason: IdNumberProblem): ParsedIdNumber {
  return { ok: false, reason };
}
