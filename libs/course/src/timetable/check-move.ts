import { Agenda, fitnessClash, neighboursOf, type Proposal, timeClash, type TimetableProblem } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { describeClashes } from '../lesson-places/describe-clashes.js';
import { placementOf, plannedLessonOf, standingLessons } from './standing-lesson.query.js';
import { lessonClash } from './timetable.problems.js';

/** Throws `lesson-clash` with the first reason against the move; the same rules as in planning. */
export async function checkMove(tx: EntityManager, world: TimetableProblem, proposal: Proposal): Promise<void> {
  const others = (await standingLessons(tx, proposal.lesson.cohortId)).flatMap((row) => {
    const placement = placementOf(row);
    return placement ? [{ lesson: plannedLessonOf(row), ...placement }] : [];
  });
  const neighbours = neighboursOf(proposal, others);
  const clash =
    fitnessClash(proposal) ??
    timeClash(proposal, new Agenda(world.uses), world.places, neighbours, world.roadClosures ?? []);
  if (!clash) return;
  const [described] = await describeClashes(tx, world, proposal.lesson.unitId, [clash]);
  if (described) throw lessonClash(described);
}
