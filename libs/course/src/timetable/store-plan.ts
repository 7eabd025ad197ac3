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
 * Replaces the drafts of the problem's cohorts by the plan: lessons nobody fixed get their new time, their held bookings
 * are exchanged, rows beyond the course plan go. Runs in the caller's transaction, which holds the cohorts and the
 * resources. Answers the ids of the rows, by the id that the lesson has in the problem.
 */
export async function writeDrafts(
  tx: EntityManager,
  bookings: Bookings,
  world: TimetableProblem,
  placements: ReadonlyMap<string, Placement>,
): Promise<Map<string, string>> {
  const free = world.lessons.filter(({ lockedAt }) => lockedAt === null);
  await clearDrafts(tx, bookings, world);
  const rowIds = await writeLessons(tx, free, placements);
  const uses = bookingsOf(
    world,
    free.flatMap((lesson) => {
      const placement = placements.get(lesson.id);
      return placement ? [{ lesson, lessonId: rowIds.get(lesson.id) ?? '', placement }] : [];
    }),
  );
  await bookings.hold(tx, 'lesson', uses);
  await tx.query(`update cohort set timetable_status = 'DRAFT' where id = any($1::uuid[])`, [
    world.cohorts.map(({ cohortId }) => cohortId),
  ]);
  return rowIds;
}

/** `writeDrafts` for the planning of one cohort, with the result of its job. */
export async function storePlan(
  tx: EntityManager,
  bookings: Bookings,
  world: TimetableProblem,
  plan: TimetablePlan,
): Promise<Record<string, unknown>> {
  const [cohort] = world.cohorts;
  if (!cohort) throw new Error('a plan without a cohort');
  assertSound(world, plan);
  const rowIds = await writeDrafts(tx, bookings, world, placementsOf(plan));
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

export const placementsOf = (plan: TimetablePlan): Map<string, Placement> =>
  new Map(plan.placed.map(({ lessonId, placement }) => [lessonId, placement]));

/** The planner is exchangeable, so its plan is checked against the rules before anybody is told to be somewhere. */
export function assertSound(world: TimetableProblem, plan: TimetablePlan): void {
  const placements = placementsOf(plan);
  const placed = world.lessons.flatMap(({ id, lockedAt }) => {
    const placement = lockedAt ?? placements.get(id);
    return placement ? [{ lessonId: id, placement }] : [];
  });
  // What a person fixed may have become impossible; that is told when the timetable is published.
  const fixed = new Set(world.lessons.filter(({ lockedAt }) => lockedAt).map(({ id }) => id));
  const broken = clashesOf(world, placed).find(({ lessonId }) => !fixed.has(lessonId));
  if (broken) throw new Error(`the planner broke a rule: ${broken.clash.kind} of lesson ${broken.lessonId}`);
}

async function clearDrafts(tx: EntityManager, bookings: Bookings, world: TimetableProblem): Promise<void> {
  const counts = new Map(world.cohorts.map(({ cohortId }) => [cohortId, 0]));
  for (const { cohortId } of world.lessons) counts.set(cohortId, (counts.get(cohortId) ?? 0) + 1);
  const rows: { id: string; isBeyond: boolean }[] = await tx.query(
    `select l.id, l.position > k.count as "isBeyond"
     from unnest($1::uuid[], $2::int[]) as k(cohort_id, count) join lesson l on l.cohort_id = k.cohort_id
     where l.status in ('UNPLACED','DRAFT') and (not l.is_locked or l.starts_at is null or l.position > k.count)`,
    [[...counts.keys()], [...counts.values()]],
  );
  await bookings.release(tx, { subjectType: 'lesson', subjectIds: rows.map(({ id }) => id) });
  await tx.query(`delete from lesson where id = any($1::uuid[])`, [
    rows.filter(({ isBeyond }) => isBeyond).map(({ id }) => id),
  ]);
}

/** Ids of the rows, by the id that the lesson has in the problem. */
async function writeLessons(
  tx: EntityManager,
  lessons: readonly PlannedLesson[],
  placements: ReadonlyMap<string, Placement>,
): Promise<Map<string, string>> {
  const placed = lessons.map(({ id }) => placements.get(id));
  const instant = (milliseconds: number | undefined): Date | null =>
    milliseconds === undefined ? null : new Date(milliseconds);
  const rows: { id: string; cohortId: string; position: number }[] = await tx.query(
    `insert into lesson (cohort_id, course_unit_id, position, class_hours, status, starts_at, ends_at, instructor_id, room_id)
     select p.cohort, p.unit, p.position, p.hours, case when p.starts is null then 'UNPLACED' else 'DRAFT' end,
            p.starts, p.ends, p.instructor, p.room
     from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::timestamptz[], $6::timestamptz[], $7::uuid[], $8::uuid[])
       as p(cohort, unit, position, hours, starts, ends, instructor, room)
     on conflict on constraint uq_lesson_cohort_position do update
       set course_unit_id = excluded.course_unit_id, class_hours = excluded.class_hours, status = excluded.status,
           starts_at = excluded.starts_at, ends_at = excluded.ends_at, instructor_id = excluded.instructor_id,
           room_id = excluded.room_id, is_locked = false
     returning id, cohort_id as "cohortId", position`,
    [
      lessons.map(({ cohortId }) => cohortId),
      lessons.map(({ unitId }) => unitId),
      lessons.map(({ position }) => position),
      lessons.map(({ classHours }) => classHours),
      placed.map((placement) => instant(placement?.startsAt)),
      placed.map((placement) => instant(placement?.endsAt)),
      placed.map((placement) => placement?.instructorId ?? null),
      placed.map((placement) => placement?.roomId ?? null),
    ],
  );
  const byPlace = new Map(rows.map(({ id, cohortId, position }) => [`${cohortId} ${position}`, id]));
  return new Map(lessons.map(({ id, cohortId, position }) => [id, byPlace.get(`${cohortId} ${position}`) ?? '']));
}

/** What lessons at these places take of their cohorts, instructors and rooms. */
export function bookingsOf(
  world: TimetableProblem,
  placed: readonly { lesson: Pick<PlannedLesson, 'cohortId'>; lessonId: string; placement: Placement }[],
): ResourceUse[] {
  const rooms = new Map(world.rooms.map((room) => [room.id, room]));
  const instructors = new Map(world.instructors.map((each) => [each.instructorId, each]));
  const cohorts = new Map(world.cohorts.map((cohort) => [cohort.cohortId, cohort]));
  return placed.flatMap(({ lesson, lessonId, placement }) => {
    const room = rooms.get(placement.roomId ?? '');
    const taken = [cohorts.get(lesson.cohortId), instructors.get(placement.instructorId), room];
    return taken
      .flatMap((resource) => resource ?? [])
      .map(({ id }) => ({
        resourceId: id,
        from: placement.startsAt,
        until: placement.endsAt,
        placeId: room?.placeId ?? null,
        subjectId: lessonId,
      }));
  });
}
