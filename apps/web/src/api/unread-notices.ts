import { useQuery } from '@tanstack/react-query';
import { request } from './client.js';
import { useVisitor } from './me.js';

/** Key of everything about the own notices; invalidate it after they were read. */
export const NOTICES_KEY = ['me', 'notices'] as const;
const GENTLE_MS = 3 * 60_000;

/**
 * How many notices wait unread. Asked every three minutes while the page is in view; the answer is some 300 bytes, and
 * one that fails is no news.
 */
export function useUnreadNotices(): number {
  const me = useVisitor();
  const { data } = useQuery({
    queryKey: [...NOTICES_KEY, 'unread'],
    queryFn: () => request<{ unread: number }>('GET', '/api/v1/me/notices?pageSize=1'),
    enabled: me !== null,
    staleTime: GENTLE_MS / 2,
    refetchInterval: GENTLE_MS,
    refetchOnWindowFocus: true,
  });
  return data?.unread ?? 0;
}
