import { Problem, problemOfResponse } from './problem.js';

/** The access token lives in memory only; the refresh token is a cookie that scripts cannot read. */
let token: string | null = null;
/** The server has said that there is no session; asked again only after a sign-in. */
let isAnonymous = false;
let refreshing: Promise<string | null> | null = null;
const HINT = 'silkcast.session';

/** Call after a successful sign-in (`auth/login`, `auth/activation`). */
export function signedIn(accessToken: string): void {
  token = accessToken;
  isAnonymous = false;
  hint(true);
}

/** Forgets the session in this page (the cookie is the server's matter, see `signOut`). */
export function forgetSession(): void {
  token = null;
  isAnonymous = true;
  hint(false);
}

/** Whether this device probably has a session; lets public pages skip a request that would be refused. */
export function hasSessionHint(): boolean {
  try {
    return token !== null || localStorage.getItem(HINT) === '1';
  } catch {
    return token !== null;
  }
}

/** A token for the next request or socket; null when nobody is signed in. Throws `network-lost`. */
export async function accessToken(): Promise<string | null> {
  if (token !== null || isAnonymous) return token;
  return refreshToken(null);
}

/**
 * Asks for a new token. Everyone who needs one at the same time shares one request; a token that somebody else has
 * renewed since (`stale` is no longer the current one) is used at once.
 */
export function refreshToken(stale: string | null): Promise<string | null> {
  if (token !== null && token !== stale) return Promise.resolve(token);
  refreshing ??= acrossTabs(requestToken).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function requestToken(): Promise<string | null> {
  let response: Response;
  try {
    response = await fetch('/api/v1/auth/refresh', { method: 'POST', credentials: 'same-origin' });
  } catch {
    throw new Problem('network-lost', 0);
  }
  if (response.ok) {
    const body = (await response.json()) as { accessToken: string };
    signedIn(body.accessToken);
    return body.accessToken;
  }
  if (response.status >= 500 || response.status === 429) throw await problemOfResponse(response);
  forgetSession();
  return null;
}

/** The refresh token rotates: two tabs at once would look like a stolen one. Browsers without locks take the risk. */
function acrossTabs(work: () => Promise<string | null>): Promise<string | null> {
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks ? locks.request('silkcast-refresh', work) : work();
}

function hint(present: boolean): void {
  try {
    if (present) localStorage.setItem(HINT, '1');
    else localStorage.removeItem(HINT);
  } catch {
    // Without storage the hint is lost; the next page asks the server instead.
  }
}
