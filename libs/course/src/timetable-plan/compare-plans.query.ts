import { Injectable } from '@nestjs/common';
import type { Page, RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { CostPart } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { assertReadable, joinPlacement, placementJson, UNIT_JSON } from './plan-lessons.query.js';
import { WISHES } from './plan-weights.js';
import type { ComparedLesson, PlanSummary, TimetablePlanComparison } from './timetable-plan.presenter.js';

type Summary = PlanSummary & { parts: CostPart[] };

/** Lessons of two plans side by side, that are not in the same place in both. */
const DIFFERENCES = `(select * from timetable_plan_lesson where timetable_plan_id = $1) a
  full join (select * from timetable_plan_lesson where timetable_plan_id = $2) b using (cohort_id, position)
  join cohort c on c.id = coalesce(a.cohort_id, b.cohort_id) join course_unit u on u.id = coalesce(a.course_unit_id, b.course_unit_id)`;
const DIFFERS = `(a.after_starts_at, a.after_instructor_id, a.after_room_id)
  is distinct from (b.after_starts_at, b.after_instructor_id, b.after_room_id)`;

/** Two plans beside each other, of whatever cohorts. */
@Injectable()
export class ComparePlansQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext, leftId: string, rightId: string): Promise<TimetablePlanComparison> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      await assertReadable(tx, context, [leftId, rightId]);
      const [left, right] = [await summaryOf(tx, leftId), await summaryOf(tx, rightId)];
      const [{ differences } = { differences: 0 }]: { differences: number }[] = await tx.query(
        `select count(*)::int as differences from ${DIFFERENCES} where ${DIFFERS}`,
        [leftId, rightId],
      );
      const parts = WISHES.map((key) => ({ key, left: partOf(left, key), right: partOf(right, key) }));
      return { left, right, parts, differences };
    });
  }

  lessons(
    context: RequestContext,
    leftId: string,
    rightId: string,
    { page, pageSize }: { page: number; pageSize: number },
  ): Promise<Page<ComparedLesson>> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      await assertReadable(tx, context, [leftId, rightId]);
      const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
        `select count(*)::int as total from ${DIFFERENCES} where ${DIFFERS}`,
        [leftId, rightId],
      );
      const items: ComparedLesson[] = await tx.query(
        `select c.id as "cohortId", c.code as "cohortCode", coalesce(a.position, b.position) as position, ${UNIT_JSON} as unit,
                coalesce(a.class_hours, b.class_hours) as "classHours",
                ${placementJson('a', 'after', 'ai', 'ap', 'ar')} as left, ${placementJson('b', 'after', 'bi', 'bp', 'br')} as right
         from ${DIFFERENCES} ${joinPlacement('a', 'after', 'ai', 'ap', 'ar')} ${joinPlacement('b', 'after', 'bi', 'bp', 'br')}
         where ${DIFFERS} order by c.code, c.id, coalesce(a.position, b.position) limit $3 offset $4`,
        [leftId, rightId, pageSize, (page - 1) * pageSize],
      );
      return { items, page, pageSize, total };
    });
  }
}

function partOf({ parts, weights }: Summary, key: CostPart['key']): { count: number; weight: number; cost: number } {
  const part = parts.find((each) => each.key === key);
  return { count: part?.count ?? 0, weight: part?.weight ?? weights[key], cost: part?.cost ?? 0 };
}

async function summaryOf(tx: EntityManager, planId: string): Promise<Summary> {
  const [summary]: Summary[] = await tx.query(
    `select id, number, name, kind, status, lessons, unplaced, moved, cost, lower_bound as "lowerBound",
            iterations::float8 as iterations, elapsed_seconds as "elapsedSeconds", seed, weights, parts
     from timetable_plan where id = $1`,
    [planId],
  );
  if (!summary) throw new Error('plan vanished in its own transaction');
  return summary;
}
