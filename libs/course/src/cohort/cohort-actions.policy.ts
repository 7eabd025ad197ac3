import type { CohortStatus } from './cohort.entity.js';

export const COHORT_ACTIONS = [
  'update',
  'import-roster',
  'enroll',
  'read-enrollments',
  'withdraw',
  'read-timetable',
  'plan-timetable',
  'publish-timetable',
  'close',
  'read-credentials',
] as const;
export type CohortAction = (typeof COHORT_ACTIONS)[number];

export interface CohortState {
  status: CohortStatus;
  timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED';
}

const PERMISSION: Record<CohortAction, string> = {
  update: 'cohort:update',
  'import-roster': 'roster:import',
  enroll: 'enrollment:create',
  'read-enrollments': 'enrollment:read',
  withdraw: 'enrollment:withdraw',
  'read-timetable': 'timetable:read',
  'plan-timetable': 'timetable:plan',
  'publish-timetable': 'timetable:publish',
  close: 'cohort:close',
  'read-credentials': 'credential:read',
};
const ALWAYS: ReadonlySet<CohortAction> = new Set(['read-enrollments', 'read-timetable', 'read-credentials']);

/** What the state of the cohort leaves possible, whoever asks. */
function isPossible(action: CohortAction, { status, timetableStatus }: CohortState): boolean {
  if (ALWAYS.has(action)) return true;
  if (status !== 'OPEN' && status !== 'RUNNING') return false;
  if (action === 'plan-timetable') return timetableStatus !== 'PUBLISHED';
  if (action === 'publish-timetable') return timetableStatus === 'DRAFT';
  if (action === 'close') return timetableStatus === 'PUBLISHED';
  return true;
}

/** The actions that the page may offer: possible in this state and permitted in the roles that cover this cohort. */
export function cohortActions(state: CohortState, permissions: ReadonlySet<string>): CohortAction[] {
  return COHORT_ACTIONS.filter((action) => permissions.has(PERMISSION[action]) && isPossible(action, state));
}
