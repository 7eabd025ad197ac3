import { describe, expect, it } from '@jest/globals';
import { permissionsOf } from '#identity';
import { COHORT_ACTIONS, cohortActions } from './cohort-actions.policy.js';

const coordinator = permissionsOf(['COORDINATOR']);

describe('cohortActions', () => {
  it('offers planning before publishing and closing after it', () => {
    const offered = (timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED'): string[] =>
      cohortActions({ status: 'OPEN', timetableStatus }, coordinator).filter((action) =>
        ['plan-timetable', 'publish-timetable', 'close'].includes(action),
      );
    expect(offered('NONE')).toEqual(['plan-timetable']);
    expect(offered('DRAFT')).toEqual(['plan-timetable', 'publish-timetable']);
    expect(offered('PUBLISHED')).toEqual(['close']);
  });

  it.each(['CLOSING', 'CLOSED', 'CANCELLED'] as const)('only lets people read a cohort that is %s', (status) => {
    expect(cohortActions({ status, timetableStatus: 'PUBLISHED' }, coordinator)).toEqual([
      'read-enrollments',
      'read-timetable',
      'read-credentials',
    ]);
  });

  it('offers nothing without a permission, and each action to an administrator in some state', () => {
    expect(cohortActions({ status: 'OPEN', timetableStatus: 'DRAFT' }, new Set())).toEqual([]);
    const seen = (['NONE', 'DRAFT', 'PUBLISHED'] as const).flatMap((timetableStatus) =>
      cohortActions({ status: 'RUNNING', timetableStatus }, permissionsOf(['ADMIN'])),
    );
    expect(new Set(seen)).toEqual(new Set(COHORT_ACTIONS));
  });
});
