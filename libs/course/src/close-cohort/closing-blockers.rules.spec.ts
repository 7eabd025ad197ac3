import { describe, expect, it } from '@jest/globals';
import { closingBlockers, type ClosingState } from './closing-blockers.rules.js';

const ready: ClosingState = {
  status: 'RUNNING',
  timetableStatus: 'PUBLISHED',
  lessonsHeld: 12,
  lessonsUpcoming: 0,
  lessonsOverdue: 0,
};
const blockers = (state: Partial<ClosingState>): unknown[] => closingBlockers({ ...ready, ...state });

describe('closingBlockers', () => {
  it('finds nothing in the way when all lessons were held', () => {
    expect(blockers({})).toEqual([]);
    expect(blockers({ status: 'OPEN' })).toEqual([]);
  });

  it.each(['NONE', 'DRAFT'] as const)('wants a published timetable, not %s', (timetableStatus) => {
    expect(blockers({ timetableStatus, lessonsUpcoming: 3 })).toEqual([
      { code: 'TIMETABLE_NOT_PUBLISHED', params: { timetableStatus } },
    ]);
  });

  it('counts lessons to come and lessons that nobody closed', () => {
    expect(blockers({ lessonsUpcoming: 2, lessonsOverdue: 1 })).toEqual([
      { code: 'LESSONS_NOT_HELD', params: { count: 3, upcoming: 2, overdue: 1 } },
    ]);
    expect(blockers({ lessonsOverdue: 1 })).toHaveLength(1);
  });

  it('does not close a class without a single lesson', () => {
    expect(blockers({ lessonsHeld: 0 })).toEqual([{ code: 'NO_LESSONS_HELD', params: {} }]);
  });

  it.each(['CLOSING', 'CLOSED', 'CANCELLED'] as const)('says that the cohort is %s and nothing else', (status) => {
    expect(blockers({ status, timetableStatus: 'NONE' })).toEqual([{ code: 'COHORT_SETTLED', params: { status } }]);
  });
});
