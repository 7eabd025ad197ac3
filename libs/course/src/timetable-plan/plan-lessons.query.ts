import { Injectable } from '@nestjs/common';
import { notFound, type Page, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { iso } from './iso.js';
import { isCancelledSince } from './planned-rows.query.js';
import { planScope } from './plan-access.query.js';
import type { PlanChange } from './timetable-plan-lesson.entity.js';
import type { TimetablePlanLesson } from './timetable-plan.presenter.js';

export interface PlanLessonFilter {
  change?: PlanChange;
  cohortId?: string;
  isAffected?: boolean;
  page: number;
  pageSize: number;
}

/** A placement (`before` or `after`) of `l`, with names; `i`, `q`, `r` are instructor, person and room joined for it. */
export const placementJson = (l: string, side: 'before' | 'after', i: string, q: string, r: string): string =>
  `case when ${l}.${side}_starts_at is not null then json_build_object(
     'startsAt', ${iso(`${l}.${side}_starts_at`)},
     'endsAt', ${iso(`${l}.${side}_ends_at`)},
     'instructor', json_build_object('id', ${i}.id, 'nameZh', ${q}.name_zh, 'nameUg', ${q}.name_ug),
     'room', case when ${r}.id is not null then json_build_object('id', ${r}.id, 'name', ${r}.name, 'place',
       (select json_build_object('nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en)
        from org_unit o where o.id = ${r}.org_unit_id)) end) end`;

export const joinPlacement = (l: string, side: 'before' | 'after', i: string, q: string, r: string): string =>
  `left join instructor ${i} on ${i}.id = ${l}.${side}_instructor_id left join person ${q} on ${q}.id = ${i}.person_id
   left join resource ${r} on ${r}.id = ${l}.${side}_room_id`;

export const UNIT_JSON = `json_build_object('titleZh', u.title_zh, 'titleUg', u.title_ug, 'titleEn', u.title_en, 'mode', u.mode)`;

/** Throws `not-found` for a plan outside the actor's scope. */
export async function assertReadable(
  tx: EntityManager,
  { actor }: RequestContext,
  planIds: readonly string[],
): Promise<void> {
  const scope = planScope(actor, 'timetable:read', 2);
  const found: unknown[] = await tx.query(
    `select 1 from timetable_plan p where p.id = any($1::uuid[]) and ${scope.condition}`,
    [planIds, scope.roots],
  );
  if (found.length < new Set(planIds).size) throw notFound('timetable-plan');
}

/** The lessons of a plan with what it does to each, cohort by cohort in the order of the course plan. */
@Injectable()
export class PlanLessonsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext, planId: string, filter: PlanLessonFilter): Promise<Page<TimetablePlanLesson>> {
    const { change, cohortId, isAffected, page, pageSize } = filter;
    const given = [planId, change ?? null, cohortId ?? null, isAffected ?? null];
    const where = `l.timetable_plan_id = $1 and ($2::text is null or l.change = $2)
      and ($3::uuid is null or l.cohort_id = $3) and ($4::boolean is null or l.is_affected = $4)`;
    return this.unitOfWork.run(context, async ({ tx }) => {
      await assertReadable(tx, context, [planId]);
      const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
        `select count(*)::int as total from timetable_plan_lesson l where ${where}`,
        given,
      );
      const items: TimetablePlanLesson[] = await tx.query(
        `select l.lesson_id as "lessonId", l.cohort_id as "cohortId", c.code as "cohortCode", l.position, ${UNIT_JSON} as unit,
                l.class_hours as "classHours", l.change, l.is_locked as "isLocked", l.is_affected as "isAffected",
                ${isCancelledSince} as "isCancelled",
                ${placementJson('l', 'before', 'bi', 'bp', 'br')} as before, ${placementJson('l', 'after', 'ai', 'ap', 'ar')} as after
         from timetable_plan_lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
         ${joinPlacement('l', 'before', 'bi', 'bp', 'br')} ${joinPlacement('l', 'after', 'ai', 'ap', 'ar')}
         where ${where} order by c.code, c.id, l.position limit $5 offset $6`,
        [...given, pageSize, (page - 1) * pageSize],
      );
      return { items, page, pageSize, total };
    });
  }
}
