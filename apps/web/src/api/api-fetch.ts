import { currentLocale } from '../i18n/index.js';
import { idempotencyKey, settleIdempotencyKey } from './idempotency.js';
import { Problem, problemOfResponse } from './problem.js';
import { accessToken, refreshToken } from './session.js';

const TIMEOUT_MS = 30_000;
const BACKOFF_MS = [600, 1_800];
const PASSING = new Set([502, 503, 504]);
/** Answered without a token: a visitor's page need not ask first whether there is a session. */
const OPEN_TO_ALL = /^\/api\/v1\/(public\/|auth\/(?!oidc\/link$))/;

/**
 * `fetch` for our API: language, token (renewed once on 401), idempotency key. Reads are tried three times on a weak
 * network; writes once, so that the person decides, and a repeated write keeps its key. Anything but success throws a
 * {@link Problem}.
 */
export async function apiFetch(given: Request): Promise<Response> {
  const request = new Request(given);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const path = new URL(request.url).pathname;
  const isAuth = path.startsWith('/api/v1/auth/');
  const isOpen = OPEN_TO_ALL.test(path);
  request.headers.set('accept-language', currentLocale());
  // Answers of sign-in carry tokens, which must not be stored for a replay.
  const submission = isRead || isAuth ? null : `${request.method} ${path}\n${await bodyText(request)}`;
  if (submission !== null && !request.headers.has('idempotency-key')) {
    request.headers.set('idempotency-key', idempotencyKey(submission));
  }

  const response = await withToken(request, isOpen, isRead);
  // A failing proxy or server leaves open whether the write was done: then the key stays.
  if (submission !== null && response.status < 500) settleIdempotencyKey(submission);
  if (!response.ok) throw await problemOfResponse(response);
  return response;
}

async function withToken(request: Request, isOpen: boolean, isRead: boolean): Promise<Response> {
  const token = isOpen ? null : await accessToken();
  const response = await attempt(request, token, isRead);
  if (response.status !== 401 || isOpen) return response;
  const renewed = await refreshToken(token);
  return renewed === null ? response : attempt(request, renewed, isRead);
}

async function attempt(request: Request, token: string | null, isRead: boolean): Promise<Response> {
  for (let round = 0; ; round += 1) {
    const wait = isRead ? BACKOFF_MS[round] : undefined;
    try {
      const response = await once(request, token);
      if (wait === undefined || !PASSING.has(response.status)) return response;
    } catch {
      if (request.signal.aborted) throw new Problem('cancelled', 0);
      if (wait === undefined) throw new Problem('network-lost', 0);
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function once(request: Request, token: string | null): Promise<Response> {
  const copy = request.clone();
  if (token !== null) copy.headers.set('authorization', `Bearer ${token}`);
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  request.signal.addEventListener('abort', stop);
  try {
    return await fetch(copy, { signal: abort.signal, credentials: 'same-origin' });
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', stop);
  }
}

async function bodyText(request: Request): Promise<string> {
  return request.clone().text();
}
