import { clashesOf, type Placement, type PlannedLesson, type TimetableProblem } from '#scheduling';
import { type CourseLessonRow, lessonOfUnit, placementOfRow } from '../timetable/planned-lessons.rules.js';
import type { PublicationBlocker } from '../timetable/timetable.problems.js';
import { type CohortsWorld, inGroup } from '../timetable/timetable-world.query.js';
import type { Disruption } from './disruption.js';
import { isSamePlacement } from './plan-changes.rules.js';
import { type PlannedRow, staleBlocker } from './planned-rows.query.js';
import { disrupted } from './repair-problem.rules.js';

/** A lesson that a repair moves; both placements are known. */
export type Move = PlannedRow & { lessonId: string; before: Placement; after: Placement };

/** Lessons that moved, were fixed or have begun meanwhile, and places that are no longer free. */
export function repairBlockers(
  { problem, lessons: rows, units, groups }: CohortsWorld,
  moves: readonly Move[],
  disruptions: readonly Disruption[],
  now: Date,
): PublicationBlocker[] {
  const current = new Map(rows.map((row) => [row.id, row]));
  const changed = moves.filter((move) => !isAsFound(current.get(move.lessonId), move, now));
  if (changed.length > 0) return changed.map((move) => staleBlocker('LESSON_CHANGED', move));
  const past = moves.filter(({ after }) => after.startsAt <= now.getTime());
  if (past.length > 0) return past.map((move) => staleBlocker('LESSON_PAST', move));
  const moved = new Map(moves.map((move) => [move.lessonId, move]));
  const placed = rows.flatMap((row) => {
    const placement = moved.get(row.id)?.after ?? placementOfRow(row);
    return placement ? [{ row, lessonId: row.id, placement }] : [];
  });
  const lessons = placed.map(({ row: { id, cohortId, courseUnitId: unitId, position, classHours } }): PlannedLesson =>
    inGroup(lessonOfUnit(units.get(unitId), { id, cohortId, unitId, position, classHours }), groups),
  );
  // Somebody who no longer teaches a unit of the courses, or a room that the cohort no longer has, is not in the world.
  const gone = moves.filter(({ after }) => !isKnown(problem, after));
  if (gone.length > 0) return gone.map((move) => staleBlocker('LESSON_CLASH', move, 'COMPETENCE'));
  return clashesOf({ ...disrupted(problem, disruptions), lessons }, placed).flatMap(({ lessonId, clash }) => {
    const move = moved.get(lessonId);
    return move ? [staleBlocker('LESSON_CLASH', move, clash.kind)] : [];
  });
}

function isAsFound(row: CourseLessonRow | undefined, { before, isLocked }: Move, now: Date): boolean {
  const placement = row && placementOfRow(row);
  if (!row || !placement || (row.isLocked && !isLocked)) return false;
  const isAhead = (row.status === 'DRAFT' || row.status === 'SCHEDULED') && placement.startsAt > now.getTime();
  return isAhead && isSamePlacement(placement, before);
}

const isKnown = ({ instructors, rooms }: TimetableProblem, { instructorId, roomId }: Placement): boolean =>
  instructors.some((each) => each.instructorId === instructorId) &&
  (roomId === null || rooms.some(({ id }) => id === roomId));
