import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { ConflictSet } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { presentConflictSets } from '../remedies/conflict-names.query.js';
import type { Disruption } from './disruption.js';
import { withNames } from './disruption-names.query.js';
import { isStale } from './is-stale.query.js';
import { iso } from './iso.js';
import { planScope } from './plan-access.query.js';
import { planActions } from './plan-actions.policy.js';
import { isCancelledSince } from './planned-rows.query.js';
import type { TimetablePlanView } from './timetable-plan.presenter.js';

type Row = Omit<TimetablePlanView, 'isStale' | 'conflicts' | 'disruptions' | 'allowedActions'> & {
  conflicts: ConflictSet[];
  disruptions: Disruption[];
};

/** A plan with all that its page shows. */
@Injectable()
export class ShowPlanQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext, planId: string): Promise<TimetablePlanView> {
    return this.unitOfWork.run(context, ({ tx, now }) => showPlan(tx, context, planId, now));
  }
}

export async function showPlan(
  tx: EntityManager,
  { actor }: RequestContext,
  planId: string,
  now: Date,
): Promise<TimetablePlanView> {
  const scope = planScope(actor, 'timetable:read', 2);
  const [row]: Row[] = await tx.query(
    `select p.id, p.number, p.name, p.kind, p.status, p.job_run_id as "jobId", p.weights, p.seconds, p.seed, p.disruptions,
            p.lessons, p.unplaced, p.moved, p.affected, p.cost, p.lower_bound as "lowerBound", p.parts,
            p.iterations::float8 as iterations, p.elapsed_seconds as "elapsedSeconds", p.series, p.conflicts, p.problem,
            (select count(*)::int from timetable_plan_lesson l
             where l.timetable_plan_id = p.id and l.is_affected and l.is_locked) as "affectedLocked",
            (select count(*)::int from timetable_plan_lesson l
             where l.timetable_plan_id = p.id and l.change = 'UNPLACED' and ${isCancelledSince}) as "unplacedCancelled",
            (select json_agg(json_build_object('id', k.id, 'code', k.code, 'nameZh', k.name_zh, 'nameUg', k.name_ug,
                      'nameEn', k.name_en, 'timetableStatus', k.timetable_status) order by k.code, k.id)
             from timetable_plan_cohort x join cohort k on k.id = x.cohort_id where x.timetable_plan_id = p.id) as cohorts,
            case when b.id is not null then json_build_object('nameZh', b.name_zh, 'nameUg', b.name_ug) end as "createdBy",
            ${iso('p.created_at')} as "createdAt", ${iso('p.finished_at')} as "finishedAt", ${iso('p.published_at')} as "publishedAt"
     from timetable_plan p left join person b on b.id = p.created_by where p.id = $1 and ${scope.condition}`,
    [planId, scope.roots],
  );
  if (!row) throw notFound('timetable-plan');
  const stale = (row.status === 'READY' || row.status === 'APPLIED') && (await isStale(tx, planId, now));
  const isPublished = row.cohorts.some(({ timetableStatus }) => timetableStatus === 'PUBLISHED');
  return {
    ...row,
    disruptions: await withNames(tx, row.disruptions),
    conflicts: await presentConflictSets(tx, actor, row.conflicts),
    isStale: stale,
    allowedActions: planActions(actor, {
      ...row,
      unplaced: row.unplaced - row.unplacedCancelled,
      isStale: stale,
      isPublished,
    }),
  };
}
