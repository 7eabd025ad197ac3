import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { accessToken } from '../../api/index.js';
import { attendanceKey } from './lesson-queries.js';
import type { AttendanceCounts, AttendanceSheet } from './types.js';

export type LiveState = 'CONNECTING' | 'LIVE' | 'POLLING';

interface CountsEvent {
  lessonId: string;
  counts: AttendanceCounts;
}

/** How long to wait for the socket before saying that the page asks by itself. */
const PATIENCE_MS = 4_000;
/** Names follow the counts, at most that often. */
const NAMES_MS = 2_000;

/** Hears the counts of a lesson by socket and puts them into the loaded sheets; says whether it is connected. */
export function useLiveAttendance(lessonId: string, isWanted: boolean): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('CONNECTING');
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    let close = (): void => undefined;
    let namesTimer: ReturnType<typeof setTimeout> | undefined;
    const patience = setTimeout(
      () => setState((before) => (before === 'CONNECTING' ? 'POLLING' : before)),
      PATIENCE_MS,
    );
    const queryKey = attendanceKey(lessonId);

    const take = ({ lessonId: id, counts }: CountsEvent): void => {
      if (id !== lessonId) return;
      queries.setQueriesData<AttendanceSheet>({ queryKey }, (sheet) => sheet && { ...sheet, counts });
      namesTimer ??= setTimeout(() => {
        namesTimer = undefined;
        void queries.invalidateQueries({ queryKey });
      }, NAMES_MS);
    };

    const connect = async (): Promise<void> => {
      const { io } = await import('socket.io-client');
      if (isGone) return;
      const socket = io('/live', {
        transports: ['websocket'],
        // Asked for at each connection, so that it is the token of now.
        auth: (answer) => void accessToken().then((token) => answer({ token: token ?? '' })),
      });
      close = () => void socket.disconnect();
      socket.on('connect', () => {
        socket.emit('watch', { lessonId }, (answer: { ok: boolean }) => setState(answer.ok ? 'LIVE' : 'POLLING'));
      });
      socket.on('attendance', take);
      socket.on('disconnect', () => setState('POLLING'));
      socket.on('connect_error', () => {
        setState('POLLING');
        // Refused at the door (an old token): such a socket does not try again by itself.
        if (!socket.active) setTimeout(() => !isGone && socket.connect(), PATIENCE_MS);
      });
    };
    connect().catch(() => setState('POLLING'));
    return () => {
      isGone = true;
      clearTimeout(patience);
      clearTimeout(namesTimer);
      close();
    };
  }, [isWanted, lessonId, queries]);
  return state;
}
