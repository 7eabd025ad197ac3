import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useLive, type LiveState } from '../../api/index.js';
import { loadPlan, planKey } from './plan-queries.js';
import { isRunning, type Plan, type PlanTick } from './types.js';

/** While nothing is heard by socket, the page asks this often. */
const POLL_MS = 1_500;
/** With a socket it still asks now and then: an event may be lost with the connection. */
const CHECK_MS = 10_000;

/** A plan, kept up to date while it is being computed. */
export function useLivePlan(planId: string): { query: UseQueryResult<Plan>; live: LiveState } {
  const queries = useQueryClient();
  const queryKey = planKey(planId);
  const known = queries.getQueryData<Plan>(queryKey);
  const isWanted = known !== undefined && isRunning(known.status);
  const live = useLive<PlanTick>(
    { event: 'timetable-plan', subjectKey: 'timetablePlanId', subjectId: planId },
    isWanted,
    ({ timetablePlanId, ...tick }) => {
      queries.setQueryData<Plan>(queryKey, (plan) => (plan && isRunning(plan.status) ? { ...plan, ...tick } : plan));
      // The end has more to tell: lessons, parts, conflicts, and what may be done now.
      if (!isRunning(tick.status)) void queries.invalidateQueries({ queryKey: planKey(timetablePlanId) });
    },
  );
  const query = useQuery({
    queryKey,
    queryFn: () => loadPlan(planId),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data && isRunning(state.data.status) ? (live === 'LIVE' ? CHECK_MS : POLL_MS) : false,
  });
  return { query, live };
}
