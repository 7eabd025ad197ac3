import { dayOfDate, instantOn, monthOf } from '../planner/class-day.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import type { PlannedLesson, PlannedResource, TimetableProblem } from '../planner/timetable-problem.js';
import { travelMinutes } from '../planner/travel.rules.js';
import { startCells } from './class-day-grid.js';

/** Per lesson: who sits in it, who may teach it, where and at which cells; equal lists are one and the same array. */
export interface LessonChoices {
  /** Its own cohort first. */
  cohorts: readonly Int32Array[];
  /** Numbers of kits from 0. */
  kits: readonly Int32Array[];
  /** Near ones first. */
  instructors: readonly Int32Array[];
  /** Near ones first, then small ones; −1: without a room. */
  rooms: readonly Int32Array[];
  /** 1 for each instructor who may teach the lesson; shared as well. */
  mayTeach: readonly Uint8Array[];
  /** 1 at `room + 1` for each room, −1 among them, that it may have. */
  mayHold: readonly Uint8Array[];
  cells: readonly Int8Array[];
  /** No time could make up for what is missing: nobody who can teach it, or no room for it. */
  isImpossible: Uint8Array;
}

export function lessonChoices(problem: TimetableProblem): LessonChoices {
  const index = new ProblemIndex(problem);
  const cohortNumbers = new Map(problem.cohorts.map(({ cohortId }, i) => [cohortId, i]));
  const kitNumbers = new Map((problem.kits ?? []).map(({ id }, i) => [id, i]));
  const near = new Nearness(problem);
  const memory = new Map<string, Int32Array>();
  const remember = (key: unknown[], make: () => number[]): Int32Array => {
    const text = JSON.stringify(key);
    const known = memory.get(text) ?? Int32Array.from(make());
    memory.set(text, known);
    return known;
  };
  const home = ({ cohortId }: PlannedLesson): string => index.cohorts.get(cohortId)?.placeId ?? '';
  const instructors = problem.lessons.map((lesson) =>
    remember(['instructors', lesson.unitId, home(lesson)], () =>
      near.first(
        home(lesson),
        problem.instructors,
        problem.instructors.flatMap(({ teaches }, i) => (teaches.has(lesson.unitId) ? [i] : [])),
      ),
    ),
  );
  const rooms = problem.lessons.map((lesson) => {
    const { needs } = lesson;
    const seats = index.cohortsOf(lesson).reduce((sum, cohort) => sum + cohort.seats, 0);
    return remember(['rooms', needs, seats, home(lesson)], () => {
      if (needs === null) return [-1];
      const fitting = problem.rooms.flatMap(({ offers, capacity }, i) =>
        offers.includes(needs) && (capacity === null || capacity >= seats) ? [i] : [],
      );
      return near.first(home(lesson), problem.rooms, fitting);
    });
  });
  const cells = new Map<string, Int8Array>();
  return {
    cohorts: problem.lessons.map(({ cohortId, joinedCohortIds = [] }) =>
      Int32Array.from([...new Set([cohortId, ...joinedCohortIds])].flatMap((id) => cohortNumbers.get(id) ?? [])),
    ),
    kits: problem.lessons.map(({ kitIds = [] }) => Int32Array.from(kitIds.flatMap((id) => kitNumbers.get(id) ?? []))),
    instructors,
    rooms,
    mayTeach: masksOf(instructors, problem.instructors.length, 0),
    mayHold: masksOf(rooms, problem.rooms.length + 1, 1),
    cells: problem.lessons.map(({ classHours, mayBeEvening }) => {
      const key = `${classHours} ${mayBeEvening}`;
      const known = cells.get(key) ?? Int8Array.from(startCells(classHours, mayBeEvening));
      cells.set(key, known);
      return known;
    }),
    isImpossible: Uint8Array.from(problem.lessons, ({ lockedAt, classHours, mayBeEvening }, i) => {
      const isPossible = instructors[i]!.length > 0 && rooms[i]!.length > 0;
      return !lockedAt && !(isPossible && startCells(classHours, mayBeEvening).length > 0) ? 1 : 0;
    }),
  };
}

/** Each list as a mask; `shift` is added to its numbers. */
function masksOf(lists: readonly Int32Array[], length: number, shift: number): Uint8Array[] {
  const known = new Map<Int32Array, Uint8Array>();
  return lists.map((list) => {
    const mask = known.get(list) ?? new Uint8Array(length);
    if (!known.has(list)) for (const number of list) mask[number + shift] = 1;
    known.set(list, mask);
    return mask;
  });
}

/** The same order as `optionsOf`: by ride from the cohort's place, then seats, then id. */
class Nearness {
  private readonly month: number;

  constructor(private readonly problem: TimetableProblem) {
    const [cohort] = problem.cohorts;
    this.month = cohort ? monthOf(instantOn(dayOfDate(cohort.startsOn), 0)) : 1;
  }

  first(homeId: string, resources: readonly PlannedResource[], numbers: readonly number[]): number[] {
    const home = this.problem.places.get(homeId);
    const keyed = numbers.map((number) => {
      const { placeId, capacity, id } = resources[number]!;
      const place = this.problem.places.get(placeId);
      const ride = home && place ? travelMinutes(home, place, this.month) : 0;
      return { number, ride, capacity: capacity ?? Infinity, id };
    });
    keyed.sort(
      (a, b) => a.ride - b.ride || (a.capacity === b.capacity ? 0 : a.capacity - b.capacity) || (a.id < b.id ? -1 : 1),
    );
    return keyed.map(({ number }) => number);
  }
}
