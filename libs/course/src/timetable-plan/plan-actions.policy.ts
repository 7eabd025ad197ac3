import type { Actor } from '#kernel';
import type { PlanRow } from './plan-access.query.js';
import type { PlanAction } from './timetable-plan.presenter.js';

export interface PlanState {
  kind: PlanRow['kind'];
  status: PlanRow['status'];
  /** Lessons without a place that were not cancelled since. */
  unplaced: number;
  isStale: boolean;
  /** A cohort of it has a published timetable. */
  isPublished: boolean;
}

const PERMISSION: Readonly<Record<PlanAction, string>> = {
  cancel: 'timetable:plan',
  apply: 'timetable:plan',
  publish: 'timetable:publish',
  discard: 'timetable:plan',
  rerun: 'timetable:plan',
};

/** What the page offers; the handlers decide again. A draft may have gaps, what is published may not. */
export function planActions(actor: Actor, { kind, status, unplaced, isStale, isPublished }: PlanState): PlanAction[] {
  const isOpen = kind === 'REPAIR' || !isPublished;
  const isWhole = unplaced === 0;
  const isFresh = status === 'READY' && !isStale;
  const possible: Record<PlanAction, boolean> = {
    cancel: status === 'QUEUED' || status === 'RUNNING',
    apply: kind === 'PLAN' && isFresh && isOpen,
    publish: isWhole && isOpen && (isFresh || (kind === 'PLAN' && status === 'APPLIED')),
    discard: status === 'READY',
    rerun: isOpen && ['READY', 'APPLIED', 'CANCELLED', 'FAILED', 'DISCARDED'].includes(status),
  };
  return (Object.keys(possible) as PlanAction[]).filter(
    (action) => possible[action] && (actor.isSystem || actor.permissions.has(PERMISSION[action])),
  );
}
