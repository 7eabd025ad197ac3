import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

/** Cache key of whoever is signed in. */
export const ME_KEY = ['me'] as const;

/**
 * Defaults for weak networks: what was loaded stays shown; `apiFetch` repeats reads by itself; coming back online
 * loads again. Writes never wait in secret for the network: they fail, and the form says so.
 */
export const queryClient = new QueryClient({
  // A session that ended while reading leads to the sign-in page; a write that is refused keeps its form and its input.
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) queryClient.setQueryData(ME_KEY, null);
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'offlineFirst',
      staleTime: 20_000,
      gcTime: 15 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
