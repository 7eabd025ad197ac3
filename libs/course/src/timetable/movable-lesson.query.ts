import { notFound, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import { STANDING_LESSON, type StandingLesson } from './standing-lesson.query.js';
import { lessonNotMovable } from './timetable.problems.js';

const MOVABLE = new Set(['UNPLACED', 'DRAFT', 'SCHEDULED']);

/** A lesson that the actor may move; outside the scope it does not exist. */
export async function findLessonToMove(
  tx: EntityManager,
  { actor }: RequestContext,
  id: string,
): Promise<StandingLesson> {
  const scope = cohortScope(actor, 'lesson:move', 2);
  const [lesson]: StandingLesson[] = await tx.query(`${STANDING_LESSON} where l.id = $1 and ${scope.condition}`, [
    id,
    scope.roots,
  ]);
  if (!lesson) throw notFound('lesson');
  return lesson;
}

/** Throws `lesson-not-movable` for a lesson that has begun, is over or was cancelled. */
export function assertMovable({ status }: StandingLesson): void {
  if (!MOVABLE.has(status)) throw lessonNotMovable(status);
}
