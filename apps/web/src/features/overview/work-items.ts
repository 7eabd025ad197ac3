import { api, unwrap } from '../../api/index.js';
import type { CohortPage, CohortRow } from './types.js';

/** What a class waits for. */
export type WorkKind = 'close' | 'publish' | 'roster' | 'plan';
export interface WorkItem {
  kind: WorkKind;
  cohort: CohortRow;
  /** Where it is done. */
  to: string;
}

/** The permission that the step demands. */
export const WORK_PERMISSION: Record<WorkKind, string> = {
  close: 'cohort:close',
  publish: 'timetable:publish',
  roster: 'roster:import',
  plan: 'timetable:plan',
};

const PATH: Record<WorkKind, string> = { close: 'closing', publish: 'timetable', roster: 'roster', plan: 'timetable' };
const URGENCY: readonly WorkKind[] = ['close', 'publish', 'roster', 'plan'];
const MOST_COHORTS = 200;

/** The classes that are not closed yet: running ones by their end, open ones by their beginning. */
async function loadUnfinished(): Promise<CohortRow[]> {
  const load = (status: 'OPEN' | 'RUNNING', sort: string): Promise<CohortPage> =>
    unwrap<CohortPage>(
      api.GET('/api/v1/cohorts', { params: { query: { status, sort, page: 1, pageSize: MOST_COHORTS } } }),
    );
  const [running, open] = await Promise.all([load('RUNNING', 'endsOn'), load('OPEN', 'startsOn')]);
  return [...running.items, ...open.items];
}

/** Query options of the classes that are not closed yet. */
export const unfinishedQuery = { queryKey: ['cohorts', 'unfinished'], queryFn: loadUnfinished } as const;

/**
 * The next step of each class, the most urgent kind first. `today` is the Beijing date: a class can be closed once its
 * last day is over and its timetable was published; until then it needs a roster before a timetable.
 */
export function workItemsOf(cohorts: readonly CohortRow[], today: string): WorkItem[] {
  const items = cohorts.flatMap((cohort): WorkItem[] => {
    const kind = nextStep(cohort, today);
    return kind === null ? [] : [{ kind, cohort, to: `/console/cohorts/${cohort.id}/${PATH[kind]}` }];
  });
  return items.sort((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind));
}

function nextStep({ endsOn, seatsTaken, timetableStatus }: CohortRow, today: string): WorkKind | null {
  if (timetableStatus === 'PUBLISHED') return endsOn < today ? 'close' : null;
  if (seatsTaken === 0) return 'roster';
  return timetableStatus === 'DRAFT' ? 'publish' : 'plan';
}
