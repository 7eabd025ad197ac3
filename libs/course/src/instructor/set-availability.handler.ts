import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { invalidInput, notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { dayOfDate, isAvailableOn } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { AvailabilityPeriodView, InstructorView } from './instructor.presenter.js';
import { showInstructor } from './instructors.query.js';

/** A lesson that now lies on a day without the instructor. */
export interface AffectedLesson {
  lessonId: string;
  cohortId: string;
  cohortCode: string;
  titleZh: string;
  startsAt: string;
}

/** Replaces the days on which an instructor is there or away; lessons stay, and those now affected are named. */
@Injectable()
export class SetAvailabilityHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  handle(
    context: RequestContext,
    instructorId: string,
    periods: readonly AvailabilityPeriodView[],
  ): Promise<{ instructor: InstructorView; affectedLessons: AffectedLesson[] }> {
    const turned = periods.flatMap(({ fromDate, untilDate }, i) => (untilDate < fromDate ? [i] : []));
    if (turned.length > 0)
      throw invalidInput(turned.map((i) => ({ pointer: `/periods/${i}/untilDate`, code: 'before-from' })));
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      const scope = OrgScope.of(context.actor, 'instructor:manage');
      const [found]: { resourceId: string }[] = await tx.query(
        `select i.resource_id as "resourceId" from instructor i where i.id = $1 and ${scope.condition('i.org_unit_id', 2)}`,
        [instructorId, scope.roots],
      );
      if (!found) throw notFound('instructor');
      await replacePeriods(tx, found.resourceId, periods);
      const changes = { periods: periods.length };
      await audit.record({ action: 'instructor:manage', subjectType: 'instructor', subjectId: instructorId, changes });
      return {
        instructor: await showInstructor(tx, instructorId),
        affectedLessons: await affectedLessons(tx, instructorId, periods, now),
      };
    });
  }
}

async function replacePeriods(
  tx: EntityManager,
  resourceId: string,
  periods: readonly AvailabilityPeriodView[],
): Promise<void> {
  // Plans and moves hold this row while they check days, so a change waits for them or they for it.
  await tx.query(`select 1 from resource where id = $1 for no key update`, [resourceId]);
  await tx.query(`delete from resource_availability where resource_id = $1`, [resourceId]);
  for (const { fromDate, untilDate, isAvailable, note } of periods) {
    await tx.query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available, note) values ($1, $2, $3, $4, $5)`,
      [resourceId, fromDate, untilDate, isAvailable, note],
    );
  }
}

async function affectedLessons(
  tx: EntityManager,
  instructorId: string,
  periods: readonly AvailabilityPeriodView[],
  now: Date,
): Promise<AffectedLesson[]> {
  const rows: (Omit<AffectedLesson, 'startsAt'> & { startsAt: Date; on: string })[] = await tx.query(
    `select l.id as "lessonId", c.id as "cohortId", c.code as "cohortCode", u.title_zh as "titleZh", l.starts_at as "startsAt",
            (l.starts_at at time zone 'Asia/Shanghai')::date::text as on
     from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     where l.instructor_id = $1 and l.starts_at > $2 and l.status in ('DRAFT','SCHEDULED') order by l.starts_at limit 500`,
    [instructorId, now],
  );
  return rows
    .filter(({ on }) => !isAvailableOn(periods, null, dayOfDate(on)))
    .map(({ on: _, startsAt, ...lesson }) => ({ ...lesson, startsAt: startsAt.toISOString() }));
}
