import { Problem } from '#kernel';

/** 401, the same for an unknown mobile and a wrong password. */
export const signInRefused = (): Problem =>
  new Problem('sign-in-refused', 401, { title: 'Mobile number or password is not right' });

/** 429: too many wrong passwords; `params.minutes` says how long to wait. */
export const accountLocked = (minutes: number): Problem =>
  new Problem('account-locked', 429, { title: 'Too many wrong passwords', params: { minutes } });

/** 401: the session has ended; sign in again. */
export const sessionEnded = (): Problem => new Problem('session-ended', 401, { title: 'Sign in again' });
