import { clashesOf, type Placement, type PlannedLesson, type RoadClosure, type TimetableProblem } from '#scheduling';
import type { Disruption } from './disruption.js';

/** A lesson as it stands, with what a repair may do with it. */
export interface StandingPlacement {
  lesson: PlannedLesson;
  placement: Placement;
  /** A person has fixed it. */
  isLocked: boolean;
  /** Has not begun and is not cancelled. */
  isAhead: boolean;
}

export interface RepairProblem {
  /** Only what is hit may move. */
  narrow: TimetableProblem;
  /** Whatever lies ahead and nobody fixed may move, if that helps. */
  wide: TimetableProblem;
  /** Lessons ahead that cannot stay where they are, those that a person has fixed included. */
  affected: ReadonlySet<string>;
}

/** The problem with the disruptions in it: days away, and roads that are closed. */
export function disrupted(problem: TimetableProblem, disruptions: readonly Disruption[]): TimetableProblem {
  const away = (id: string, isHit: (disruption: Disruption) => boolean) =>
    disruptions.filter(isHit).map(({ fromDate, untilDate }) => ({ fromDate, untilDate, isAvailable: false, id }));
  const closures = disruptions.flatMap((each): RoadClosure[] =>
    each.type === 'ROAD_CLOSED'
      ? [
          {
            fromPlaceId: each.fromPlaceId,
            toPlaceId: each.toPlaceId,
            fromDate: each.fromDate,
            untilDate: each.untilDate,
            minutes: each.minutes,
          },
        ]
      : [],
  );
  return {
    ...problem,
    instructors: problem.instructors.map((instructor) => ({
      ...instructor,
      periods: [
        ...instructor.periods,
        ...away(
          instructor.id,
          (each) => each.type === 'INSTRUCTOR_AWAY' && each.instructorId === instructor.instructorId,
        ),
      ],
    })),
    rooms: problem.rooms.map((room) => ({
      ...room,
      periods: [...room.periods, ...away(room.id, (each) => each.type === 'ROOM_LOST' && each.roomId === room.id)],
    })),
    roadClosures: [...(problem.roadClosures ?? []), ...closures],
  };
}

/**
 * What a repair has to solve. A lesson is hit when a rule is broken where it stands. Lessons that have begun, that are
 * over, or that a person has fixed stay, hit or not; every other one is expected where it is, so that the fewest move.
 */
export function repairProblem(
  problem: TimetableProblem,
  standing: readonly StandingPlacement[],
  disruptions: readonly Disruption[],
): RepairProblem {
  const world = disrupted({ ...problem, lessons: standing.map(({ lesson }) => lesson) }, disruptions);
  const broken = new Set(
    clashesOf(
      world,
      standing.map(({ lesson, placement }) => ({ lessonId: lesson.id, placement })),
    ).map(({ lessonId }) => lessonId),
  );
  const affected = new Set(
    standing.filter(({ lesson, isAhead }) => isAhead && broken.has(lesson.id)).map(({ lesson }) => lesson.id),
  );
  const lessons = (mayMove: (lessonId: string) => boolean): PlannedLesson[] =>
    standing.map(({ lesson, placement, isLocked, isAhead }) =>
      isAhead && !isLocked && mayMove(lesson.id)
        ? { ...lesson, lockedAt: null, expectedAt: placement }
        : { ...lesson, lockedAt: placement },
    );
  return {
    narrow: { ...world, lessons: lessons((id) => affected.has(id)) },
    wide: { ...world, lessons: lessons(() => true) },
    affected,
  };
}
