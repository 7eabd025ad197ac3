import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useMe } from '../../api/index.js';
import { isOwn, keptState, onKeptChange, sendKept, type KeptSignIn } from './kept-sign-ins.js';
import { lessonChanged } from './lesson-queries.js';
import type { SignInResult } from './types.js';

/** `online` is not told on every phone, so the page also tries now and then. */
const RETRY_MS = 15_000;

/** Codes of the signed-in person that wait on this device, and what became of those sent; sends while it is mounted. */
export function useKeptSignIns(): { kept: readonly KeptSignIn[]; sent: Readonly<Record<string, SignInResult>> } {
  const queries = useQueryClient();
  const personId = useMe().data?.personId;
  const { kept, sent } = useSyncExternalStore(onKeptChange, keptState);
  const own = personId ? kept.filter((each) => isOwn(each, personId)) : [];
  const waiting = own.filter(({ refusal }) => refusal === null).length;
  useEffect(() => {
    if (!personId || waiting === 0) return;
    const send = (): void => void sendKept(personId, (lessonId) => lessonChanged(queries, lessonId));
    send();
    window.addEventListener('online', send);
    const timer = setInterval(send, RETRY_MS);
    return () => {
      window.removeEventListener('online', send);
      clearInterval(timer);
    };
  }, [personId, queries, waiting]);
  return { kept: own, sent };
}
