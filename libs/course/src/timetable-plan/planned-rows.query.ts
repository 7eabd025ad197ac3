import type { Placement } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { PublicationBlocker } from '../timetable/timetable.problems.js';
import type { PlanChange } from './timetable-plan-lesson.entity.js';

/** A lesson of a plan with what is needed to write it. */
export interface PlannedRow {
  cohortId: string;
  cohortCode: string;
  position: number;
  lessonId: string | null;
  unitId: string;
  titleZh: string;
  titleUg: string | null;
  titleEn: string | null;
  classHours: number;
  change: PlanChange;
  isLocked: boolean;
  isAffected: boolean;
  before: Placement | null;
  after: Placement | null;
  /** What scheduling books of the instructor who is to teach it. */
  instructorResourceId: string | null;
}

type Row = Omit<PlannedRow, 'before' | 'after'> &
  Record<`${'before' | 'after'}${'Starts' | 'Ends'}`, Date | null> &
  Record<`${'before' | 'after'}${'Instructor' | 'Room'}`, string | null>;

/** All lessons of a plan, cohort by cohort. */
export async function plannedRows(tx: EntityManager, planId: string): Promise<PlannedRow[]> {
  const rows: Row[] = await tx.query(
    `select l.cohort_id as "cohortId", c.code as "cohortCode", l.position, l.lesson_id as "lessonId",
            l.course_unit_id as "unitId", u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn",
            l.class_hours as "classHours", l.change, l.is_locked as "isLocked", l.is_affected as "isAffected",
            l.before_starts_at as "beforeStarts", l.before_ends_at as "beforeEnds",
            l.before_instructor_id as "beforeInstructor", l.before_room_id as "beforeRoom",
            l.after_starts_at as "afterStarts", l.after_ends_at as "afterEnds",
            l.after_instructor_id as "afterInstructor", l.after_room_id as "afterRoom", i.resource_id as "instructorResourceId"
     from timetable_plan_lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     left join instructor i on i.id = l.after_instructor_id
     where l.timetable_plan_id = $1 order by c.code, c.id, l.position`,
    [planId],
  );
  return rows.map(
    ({
      beforeStarts,
      beforeEnds,
      beforeInstructor,
      beforeRoom,
      afterStarts,
      afterEnds,
      afterInstructor,
      afterRoom,
      ...row
    }) => ({
      ...row,
      before: placement(beforeStarts, beforeEnds, beforeInstructor, beforeRoom),
      after: placement(afterStarts, afterEnds, afterInstructor, afterRoom),
    }),
  );
}

/** SQL over a lesson `l` of a plan: somebody has called it off since, so that it needs no place. */
export const isCancelledSince = `exists (select 1 from lesson gone where gone.id = l.lesson_id and gone.status = 'CANCELLED')`;

/** Lessons without a place that still need one; read again by the caller who holds their cohorts. */
export async function stillUnplaced(tx: EntityManager, rows: readonly PlannedRow[]): Promise<PlannedRow[]> {
  const unplaced = rows.filter(({ after }) => after === null);
  const cancelled: { id: string }[] = await tx.query(
    `select id from lesson where id = any($1::uuid[]) and status = 'CANCELLED'`,
    [unplaced.flatMap(({ lessonId }) => lessonId ?? [])],
  );
  const off = new Set(cancelled.map(({ id }) => id));
  return unplaced.filter(({ lessonId }) => lessonId === null || !off.has(lessonId));
}

function placement(
  startsAt: Date | null,
  endsAt: Date | null,
  instructorId: string | null,
  roomId: string | null,
): Placement | null {
  if (!startsAt || !endsAt || !instructorId) return null;
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), instructorId, roomId };
}

/** Why a lesson cannot be written as the plan has it; `kind` of a clash as in `lesson-clash`. */
export const staleBlocker = (
  code: PublicationBlocker['code'],
  { cohortCode, position, titleZh }: Pick<PlannedRow, 'cohortCode' | 'position' | 'titleZh'>,
  kind?: string,
): PublicationBlocker => ({
  code,
  params: { cohort: cohortCode, position, title: titleZh, ...(kind ? { kind } : {}) },
});
