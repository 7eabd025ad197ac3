import { useEffect, useRef, useState } from 'react';
import { accessToken } from './session.js';

/** Whether a page hears of changes at once, or has to ask by itself. */
export type LiveState = 'CONNECTING' | 'LIVE' | 'POLLING';

export interface LiveSubject {
  /** Name of the event, such as `attendance`. */
  event: string;
  /** Field of the `watch` message and of the events that holds the subject's id. */
  subjectKey: string;
  subjectId: string;
}

/** How long to wait for the socket before saying that the page asks by itself. */
const PATIENCE_MS = 4_000;

/** Hears the events of one subject by socket while wanted; says whether it is connected. */
export function useLive<T>(subject: LiveSubject, isWanted: boolean, onEvent: (event: T) => void): LiveState {
  const { event, subjectKey, subjectId } = subject;
  const [state, setState] = useState<LiveState>('CONNECTING');
  // The latest listener is called without connecting anew.
  const listener = useRef(onEvent);
  useEffect(() => {
    listener.current = onEvent;
  });
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    let close = (): void => undefined;
    const patience = setTimeout(
      () => setState((before) => (before === 'CONNECTING' ? 'POLLING' : before)),
      PATIENCE_MS,
    );
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
        socket.emit('watch', { [subjectKey]: subjectId }, (answer: { ok: boolean }) =>
          setState(answer.ok ? 'LIVE' : 'POLLING'),
        );
      });
      socket.on(event, (heard: Record<string, unknown>) => {
        if (heard[subjectKey] === subjectId) listener.current(heard as T);
      });
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
      close();
    };
  }, [event, isWanted, subjectId, subjectKey]);
  return state;
}
