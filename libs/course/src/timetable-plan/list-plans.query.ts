import { Injectable } from '@nestjs/common';
import type { Page, RequestContext } from '#kernel';
import { orderBy, type PageQuery, UnitOfWork } from '#platform';
import type { Disruption } from './disruption.js';
import { withNames } from './disruption-names.query.js';
import { iso } from './iso.js';
import { planScope } from './plan-access.query.js';
import type { TimetablePlanKind, TimetablePlanStatus } from './timetable-plan.entity.js';
import type { TimetablePlanRow } from './timetable-plan.presenter.js';

export interface PlanFilter extends PageQuery {
  kind?: TimetablePlanKind;
  status?: TimetablePlanStatus;
  cohortId?: string;
}

const SHOWN_DISRUPTIONS = 3;
const SORTABLE = {
  number: 'p.number',
  createdAt: 'p.created_at',
  cost: 'p.cost',
  unplaced: 'p.unplaced',
  status: 'p.status',
};

/** Plans of cohorts in the actor's scope, the newest first; `search` looks at number and name. */
@Injectable()
export class ListPlansQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext, filter: PlanFilter): Promise<Page<TimetablePlanRow>> {
    const scope = planScope(context.actor, 'timetable:read', 1);
    const where = `${scope.condition} and ($2::text is null or p.kind = $2) and ($3::text is null or p.status = $3)
      and ($4::uuid is null or exists (select 1 from timetable_plan_cohort y where y.timetable_plan_id = p.id and y.cohort_id = $4))
      and ($5::text is null or strpos(lower(concat_ws(' ', p.number, p.name)), lower($5)) > 0)`;
    const given = [
      scope.roots,
      filter.kind ?? null,
      filter.status ?? null,
      filter.cohortId ?? null,
      filter.search || null,
    ];
    return this.unitOfWork.run(context, async ({ tx }) => {
      const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
        `select count(*)::int as total from timetable_plan p where ${where}`,
        given,
      );
      const rows: (Omit<TimetablePlanRow, 'disruptions'> & { disruptions: Disruption[] })[] = await tx.query(
        `select p.id, p.number, p.name, p.kind, p.status, p.job_run_id as "jobId", p.lessons, p.unplaced, p.moved, p.cost,
                p.seconds, p.elapsed_seconds as "elapsedSeconds", k.cohorts, to_json((k.codes)[1:10]) as "cohortCodes",
                jsonb_path_query_array(p.disruptions, '$[0 to ${SHOWN_DISRUPTIONS - 1}]') as disruptions,
                case when b.id is not null then json_build_object('nameZh', b.name_zh, 'nameUg', b.name_ug) end as "createdBy",
                ${iso('p.created_at')} as "createdAt", ${iso('p.finished_at')} as "finishedAt",
                ${iso('p.published_at')} as "publishedAt"
         from timetable_plan p left join person b on b.id = p.created_by
         cross join lateral (select count(*)::int as cohorts, array_agg(h.code order by h.code) as codes
           from timetable_plan_cohort z join cohort h on h.id = z.cohort_id where z.timetable_plan_id = p.id) k
         where ${where} order by ${orderBy(filter.sort, SORTABLE, 'p.number desc')} limit $6 offset $7`,
        [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
      );
      // The names of a whole page are read at once; what belongs to a row comes in its order.
      const named = await withNames(
        tx,
        rows.flatMap(({ disruptions }) => disruptions),
      );
      const items = rows.map((row) => ({ ...row, disruptions: named.splice(0, row.disruptions.length) }));
      return { items, page: filter.page, pageSize: filter.pageSize, total };
    });
  }
}
