import {
  type Bookings,
  clashesOf,
  type Placement,
  type PlannedLesson,
  type ResourceUse,
  type TimetablePlan,
  type TimetableProblem,
} from '#scheduling';
import type { EntityManager } from 'typeorm';

/**
 * Replaces a cohort's draft by the plan: lessons nobody fixed get their new time, their held bookings are exchanged,
 * rows beyond the course plan go. Runs in the caller's transaction, which holds the cohort and the resources.
 */
export async function storePlan(
  tx: EntityManager,
  bookings: Bookings,
  world: TimetableProblem,
  plan: TimetablePlan,
): Promise<Record<string, unknown>> {
  const [cohort] = world.cohorts;
  if (!cohort) throw new Error('a plan without a cohort');
  const placements = new Map(plan.placed.map(({ lessonId, placement }) => [lessonId, placement]));
  assertSound(world, placements);
  const free = world.lessons.filter(({ lockedAt }) => lockedAt === null);
  await clearDraft(tx, bookings, cohort.cohortId, world.lessons.length);
  const rowIds = await writeLessons(tx, cohort.cohortId, free, placements);
  const uses = free.flatMap(({ id }) => {
    const placement = placements.get(id);
    return placement ? bookingsOf(world, rowIds.get(id) ?? '', placement) : [];
  });
  await bookings.hold(tx, 'lesson', uses);
  await tx.query(`update cohort set timetable_status = 'DRAFT' where id = $1`, [cohort.cohortId]);
  const conflicts = plan.unplaced.map(({ lessonId, reasons }) => {
    const lesson = world.lessons.find(({ id }) => id === lessonId);
    return {
      lessonId: rowIds.get(lessonId) ?? lessonId,
      position: lesson?.position ?? 0,
      courseUnitId: lesson?.unitId ?? '',
      reasons,
    };
  });
  return { cohortId: cohort.cohortId, placed: plan.placed.length, unplaced: plan.unplaced.length, conflicts };
}

/** The planner is exchangeable, so its plan is checked against the rules before anybody is told to be somewhere. */
function assertSound(world: TimetableProblem, placements: ReadonlyMap<string, Placement>): void {
  const placed = world.lessons.flatMap(({ id, lockedAt }) => {
    const placement = lockedAt ?? placements.get(id);
    return placement ? [{ lessonId: id, placement }] : [];
  });
  // What a person fixed may have become impossible; that is told when the timetable is published.
  const fixed = new Set(world.lessons.filter(({ lockedAt }) => lockedAt).map(({ id }) => id));
  const broken = clashesOf(world, placed).find(({ lessonId }) => !fixed.has(lessonId));
  if (broken) throw new Error(`the planner broke a rule: ${broken.clash.kind} of lesson ${broken.lessonId}`);
}

async function clearDraft(tx: EntityManager, bookings: Bookings, cohortId: string, count: number): Promise<void> {
  const rows: { id: string; position: number }[] = await tx.query(
    `select id, position from lesson
     where cohort_id = $1 and status in ('UNPLACED','DRAFT') and (not is_locked or starts_at is null or position > $2)`,
    [cohortId, count],
  );
  await bookings.release(tx, { subjectType: 'lesson', subjectIds: rows.map(({ id }) => id) });
  await tx.query(`delete from lesson where id = any($1::uuid[])`, [
    rows.filter(({ position }) => position > count).map(({ id }) => id),
  ]);
}

/** Ids of the rows, by the id that the lesson has in the plan. */
async function writeLessons(
  tx: EntityManager,
  cohortId: string,
  lessons: readonly PlannedLesson[],
  placements: ReadonlyMap<string, Placement>,
): Promise<Map<string, string>> {
  const placed = lessons.map(({ id }) => placements.get(id));
  const instant = (milliseconds: number | undefined): Date | null =>
    milliseconds === undefined ? null : new Date(milliseconds);
  const rows: { id: string; position: number }[] = await tx.query(
    `insert into lesson (cohort_id, course_unit_id, position, class_hours, status, starts_at, ends_at, instructor_id, room_id)
     select $1::uuid, p.unit, p.position, p.hours, case when p.starts is null then 'UNPLACED' else 'DRAFT' end,
            p.starts, p.ends, p.instructor, p.room
     from unnest($2::uuid[], $3::int[], $4::int[], $5::timestamptz[], $6::timestamptz[], $7::uuid[], $8::uuid[])
       as p(unit, position, hours, starts, ends, instructor, room)
     on conflict on constraint uq_lesson_cohort_position do update
       set course_unit_id = excluded.course_unit_id, class_hours = excluded.class_hours, status = excluded.status,
           starts_at = excluded.starts_at, ends_at = excluded.ends_at, instructor_id = excluded.instructor_id,
           room_id = excluded.room_id, is_locked = false
     returning id, position`,
    [
      cohortId,
      lessons.map(({ unitId }) => unitId),
      lessons.map(({ position }) => position),
      lessons.map(({ classHours }) => classHours),
      placed.map((placement) => instant(placement?.startsAt)),
      placed.map((placement) => instant(placement?.endsAt)),
      placed.map((placement) => placement?.instructorId ?? null),
      placed.map((placement) => placement?.roomId ?? null),
    ],
  );
  const byPosition = new Map(rows.map(({ id, position }) => [position, id]));
  return new Map(lessons.map(({ id, position }) => [id, byPosition.get(position) ?? '']));
}

/** What a lesson at this place takes of its cohort, instructor and room. */
function bookingsOf(world: TimetableProblem, lessonId: string, placement: Placement): ResourceUse[] {
  const room = world.rooms.find(({ id }) => id === placement.roomId);
  const instructor = world.instructors.find(({ instructorId }) => instructorId === placement.instructorId);
  return [...world.cohorts, ...(instructor ? [instructor] : []), ...(room ? [room] : [])].map(({ id }) => ({
    resourceId: id,
    from: placement.startsAt,
    until: placement.endsAt,
    placeId: room?.placeId ?? null,
    subjectId: lessonId,
  }));
}
