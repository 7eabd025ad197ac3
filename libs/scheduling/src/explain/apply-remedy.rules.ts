import type { PlannedInstructor, PlannedResource, TimetableProblem } from '../planner/timetable-problem.js';
import type { RemedyChange } from './conflict-set.js';
import { withPresence } from './presence.rules.js';

/** The problem after a change; `others` are instructors who may come into it by a new competence. */
export function withChange(
  problem: TimetableProblem,
  change: RemedyChange,
  others: readonly PlannedInstructor[] = [],
): TimetableProblem {
  switch (change.kind) {
    case 'EXTEND_STAY': {
      const { instructorId, fromDate, untilDate } = change.params;
      return ofInstructor(problem, instructorId, (one) => ({
        ...one,
        periods: withPresence(one.periods, fromDate, untilDate),
      }));
    }
    case 'ADD_COMPETENCE': {
      const { instructorId, unitId } = change.params;
      const isKnown = problem.instructors.some((one) => one.instructorId === instructorId);
      const newcomer = isKnown ? [] : others.filter((one) => one.instructorId === instructorId);
      return ofInstructor({ ...problem, instructors: [...problem.instructors, ...newcomer] }, instructorId, (one) => ({
        ...one,
        teaches: new Set([...one.teaches, unitId]),
      }));
    }
    case 'EXTEND_COHORT': {
      const { cohortId, startsOn, endsOn } = change.params;
      const cohorts = problem.cohorts.map((cohort) =>
        cohort.cohortId === cohortId ? { ...cohort, startsOn, endsOn } : cohort,
      );
      return { ...problem, cohorts };
    }
    case 'UNLOCK_LESSON': {
      const lessons = problem.lessons.map((lesson) =>
        lesson.id === change.params.lessonId ? { ...lesson, lockedAt: null } : lesson,
      );
      return { ...problem, lessons };
    }
    case 'ALLOW_ROOM': {
      const { roomId, needs } = change.params;
      return ofRoom(problem, roomId, (room) => ({ ...room, offers: [...new Set([...room.offers, needs])] }));
    }
    case 'RESEAT_ROOM':
      return ofRoom(problem, change.params.roomId, (room) => ({ ...room, capacity: change.params.capacity }));
    case 'REOPEN_ROOM':
      return ofRoom(problem, change.params.roomId, (room) => ({ ...room, closedOn: change.params.closedOn }));
    case 'LONGER_SEARCH':
      return problem;
  }
}

const ofInstructor = (
  problem: TimetableProblem,
  id: string,
  change: (one: PlannedInstructor) => PlannedInstructor,
): TimetableProblem => ({
  ...problem,
  instructors: problem.instructors.map((one) => (one.instructorId === id ? change(one) : one)),
});

const ofRoom = (
  problem: TimetableProblem,
  id: string,
  change: (room: PlannedResource) => PlannedResource,
): TimetableProblem => ({ ...problem, rooms: problem.rooms.map((room) => (room.id === id ? change(room) : room)) });
