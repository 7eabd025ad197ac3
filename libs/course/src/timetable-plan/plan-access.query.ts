import { type Actor, notFound, type RequestContext } from '#kernel';
import type { TimetableWeights } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { Disruption } from './disruption.js';
import type { TimetablePlanKind, TimetablePlanStatus } from './timetable-plan.entity.js';

/**
 * Row scope of a plan `p`: all of its cohorts must be the actor's to see, because its lessons, people and rooms are one
 * whole. Bind `roots` at the given parameter.
 */
export function planScope(actor: Actor, permission: string, parameter: number): { condition: string; roots: string[] } {
  const scope = cohortScope(actor, permission, parameter);
  return {
    condition: `not exists (select 1 from timetable_plan_cohort x join cohort c on c.id = x.cohort_id
      where x.timetable_plan_id = p.id and not ${scope.condition})`,
    roots: scope.roots,
  };
}

/** A plan as its actions need it. */
export interface PlanRow {
  id: string;
  number: number;
  name: string | null;
  kind: TimetablePlanKind;
  status: TimetablePlanStatus;
  jobId: string;
  weights: TimetableWeights;
  seconds: number;
  seed: number;
  disruptions: Disruption[];
  dispatchedAt: Date | null;
  cohortIds: string[];
}

export const PLAN_ROW = `select p.id, p.number, p.name, p.kind, p.status, p.job_run_id as "jobId", p.weights, p.seconds, p.seed,
    p.disruptions, p.dispatched_at as "dispatchedAt",
    (select array_agg(x.cohort_id order by x.cohort_id) from timetable_plan_cohort x where x.timetable_plan_id = p.id) as "cohortIds"
  from timetable_plan p`;

/** A plan that the actor may change, locked until the end of the transaction; outside the scope it does not exist. */
export async function lockPlan(
  tx: EntityManager,
  { actor }: RequestContext,
  permission: string,
  id: string,
): Promise<PlanRow> {
  const scope = planScope(actor, permission, 2);
  const [plan]: PlanRow[] = await tx.query(`${PLAN_ROW} where p.id = $1 and ${scope.condition} for update of p`, [
    id,
    scope.roots,
  ]);
  if (!plan) throw notFound('timetable-plan');
  return plan;
}
