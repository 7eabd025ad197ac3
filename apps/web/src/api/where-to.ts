import type { Me, Role } from './signed-in.js';

/** Whether somebody holds one of these roles today. */
export const hasRole = (me: Me, ...roles: Role[]): boolean => me.roles.some((held) => roles.includes(held.role));

/** Where somebody starts: staff at the console; trainees and instructors at their lessons. */
export function homeOf(me: Me): '/' | '/console' {
  const isStaff = hasRole(me, 'ADMIN', 'COORDINATOR');
  return isStaff && !hasRole(me, 'INSTRUCTOR', 'TRAINEE') ? '/console' : '/';
}

const HERE = 'http://here.invalid';

/**
 * An address to return to; only our own pages, or a link in a message could send people to somebody else's. It is read
 * as a browser reads it: tabs and line breaks vanish there, and a backslash counts as a slash, so that `/<tab>/elsewhere`
 * leads away although it does not begin with two slashes.
 */
export function safeNext(next: string | null): string {
  const own = ownPath(next ?? '/');
  return own === null ? '/' : (ownPath(own) ?? '/');
}

function ownPath(path: string): string | null {
  if (!path.startsWith('/')) return null;
  try {
    const url = new URL(path, HERE);
    return url.origin === HERE ? url.href.slice(HERE.length) : null;
  } catch {
    return null;
  }
}

export const PASSWORD_PAGE = '/account/password';
export const CONSENT_PAGE = '/consent';

let isConsentPutOff = false;

/** "Not now": the question is not asked again before the next visit. Reading a consent is never forced. */
export function putOffConsent(isPutOff = true): void {
  isConsentPutOff = isPutOff;
}

/** Whether a trainee is still to be shown the enrollment consent on the way to their own pages. */
export const isConsentDue = (me: Me): boolean =>
  me.needsEnrollmentConsent && hasRole(me, 'TRAINEE') && !isConsentPutOff;

/** Where to go after signing in: a password that staff made is changed first, then the consent is read. */
export function afterSignIn(me: Me, next: string | null): string {
  const wanted = safeNext(next);
  // Until then there are no roles, so the home is not known either.
  if (me.mustChangePassword) return `${PASSWORD_PAGE}?next=${encodeURIComponent(wanted)}`;
  const goal = wanted === '/' ? homeOf(me) : wanted;
  if (isConsentDue(me)) return `${CONSENT_PAGE}?next=${encodeURIComponent(goal)}`;
  return goal;
}
