import type { Placement, SolvedTimetable } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { changeOf } from './plan-changes.rules.js';
import type { PlanProblem } from './plan-problem.query.js';

export interface PlanCounts {
  lessons: number;
  unplaced: number;
  moved: number;
  affected: number;
}

/** Writes where the plan found each lesson and where it puts it; a plan has one set of these rows. */
export async function writeResults(
  tx: EntityManager,
  planId: string,
  { wide, narrow, before, rows, affected }: PlanProblem,
  solved: Pick<SolvedTimetable, 'placed'>,
): Promise<PlanCounts> {
  const placed = new Map(solved.placed.map(({ lessonId, placement }) => [lessonId, placement]));
  // A person's lock is the same in both; in the narrow problem lessons are locked that are only left alone.
  const isLocked = new Map(wide.lessons.map(({ id, lockedAt }) => [id, lockedAt !== null]));
  const lessons = narrow.lessons.map((lesson) => {
    const was = before.get(lesson.id) ?? null;
    const fixedAt = isLocked.get(lesson.id) ? lesson.lockedAt : null;
    const after = fixedAt ?? placed.get(lesson.id) ?? lesson.lockedAt;
    return { lesson, was, after, change: changeOf(was, after), isLocked: fixedAt !== null };
  });
  const instant = (milliseconds: number | undefined): Date | null =>
    milliseconds === undefined ? null : new Date(milliseconds);
  const columns = (pick: (each: (typeof lessons)[number]) => Placement | null): unknown[] => [
    lessons.map((each) => instant(pick(each)?.startsAt)),
    lessons.map((each) => instant(pick(each)?.endsAt)),
    lessons.map((each) => pick(each)?.instructorId ?? null),
    lessons.map((each) => pick(each)?.roomId ?? null),
  ];
  await tx.query(`delete from timetable_plan_lesson where timetable_plan_id = $1`, [planId]);
  await tx.query(
    `insert into timetable_plan_lesson (timetable_plan_id, cohort_id, position, lesson_id, course_unit_id, class_hours, change,
       is_locked, is_affected, before_starts_at, before_ends_at, before_instructor_id, before_room_id,
       after_starts_at, after_ends_at, after_instructor_id, after_room_id)
     select $1::uuid, p.* from unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::int[], $7::text[], $8::boolean[], $9::boolean[],
       $10::timestamptz[], $11::timestamptz[], $12::uuid[], $13::uuid[],
       $14::timestamptz[], $15::timestamptz[], $16::uuid[], $17::uuid[]) as p`,
    [
      planId,
      lessons.map(({ lesson }) => lesson.cohortId),
      lessons.map(({ lesson }) => lesson.position),
      lessons.map(({ lesson }) => (rows.has(lesson.id) ? lesson.id : null)),
      lessons.map(({ lesson }) => lesson.unitId),
      lessons.map(({ lesson }) => lesson.classHours),
      lessons.map(({ change }) => change),
      lessons.map((each) => each.isLocked),
      lessons.map(({ lesson }) => affected.has(lesson.id)),
      ...columns(({ was }) => was),
      ...columns(({ after }) => after),
    ],
  );
  const count = (change: string): number => lessons.filter((each) => each.change === change).length;
  return {
    lessons: lessons.length,
    unplaced: count('UNPLACED'),
    moved: count('MOVED'),
    affected: affected.size,
  };
}
