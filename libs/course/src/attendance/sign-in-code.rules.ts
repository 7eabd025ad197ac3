import { createHmac, timingSafeEqual } from 'node:crypto';
import { removeInvisible, toHalfWidth } from '#kernel';

export const PERIOD_SECONDS = 30;
const PERIOD_MS = PERIOD_SECONDS * 1000;
const DIGITS = 6;
/** A code up to ten minutes old is named as run out; an older one is simply wrong. */
const REMEMBERED_WINDOWS = 20;

const windowAt = (instant: Date): number => Math.floor(instant.getTime() / PERIOD_MS);

/**
 * The six digits of a lesson in the 30-second window of that instant: HMAC-SHA256 of the window's number under the
 * lesson's secret, shortened as RFC 4226 §5.3 does. Server time only.
 */
export function codeAt(secret: Buffer, instant: Date): string {
  return codeOfWindow(secret, windowAt(instant));
}

/** When the code of that instant is followed by the next. */
export function windowEnd(instant: Date): Date {
  return new Date((windowAt(instant) + 1) * PERIOD_MS);
}

export type CodeVerdict = 'right' | 'expired' | 'wrong';

/**
 * A code is right in its own window and in the one after, which is the time to read and type it; a photograph of it is
 * worth nothing after that. For a phone that was offline (`isOffline`) the instant comes from a clock nobody has set,
 * so the window after it counts too.
 */
export function judgeCode(secret: Buffer, code: string, instant: Date, isOffline = false): CodeVerdict {
  const current = windowAt(instant);
  // All windows are computed and compared in constant time, so the answer's delay tells nothing about the digits.
  let age = Number.POSITIVE_INFINITY;
  for (let back = REMEMBERED_WINDOWS; back >= -1; back -= 1) {
    if (isSame(codeOfWindow(secret, current - back), code)) age = back;
  }
  if (age <= 1 && (age >= 0 || isOffline)) return 'right';
  return age > 1 && age <= REMEMBERED_WINDOWS ? 'expired' : 'wrong';
}

/** What was typed as six ASCII digits, or null: full-width and Arabic digits, spaces and invisible marks are taken. */
export function readCode(typed: string): string | null {
  const digits = toHalfWidth(removeInvisible(typed))
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\s/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

function codeOfWindow(secret: Buffer, window: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(window));
  const digest = createHmac('sha256', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
