import type { CohortStatus } from '../cohort/cohort.entity.js';

export interface ClosingState {
  status: CohortStatus;
  timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED';
  /** Lessons that are over and closed. */
  lessonsHeld: number;
  /** Not closed and not cancelled, and their end is still to come. */
  lessonsUpcoming: number;
  /** Not closed and not cancelled, although their time is over: marks may be missing. */
  lessonsOverdue: number;
}

export const CLOSING_BLOCKERS = [
  'COHORT_SETTLED',
  'TIMETABLE_NOT_PUBLISHED',
  'NO_LESSONS_HELD',
  'LESSONS_NOT_HELD',
] as const;

export interface ClosingBlocker {
  code: (typeof CLOSING_BLOCKERS)[number];
  params: Record<string, string | number>;
}

/** What must be settled before an open cohort can be closed; empty when nothing is in the way. */
export function closingBlockers(state: ClosingState): ClosingBlocker[] {
  const { status, timetableStatus, lessonsHeld, lessonsUpcoming, lessonsOverdue } = state;
  if (status !== 'OPEN' && status !== 'RUNNING') return [{ code: 'COHORT_SETTLED', params: { status } }];
  if (timetableStatus !== 'PUBLISHED') return [{ code: 'TIMETABLE_NOT_PUBLISHED', params: { timetableStatus } }];
  const count = lessonsUpcoming + lessonsOverdue;
  if (count > 0) {
    return [{ code: 'LESSONS_NOT_HELD', params: { count, upcoming: lessonsUpcoming, overdue: lessonsOverdue } }];
  }
  // With no class hours every share is undefined; closing would complete or fail everybody for nothing.
  return lessonsHeld === 0 ? [{ code: 'NO_LESSONS_HELD', params: {} }] : [];
}
