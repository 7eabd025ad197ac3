import { describe, expect, it } from '@jest/globals';
import { systemActor } from '#kernel';
import { planActions, type PlanState } from './plan-actions.policy.js';

const ready: PlanState = { kind: 'PLAN', status: 'READY', unplaced: 0, isStale: false, isPublished: false };
const actions = (state: Partial<PlanState>) => planActions(systemActor, { ...ready, ...state });

describe('what may be done with a plan', () => {
  it('waiting and running: only stopped', () => {
    expect(actions({ status: 'QUEUED' })).toEqual(['cancel']);
    expect(actions({ status: 'RUNNING' })).toEqual(['cancel']);
  });

  it('ready: applied and published, with gaps only applied, stale neither', () => {
    expect(actions({})).toEqual(['apply', 'publish', 'discard', 'rerun']);
    expect(actions({ unplaced: 1 })).toEqual(['apply', 'discard', 'rerun']);
    expect(actions({ isStale: true })).toEqual(['discard', 'rerun']);
    expect(actions({ isPublished: true })).toEqual(['discard']);
  });

  it('a repair is published, never applied', () => {
    expect(actions({ kind: 'REPAIR', isPublished: true })).toEqual(['publish', 'discard', 'rerun']);
    expect(actions({ kind: 'REPAIR', isPublished: true, unplaced: 1 })).toEqual(['discard', 'rerun']);
    expect(actions({ kind: 'REPAIR', status: 'PUBLISHED', isPublished: true })).toEqual([]);
  });

  it('ended: worked out anew', () => {
    expect(actions({ status: 'APPLIED', isStale: true })).toEqual(['publish', 'rerun']);
    for (const status of ['CANCELLED', 'FAILED', 'DISCARDED'] as const) expect(actions({ status })).toEqual(['rerun']);
    expect(actions({ status: 'PUBLISHED', isPublished: true })).toEqual([]);
  });

  it('is bound to permissions', () => {
    const actor = { ...systemActor, isSystem: false, permissions: new Set(['timetable:read', 'timetable:publish']) };
    expect(planActions(actor, ready)).toEqual(['publish']);
  });
});
