import { usesOf } from '../planner/lesson-clash.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import type { Placement, PlannedLesson, ResourceUse, TimetableProblem } from '../planner/timetable-problem.js';

export type Placements = ReadonlyMap<string, Placement>;

/** A part of the problem: the lessons of some cohorts, while all others stay where they were placed. */
export interface Neighbourhood {
  cohortIds: ReadonlySet<string>;
  /** Lessons of these cohorts that are left out because something else keeps them from being placed. */
  without?: ReadonlySet<string>;
}

/**
 * The problem of a neighbourhood. A plan of it and the placements of all others are together a plan of the whole, so
 * what is possible here is possible there.
 */
export function neighbourhoodOf(
  problem: TimetableProblem,
  placements: Placements,
  { cohortIds, without = new Set() }: Neighbourhood,
): TimetableProblem {
  const index = new ProblemIndex(problem);
  const isInside = (lesson: PlannedLesson): boolean => cohortIds.has(lesson.cohortId) && !without.has(lesson.id);
  const inside = problem.lessons.filter(isInside);
  const insideIds = new Set(inside.map(({ id }) => id));
  const named = new Set(inside.flatMap(({ after = [] }) => after));
  const outsideUses: ResourceUse[] = [];
  const fixed: PlannedLesson[] = [];
  for (const lesson of problem.lessons) {
    if (insideIds.has(lesson.id)) continue;
    const placement = lesson.lockedAt ?? placements.get(lesson.id);
    if (!placement) continue;
    // A lesson that the order binds to one of these has to stay a lesson; of all others only the time counts.
    if (named.has(lesson.id) || lesson.after?.some((id) => insideIds.has(id))) {
      fixed.push({ ...lesson, lockedAt: placement });
    } else outsideUses.push(...usesOf(index.proposalOf(lesson.id, placement)));
  }
  const lessons = [...inside, ...fixed];
  const units = new Set(lessons.map(({ unitId }) => unitId));
  const needs = new Set(lessons.map((lesson) => lesson.needs));
  const held = lessons.flatMap(({ lockedAt }) => lockedAt ?? []);
  const heldPeople = new Set(held.map(({ instructorId }) => instructorId));
  const heldRooms = new Set(held.map(({ roomId }) => roomId));
  const instructors = problem.instructors.filter(
    ({ instructorId, teaches }) => heldPeople.has(instructorId) || [...units].some((unit) => teaches.has(unit)),
  );
  const rooms = problem.rooms.filter(({ id, offers }) => heldRooms.has(id) || offers.some((offer) => needs.has(offer)));
  const cohortKeys = new Set(lessons.flatMap(({ cohortId, joinedCohortIds = [] }) => [cohortId, ...joinedCohortIds]));
  const cohorts = problem.cohorts.filter(({ cohortId }) => cohortKeys.has(cohortId));
  const kept = new Set([...instructors, ...rooms, ...cohorts, ...(problem.kits ?? [])].map(({ id }) => id));
  return {
    ...problem,
    instructors,
    rooms,
    cohorts,
    lessons,
    uses: [...problem.uses, ...outsideUses].filter(({ resourceId }) => kept.has(resourceId)),
  };
}

/** The same with every lesson that has a place kept there, so that only the others are left to place. */
export function withPlacesKept(problem: TimetableProblem, placements: Placements): TimetableProblem {
  const lessons = problem.lessons.map((lesson) =>
    lesson.lockedAt ? lesson : { ...lesson, lockedAt: placements.get(lesson.id) ?? null },
  );
  return { ...problem, lessons };
}
