import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { request } from './client.js';
import { Problem } from './problem.js';
import { ME_KEY, queryClient } from './query-client.js';
import { accessToken, forgetSession, hasSessionHint, signedIn } from './session.js';
import type { Me } from './signed-in.js';
import { putOffConsent } from './where-to.js';

/** The signed-in person; null when nobody is. Invalidate `ME_KEY` after a change (consent given, name corrected). */
export function useMe(): UseQueryResult<Me | null, Error> {
  return useQuery({ queryKey: ME_KEY, queryFn: loadMe, staleTime: 5 * 60_000 });
}

/** Like {@link useMe}, but does not ask the server on a device that never signed in; for public pages. */
export function useVisitor(): Me | null {
  return useQuery({ queryKey: ME_KEY, queryFn: loadMe, staleTime: 5 * 60_000, enabled: hasSessionHint() }).data ?? null;
}

/** Whether the signed-in person has a permission such as `cohort:create`; for showing or hiding an action. */
export function useCan(): (permission: string) => boolean {
  const { data } = useMe();
  return (permission) => data?.permissions.includes(permission) ?? false;
}

/** Begins a session with the token of `auth/login` or `auth/activation`, and answers who signed in. */
export async function startSession(token: string): Promise<Me | null> {
  signedIn(token);
  putOffConsent(false);
  queryClient.clear();
  return queryClient.fetchQuery({ queryKey: ME_KEY, queryFn: loadMe });
}

/** Forgets the session after the server ended it (the account is gone). */
export function endSession(): void {
  forgetSession();
  queryClient.clear();
}

/** Ends the session here and on the server, and forgets all that was loaded. Throws `network-lost`. */
export async function signOut(): Promise<void> {
  await request('POST', '/api/v1/auth/logout');
  endSession();
}

async function loadMe(): Promise<Me | null> {
  if ((await accessToken()) === null) return null;
  try {
    return await request<Me>('GET', '/api/v1/me');
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}
