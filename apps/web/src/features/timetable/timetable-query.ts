import type { QueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/index.js';
import type { Timetable } from './types.js';

export const timetableKey = (cohortId: string): readonly string[] => ['timetable', cohortId];

/** The timetable of a class. */
export const loadTimetable = (cohortId: string): Promise<Timetable> =>
  unwrap<Timetable>(api.GET('/api/v1/cohorts/{cohortId}/timetable', { params: { path: { cohortId } } }));

/** After a change of lessons: the timetable itself, the calendar, and the class with its steps. */
export function timetableChanged(queries: QueryClient, cohortId: string): void {
  for (const queryKey of [timetableKey(cohortId), ['calendar'], ['cohorts']]) {
    void queries.invalidateQueries({ queryKey });
  }
}
