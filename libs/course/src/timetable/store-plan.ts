import type { EntityManager } from 'typeorm';
import type { Bookings, Placement, PlannedLesson, ResourceUse, TimetablePlan, TimetableProblem } from '#scheduling';

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
  const free = world.lessons.filter(({ lockedAt }) => lockedAt === null);
  await clearDraft(tx, bookings, cohort.cohortId, world.lessons.length);
  const placements = new Map(plan.placed.map(({ lessonId, placement }) => [lessonId, placement]));
  const rowIds = new Map<string, string>();
  const uses: ResourceUse[] = [];
  for (const lesson of free) {
    const placement = placements.get(lesson.id);
    const id = await upsertLesson(tx, lesson, placement);
    rowIds.set(lesson.id, id);
    if (placement) uses.push(...bookingsOf(world, id, placement));
  }
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

async function upsertLesson(
  tx: EntityManager,
  lesson: PlannedLesson,
  placement: Placement | undefined,
): Promise<string> {
  const [row]: { id: string }[] = await tx.query(
    `insert into lesson (cohort_id, course_unit_id, position, class_hours, status, starts_at, ends_at, instructor_id, room_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict on constraint uq_lesson_cohort_position do update
       set course_unit_id = excluded.course_unit_id, class_hours = excluded.class_hours, status = excluded.status,
           starts_at = excluded.starts_at, ends_at = excluded.ends_at, instructor_id = excluded.instructor_id,
           room_id = excluded.room_id, is_locked = false
     returning id`,
    [
      lesson.cohortId,
      lesson.unitId,
      lesson.position,
      lesson.classHours,
      placement ? 'DRAFT' : 'UNPLACED',
      placement ? new Date(placement.startsAt) : null,
      placement ? new Date(placement.endsAt) : null,
      placement?.instructorId ?? null,
      placement?.roomId ?? null,
    ],
  );
  return row?.id ?? '';
}

/** What a lesson at this place takes of its cohort, instructor and room. */
export function bookingsOf(world: TimetableProblem, lessonId: string, placement: Placement): ResourceUse[] {
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
