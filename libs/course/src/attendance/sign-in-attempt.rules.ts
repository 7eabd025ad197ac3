import type { LessonStatus } from '../lesson/lesson.entity.js';
import { type CodeVerdict, judgeCode } from './sign-in-code.rules.js';

const HOUR_MS = 60 * 60_000;
/** How long an offline sign-in may be under way. */
export const OFFLINE_HOURS = 12;

/** Wrong codes of one account before it has to wait. */
export const FREE_FAILURES = 10;
export const FAILURE_WINDOW_MINUTES = 5;

export interface SignInLesson {
  status: LessonStatus;
  openedAt: Date | null;
  closedAt: Date | null;
  signInSecret: Buffer | null;
}

export interface SignInAttempt {
  code: string;
  /** When an offline phone saw the code; null for a sign-in over the network. */
  seenAt: Date | null;
}

/**
 * Whether the code lets somebody in: `not-open` when the lesson was not open at the instant that counts. That is now,
 * or for an offline phone the instant it saw the code, as long as it arrives within 12 hours of that and of the
 * lesson's closing.
 */
export function judgeSignIn(
  lesson: SignInLesson,
  { code, seenAt }: SignInAttempt,
  now: Date,
): CodeVerdict | 'not-open' {
  const at = seenAt ?? now;
  const secret = lesson.signInSecret;
  if (!secret || !wasOpen(lesson, at)) return 'not-open';
  const closing = lesson.closedAt ?? now;
  const isTooLate = Math.max(now.getTime() - at.getTime(), now.getTime() - closing.getTime()) > OFFLINE_HOURS * HOUR_MS;
  if (isTooLate) return 'expired';
  return judgeCode(secret, code, at, seenAt !== null);
}

function wasOpen({ status, openedAt, closedAt }: SignInLesson, at: Date): boolean {
  if (!openedAt || at < openedAt) return false;
  return status === 'OPEN' || (status === 'CLOSED' && closedAt !== null && at <= closedAt);
}

export interface Failures {
  failures: number;
  windowStartedAt: Date;
}

/** Whole minutes until an account may try a code again; 0 when it may now. */
export function minutesToWait(state: Failures | null, now: Date): number {
  if (!state || state.failures < FREE_FAILURES) return 0;
  const until = state.windowStartedAt.getTime() + FAILURE_WINDOW_MINUTES * 60_000;
  return Math.max(0, Math.ceil((until - now.getTime()) / 60_000));
}
