import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive, type LiveState } from '../../api/index.js';
import { attendanceKey } from './lesson-queries.js';
import type { AttendanceCounts, AttendanceSheet } from './types.js';

export type { LiveState };

interface CountsEvent {
  lessonId: string;
  counts: AttendanceCounts;
}

/** Names follow the counts, at most that often. */
const NAMES_MS = 2_000;

/** Hears the counts of a lesson by socket and puts them into the loaded sheets; says whether it is connected. */
export function useLiveAttendance(lessonId: string, isWanted: boolean): LiveState {
  const queries = useQueryClient();
  const namesTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(namesTimer.current);
      namesTimer.current = undefined;
    },
    [lessonId],
  );
  const queryKey = attendanceKey(lessonId);
  return useLive<CountsEvent>(
    { event: 'attendance', subjectKey: 'lessonId', subjectId: lessonId },
    isWanted,
    ({ counts }) => {
      queries.setQueriesData<AttendanceSheet>({ queryKey }, (sheet) => sheet && { ...sheet, counts });
      namesTimer.current ??= setTimeout(() => {
        namesTimer.current = undefined;
        void queries.invalidateQueries({ queryKey });
      }, NAMES_MS);
    },
  );
}
