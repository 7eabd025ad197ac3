import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import type { Work } from '#platform';
import { Bookings, clashesOf, type Placement, type PlacedLesson, type TimetableProblem } from '#scheduling';
import { newLessonKey } from '../timetable/planned-lessons.rules.js';
import { lockTimetables, type TimetableCohort } from '../timetable/start-planning.handler.js';
import { writeDrafts } from '../timetable/store-plan.js';
import { type PublicationBlocker, timetablePublished } from '../timetable/timetable.problems.js';
import { readCohortsWorld } from '../timetable/timetable-world.query.js';
import type { PlanRow } from './plan-access.query.js';
import { isSamePlacement } from './plan-changes.rules.js';
import { type PlannedRow, plannedRows, staleBlocker } from './planned-rows.query.js';
import { timetablePlanStale } from './timetable-plan.problems.js';

/** Makes a plan the draft of its cohorts: all of them in the caller's transaction, or none. */
@Injectable()
export class ApplyPlan {
  constructor(private readonly bookings: Bookings) {}

  /**
   * Throws `timetable-published`, `timetable-closed`, `resource-taken`, and `timetable-plan-stale` with every lesson
   * that cannot be written as the plan has it: its course plan has changed, a person has fixed it elsewhere since, or
   * somebody or some room is no longer free. Answers the cohorts, locked.
   */
  async apply(work: Work, context: RequestContext, plan: PlanRow, permission: string): Promise<TimetableCohort[]> {
    const { tx, now } = work;
    const cohorts = await lockTimetables(tx, context, permission, plan.cohortIds);
    if (cohorts.some(({ timetableStatus }) => timetableStatus === 'PUBLISHED')) throw timetablePublished();
    const rows = await plannedRows(tx, plan.id);
    await this.bookings.lock(tx, [
      ...cohorts.map(({ resourceId }) => resourceId),
      ...rows.flatMap(({ after, instructorResourceId }) =>
        [instructorResourceId, after?.roomId].flatMap((id) => id ?? []),
      ),
    ]);
    const { problem } = await readCohortsWorld(tx, this.bookings, plan.cohortIds, now, 'OWN');
    const lessons = matched(problem, rows);
    const blockers = blockersOf(problem, lessons, rows);
    if (blockers.length > 0) throw timetablePlanStale(blockers);
    await writeDrafts(tx, this.bookings, problem, new Map(lessons.map(({ id, after }) => [id, after])));
    return cohorts;
  }
}

/** Placements by the id that the lesson has in the problem: a lesson that had no row then may have one now. */
function matched(
  problem: TimetableProblem,
  rows: readonly PlannedRow[],
): { id: string; row: PlannedRow; after: Placement }[] {
  const ids = new Map(problem.lessons.map((lesson) => [newLessonKey(lesson.cohortId, lesson.position), lesson.id]));
  return rows.flatMap((row) => {
    const id = ids.get(newLessonKey(row.cohortId, row.position));
    return id && row.after ? [{ id, row, after: row.after }] : [];
  });
}

function blockersOf(
  problem: TimetableProblem,
  placed: readonly { id: string; row: PlannedRow; after: Placement }[],
  rows: readonly PlannedRow[],
): PublicationBlocker[] {
  const byPlace = new Map(problem.lessons.map((lesson) => [newLessonKey(lesson.cohortId, lesson.position), lesson]));
  const blockers = rows.flatMap((row): PublicationBlocker[] => {
    const lesson = byPlace.get(newLessonKey(row.cohortId, row.position));
    const isSameLesson = lesson && lesson.unitId === row.unitId && lesson.classHours === row.classHours;
    const isWhereFixed = !lesson?.lockedAt || (row.after !== null && isSamePlacement(lesson.lockedAt, row.after));
    byPlace.delete(newLessonKey(row.cohortId, row.position));
    return isSameLesson && isWhereFixed ? [] : [staleBlocker('LESSON_CHANGED', row)];
  });
  // Lessons that the course plan has got since.
  const added = [...byPlace.values()].map(({ position }): PublicationBlocker => ({
    code: 'LESSON_CHANGED',
    params: { position },
  }));
  if (blockers.length + added.length > 0) return [...blockers, ...added];
  return [...pastBlockers(problem, placed), ...clashBlockers(problem, placed)];
}

/** What a person has fixed may be past or impossible; that is told when it is published. */
const isFree = (problem: TimetableProblem): ((id: string) => boolean) => {
  const fixed = new Set(problem.lessons.filter(({ lockedAt }) => lockedAt).map(({ id }) => id));
  return (id) => !fixed.has(id);
};

function pastBlockers(
  problem: TimetableProblem,
  placed: readonly { id: string; row: PlannedRow; after: Placement }[],
): PublicationBlocker[] {
  return placed
    .filter(({ id }) => isFree(problem)(id))
    .filter(({ after }) => after.startsAt <= problem.notBefore)
    .map(({ row }) => staleBlocker('LESSON_PAST', row));
}

function clashBlockers(
  problem: TimetableProblem,
  placed: readonly { id: string; row: PlannedRow; after: Placement }[],
): PublicationBlocker[] {
  const instructors = new Set(problem.instructors.map(({ instructorId }) => instructorId));
  const rooms = new Set(problem.rooms.map(({ id }) => id));
  const isKnown = ({ instructorId, roomId }: Placement): boolean =>
    instructors.has(instructorId) && (roomId === null || rooms.has(roomId));
  const known = placed.filter(({ after }) => isKnown(after));
  const gone = placed.filter(({ after }) => !isKnown(after));
  const byId = new Map(placed.map(({ id, row }) => [id, row]));
  const clashing = clashesOf(
    problem,
    known.map(({ id, after }): PlacedLesson => ({ lessonId: id, placement: after })),
  );
  const isOpen = isFree(problem);
  return [
    ...gone.map(({ row }) => staleBlocker('LESSON_CLASH', row, 'COMPETENCE')),
    ...clashing.flatMap(({ lessonId, clash }) => {
      const row = byId.get(lessonId);
      return row && isOpen(lessonId) ? [staleBlocker('LESSON_CLASH', row, clash.kind)] : [];
    }),
  ];
}
