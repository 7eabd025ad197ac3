import type { CttInstance, CttSolution } from './ctt-instance.js';

/** Hard rules of UD2: how often each is broken. */
export interface CttHard {
  /** Lectures missing or surplus, and two lectures of a course in one period. */
  lectures: number;
  /** Pairs of lectures of one curriculum or one teacher in one period. */
  conflicts: number;
  /** Lectures at a period that is not available to their course. */
  availability: number;
  /** Lectures in a room and period beyond the first. */
  roomOccupancy: number;
}

/** Soft parts of UD2, in points. */
export interface CttParts {
  /** 1 per student without a seat. */
  roomCapacity: number;
  /** 5 per day that a course falls short of its minimum. */
  minWorkingDays: number;
  /** 2 per lecture of a curriculum that has no other lecture of it right before or after on its day. */
  curriculumCompactness: number;
  /** 1 per room of a course beyond its first. */
  roomStability: number;
}

export interface CttEvaluation {
  /** Sum of the broken hard rules; 0: feasible. */
  hard: number;
  cost: number;
  hardParts: CttHard;
  parts: CttParts;
}

/** Computes a solution's cost from nothing but the published rules: what every search is checked against. */
export function evaluateCtt(instance: CttInstance, solution: CttSolution): CttEvaluation {
  const hardParts: CttHard = {
    lectures: lectureFaults(instance, solution),
    conflicts: conflicts(instance, solution),
    availability: unavailableLectures(instance, solution),
    roomOccupancy: solution.length - new Set(solution.map(({ room, day, period }) => `${room} ${day} ${period}`)).size,
  };
  const parts: CttParts = {
    roomCapacity: sum(
      solution.map(({ course, room }) =>
        Math.max(0, instance.courses[course]!.students - instance.rooms[room]!.capacity),
      ),
    ),
    minWorkingDays: 5 * missingDays(instance, solution),
    curriculumCompactness: 2 * isolatedLectures(instance, solution),
    roomStability: sum(
      instance.courses.map((_, course) =>
        Math.max(0, new Set(ofCourse(solution, course).map(({ room }) => room)).size - 1),
      ),
    ),
  };
  return { hard: sum(Object.values(hardParts)), cost: sum(Object.values(parts)), hardParts, parts };
}

function ofCourse(solution: CttSolution, course: number): CttSolution {
  return solution.filter((assignment) => assignment.course === course);
}

function lectureFaults({ courses }: CttInstance, solution: CttSolution): number {
  return sum(
    courses.map(({ lectures }, course) => {
      const held = ofCourse(solution, course);
      const distinct = new Set(held.map(({ day, period }) => `${day} ${period}`)).size;
      return Math.abs(lectures - held.length) + (held.length - distinct);
    }),
  );
}

function conflicts({ courses, curricula }: CttInstance, solution: CttSolution): number {
  const inConflict = (one: number, other: number): boolean =>
    courses[one]!.teacher === courses[other]!.teacher ||
    curricula.some((curriculum) => curriculum.courses.includes(one) && curriculum.courses.includes(other));
  let pairs = 0;
  solution.forEach((one, index) => {
    for (const other of solution.slice(index + 1)) {
      const isSameTime = one.day === other.day && one.period === other.period;
      if (isSameTime && one.course !== other.course && inConflict(one.course, other.course)) pairs++;
    }
  });
  return pairs;
}

function unavailableLectures({ unavailabilities }: CttInstance, solution: CttSolution): number {
  const closed = new Set(unavailabilities.map(({ course, day, period }) => `${course} ${day} ${period}`));
  return solution.filter(({ course, day, period }) => closed.has(`${course} ${day} ${period}`)).length;
}

function missingDays({ courses }: CttInstance, solution: CttSolution): number {
  return sum(
    courses.map(({ minWorkingDays }, course) =>
      Math.max(0, minWorkingDays - new Set(ofCourse(solution, course).map(({ day }) => day)).size),
    ),
  );
}

function isolatedLectures({ curricula }: CttInstance, solution: CttSolution): number {
  return sum(
    curricula.map(({ courses }) => {
      const lectures = solution.filter(({ course }) => courses.includes(course));
      const times = new Set(lectures.map(({ day, period }) => `${day} ${period}`));
      return lectures.filter(
        ({ day, period }) => !times.has(`${day} ${period - 1}`) && !times.has(`${day} ${period + 1}`),
      ).length;
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
