import type { CoreEvent } from '../core/core-model.js';
import { compileCtt } from './compile-ctt.rules.js';
import type { CttInstance, CttSolution } from './ctt-instance.js';

/** Points of the soft rules of UD2. */
export const DAY_POINTS = 5;
export const ISOLATION_POINTS = 2;

/** Everything about an instance that a search looks up and that never changes. Lectures are numbered course by course. */
export class CttTables {
  readonly courseCount: number;
  readonly roomCount: number;
  readonly dayCount: number;
  readonly periodsPerDay: number;
  readonly periodCount: number;
  readonly lectureCount: number;
  /** Course of each lecture. */
  readonly courseOf: Int32Array;
  /** Day of each period. */
  readonly dayOf: Int32Array;
  /** The bit of a period within the mask of its day. */
  readonly bitOf: Int32Array;
  readonly minDays: Int32Array;
  /** Students without a seat, at `course * roomCount + room`. */
  readonly shortage: Int32Array;
  /**
   * 1 when two courses cannot be at the same time, at `course * (courseCount + 1) + course`. A course conflicts with
   * itself, and none does with the course `courseCount`, which stands for an empty cell.
   */
  readonly inConflict: Uint8Array;
  /** Courses in conflict with a course, itself included. */
  readonly conflicting: readonly Int32Array[];
  /** 1 when a course cannot be held, at `period * courseCount + course`. */
  readonly closed: Uint8Array;
  /** Periods at which a course can be held. */
  readonly openPeriods: readonly Int32Array[];
  /** Curricula of different courses; those of the same courses are one with more weight. */
  readonly curricula: readonly { courses: Int32Array; points: number }[];
  /** Points per isolated lecture of a curriculum. */
  readonly points: Int32Array;
  /** Curricula of each course. */
  readonly curriculaOf: readonly Int32Array[];
  /** 1 at `curriculum * courseCount + course`. */
  readonly isMember: Uint8Array;
  /** Isolated periods of a set of periods of a day. */
  readonly isolated: Uint8Array;

  constructor(instance: CttInstance) {
    const { courses, rooms, periodsPerDay } = instance;
    const { events, periods } = compileCtt(instance);
    this.courseCount = courses.length;
    this.roomCount = rooms.length;
    this.dayCount = periods.dayCount;
    this.periodsPerDay = periodsPerDay;
    this.periodCount = periods.count;
    this.courseOf = Int32Array.from(courses.flatMap(({ lectures }, course) => Array<number>(lectures).fill(course)));
    this.lectureCount = events.length;
    this.dayOf = periods.dayOf;
    this.bitOf = Int32Array.from({ length: periods.count }, (_, period) => 1 << (period % periodsPerDay));
    this.minDays = Int32Array.from(courses, ({ minWorkingDays }) => minWorkingDays);
    this.shortage = Int32Array.from(
      courses.flatMap(({ students }) => rooms.map(({ capacity }) => Math.max(0, students - capacity))),
    );
    // A course without lectures takes no place and therefore no part.
    const eventOf = courses.map((_, course) => events[this.courseOf.indexOf(course)] ?? null);
    this.inConflict = conflictsOf(eventOf);
    this.conflicting = courses.map((_, course) =>
      Int32Array.from(courses.keys()).filter((other) => this.inConflict[course * (this.courseCount + 1) + other] === 1),
    );
    this.openPeriods = eventOf.map((event) => event?.starts ?? new Int32Array());
    this.closed = new Uint8Array(this.periodCount * this.courseCount).fill(1);
    this.openPeriods.forEach((open, course) => {
      for (const period of open) this.closed[period * this.courseCount + course] = 0;
    });
    this.curricula = mergedCurricula(instance);
    this.points = Int32Array.from(this.curricula, ({ points }) => points);
    this.isMember = new Uint8Array(this.curricula.length * this.courseCount);
    this.curricula.forEach((curriculum, index) => {
      for (const course of curriculum.courses) this.isMember[index * this.courseCount + course] = 1;
    });
    this.curriculaOf = courses.map((_, course) =>
      Int32Array.from(this.curricula.keys()).filter((index) => this.isMember[index * this.courseCount + course] === 1),
    );
    this.isolated = isolatedTable(periodsPerDay);
  }

  /** The solution that a row of cells, one per lecture, stands for. */
  solutionOf(cells: Int32Array): CttSolution {
    return Array.from(cells, (cell, lecture) => {
      const period = Math.floor(cell / this.roomCount);
      return {
        course: this.courseOf[lecture]!,
        room: cell % this.roomCount,
        day: Math.floor(period / this.periodsPerDay),
        period: period % this.periodsPerDay,
      };
    });
  }
}

/** Courses whose lectures need a common resource: a teacher or a curriculum. */
function conflictsOf(eventOf: readonly (CoreEvent | null)[]): Uint8Array {
  const width = eventOf.length + 1;
  const inConflict = new Uint8Array(eventOf.length * width);
  eventOf.forEach((event, one) => {
    eventOf.forEach((other, index) => {
      if (event && other?.needs.some((resource) => event.needs.includes(resource))) inConflict[one * width + index] = 1;
    });
  });
  return inConflict;
}

function mergedCurricula({ curricula }: CttInstance): { courses: Int32Array; points: number }[] {
  const merged = new Map<string, { courses: Int32Array; points: number }>();
  for (const { courses } of curricula) {
    const sorted = Int32Array.from(courses).sort();
    const same = merged.get(sorted.join());
    if (same) same.points += ISOLATION_POINTS;
    else if (sorted.length > 0) merged.set(sorted.join(), { courses: sorted, points: ISOLATION_POINTS });
  }
  return [...merged.values()];
}

/** For every set of periods of a day, how many of them have neither neighbour in the set. */
function isolatedTable(periodsPerDay: number): Uint8Array {
  const table = new Uint8Array(1 << periodsPerDay);
  for (let set = 1; set < table.length; set++) {
    let alone = set & ~(set << 1) & ~(set >> 1);
    for (; alone !== 0; alone &= alone - 1) table[set]!++;
  }
  return table;
}
