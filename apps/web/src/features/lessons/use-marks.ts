import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { problemOf, request, type Problem } from '../../api/index.js';
import { useDraft } from '../../ui/index.js';
import { attendanceKey, lessonChanged } from './lesson-queries.js';
import type { AttendanceCounts, AttendanceSheet, Mark } from './types.js';

export interface PendingMark {
  mark: Mark;
  minutesLate?: number;
}

export type RowState = 'SAVING' | 'SAVED' | 'NOT_SAVED' | null;

export interface Marks {
  pending: Readonly<Record<string, PendingMark>>;
  stateOf: (enrollmentId: string) => RowState;
  problem: Problem | null;
  /** Chooses a mark; while the lesson is open it is sent at once. */
  choose: (enrollmentId: string, mark: PendingMark) => void;
  /** Sends all that is not saved; answers whether it worked. */
  sendAll: (reason?: string) => Promise<boolean>;
  discard: () => void;
}

const MOST_AT_ONCE = 200;

/**
 * Marks that are chosen but not yet on the server. They survive a reload (ids and marks only); a failed one stays
 * chosen and says so. With `isDirect` each is sent as soon as it is chosen, else `sendAll` sends them with a reason.
 */
export function useMarks(lessonId: string, isDirect: boolean): Marks {
  const queries = useQueryClient();
  const [pending, setPending, clearPending] = useDraft<Record<string, PendingMark>>(`marks:${lessonId}`, NONE);
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  // What is chosen now, also for sends that began earlier.
  const latest = useRef(pending);
  latest.current = pending;
  const underWay = useRef(new Set<string>());

  const send = useCallback(
    async (chosen: Record<string, PendingMark>, reason?: string): Promise<boolean> => {
      const ids = Object.keys(chosen).slice(0, MOST_AT_ONCE);
      setSaving((before) => new Set([...before, ...ids]));
      try {
        const marks = ids.map((enrollmentId) => ({ enrollmentId, ...chosen[enrollmentId] }));
        const { counts } = await request<{ counts: AttendanceCounts }>(
          'PUT',
          `/api/v1/lessons/${lessonId}/attendance`,
          { body: { marks, method: 'INSTRUCTOR' }, reason },
        );
        showSaved(queries, lessonId, chosen, counts);
        setProblem(null);
        setSaved((before) => new Set([...before, ...ids]));
        setPending((before) =>
          Object.fromEntries(Object.entries(before).filter(([id, mark]) => !same(chosen[id], mark))),
        );
        lessonChanged(queries, lessonId);
        return true;
      } catch (error) {
        setProblem(problemOf(error));
        return false;
      } finally {
        setSaving((before) => new Set([...before].filter((id) => !ids.includes(id))));
      }
    },
    [lessonId, queries, setPending],
  );

  /** One request per person at a time, and the last choice wins. */
  const sendOne = async (enrollmentId: string): Promise<void> => {
    if (underWay.current.has(enrollmentId)) return;
    underWay.current.add(enrollmentId);
    try {
      for (let sent: PendingMark | undefined; ;) {
        const mark = latest.current[enrollmentId];
        if (!mark || same(mark, sent)) return;
        if (!(await send({ [enrollmentId]: mark }))) return;
        sent = mark;
      }
    } finally {
      underWay.current.delete(enrollmentId);
    }
  };

  return {
    pending,
    problem,
    stateOf: (id) => (saving.has(id) ? 'SAVING' : pending[id] ? 'NOT_SAVED' : saved.has(id) ? 'SAVED' : null),
    choose: (enrollmentId, mark) => {
      latest.current = { ...latest.current, [enrollmentId]: mark };
      setPending((before) => ({ ...before, [enrollmentId]: mark }));
      if (isDirect) void sendOne(enrollmentId);
    },
    sendAll: async (reason) => {
      while (Object.keys(latest.current).length > 0) {
        const ids = Object.keys(latest.current).slice(0, MOST_AT_ONCE);
        const part = Object.fromEntries(ids.flatMap((id) => (latest.current[id] ? [[id, latest.current[id]]] : [])));
        if (!(await send(part, reason))) return false;
        latest.current = Object.fromEntries(Object.entries(latest.current).filter(([id]) => !(id in part)));
      }
      clearPending();
      return true;
    },
    discard: () => {
      latest.current = {};
      clearPending();
      setProblem(null);
    },
  };
}

const NONE: Record<string, PendingMark> = {};

const same = (a: PendingMark | undefined, b: PendingMark | undefined): boolean =>
  a?.mark === b?.mark && a?.minutesLate === b?.minutesLate;

/** The rows show what was saved before the server is asked again. */
function showSaved(
  queries: ReturnType<typeof useQueryClient>,
  lessonId: string,
  chosen: Record<string, PendingMark>,
  counts: AttendanceCounts,
): void {
  queries.setQueriesData<AttendanceSheet>(
    { queryKey: attendanceKey(lessonId) },
    (sheet) =>
      sheet && {
        ...sheet,
        counts,
        items: sheet.items.map((row) => {
          const mark = chosen[row.enrollmentId];
          return mark ? { ...row, mark: mark.mark, minutesLate: mark.minutesLate ?? row.minutesLate } : row;
        }),
      },
  );
}
