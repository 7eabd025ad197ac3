const FREE_ATTEMPTS = 5;
const LOCK_MINUTES = 15;

export interface SignInState {
  failedAttempts: number;
  lockedUntil: Date | null;
}

/** Whole minutes until the account may be tried again; 0 when it is not locked. */
export function minutesLocked({ lockedUntil }: SignInState, now: Date): number {
  return lockedUntil ? Math.max(0, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000)) : 0;
}

/**
 * The fifth wrong password in a row locks for 15 minutes. A lock that has run out starts the count anew, so nobody
 * can keep an owner out by one try every quarter of an hour.
 */
export function afterWrongPassword(state: SignInState, now: Date): SignInState {
  const isFresh = state.lockedUntil !== null && state.lockedUntil <= now;
  const failedAttempts = (isFresh ? 0 : state.failedAttempts) + 1;
  const isLocked = failedAttempts >= FREE_ATTEMPTS;
  return { failedAttempts, lockedUntil: isLocked ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null };
}
