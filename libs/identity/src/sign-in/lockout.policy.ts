/** How many in a row lock, and for how long. */
export interface Limits {
  readonly attempts: number;
  readonly minutes: number;
}

/** The fifth wrong password in a row locks for a quarter of an hour. */
export const SIGN_IN_LIMITS: Limits = { attempts: 5, minutes: 15 };

export interface SignInState {
  failedAttempts: number;
  lockedUntil: Date | null;
}

/** Whole minutes until the account may be tried again; 0 when it is not locked. */
export function minutesLocked({ lockedUntil }: SignInState, now: Date): number {
  return lockedUntil ? Math.max(0, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000)) : 0;
}

/**
 * One more wrong one. A lock that has run out starts the count anew, so nobody can keep an owner out by one try every
 * quarter of an hour.
 */
export function afterWrongPassword(state: SignInState, now: Date, limits: Limits = SIGN_IN_LIMITS): SignInState {
  const isFresh = state.lockedUntil !== null && state.lockedUntil <= now;
  const failedAttempts = (isFresh ? 0 : state.failedAttempts) + 1;
  const isLocked = failedAttempts >= limits.attempts;
  return { failedAttempts, lockedUntil: isLocked ? new Date(now.getTime() + limits.minutes * 60_000) : null };
}
