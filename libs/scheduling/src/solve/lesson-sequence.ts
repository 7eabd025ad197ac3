import type { PlannedLesson } from '../planner/timetable-problem.js';

/** The times that the order is asked against. */
export interface LessonTimes {
  /** Negative: the lesson has no place. */
  readonly day: Int16Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
}

/** A minute beyond all. */
const NEVER = 0x7fff_ffff;

/** The order of the lessons: by position within a cohort, and by `after` across all. */
export class LessonSequence {
  /** Lessons cohort by cohort, each in the order of positions. */
  readonly lessons: Int32Array;
  /** Place of each lesson in `lessons`. */
  readonly rank: Int32Array;
  /** First and last + 1 place in `lessons` of the cohort of each lesson. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  private readonly position: Float64Array;
  private readonly lockedBefore: Int32Array;
  private readonly lockedAfter: Int32Array;
  private readonly before: readonly (readonly number[])[];
  private readonly after: readonly number[][];

  constructor(lessons: readonly PlannedLesson[]) {
    const numbers = lessons.map((_, i) => i);
    const cohorts = new Map<string, number[]>();
    for (const i of numbers) {
      const list = cohorts.get(lessons[i]!.cohortId);
      if (list) list.push(i);
      else cohorts.set(lessons[i]!.cohortId, [i]);
    }
    this.lessons = new Int32Array(lessons.length);
    this.rank = new Int32Array(lessons.length);
    this.first = new Int32Array(lessons.length);
    this.end = new Int32Array(lessons.length);
    this.lockedBefore = new Int32Array(lessons.length).fill(-1);
    this.lockedAfter = new Int32Array(lessons.length).fill(NEVER);
    let rank = 0;
    for (const list of cohorts.values()) {
      list.sort((a, b) => lessons[a]!.position - lessons[b]!.position || (lessons[a]!.id < lessons[b]!.id ? -1 : 1));
      const first = rank;
      for (const i of list) {
        this.first[i] = first;
        this.end[i] = first + list.length;
        this.lessons[rank] = i;
        this.rank[i] = rank++;
      }
    }
    this.position = Float64Array.from(lessons, ({ position }) => position);
    const byId = new Map(lessons.map(({ id }, i) => [id, i]));
    this.before = lessons.map(({ after = [] }) => after.flatMap((id) => byId.get(id) ?? []));
    this.after = lessons.map(() => []);
    this.before.forEach((list, i) => list.forEach((earlier) => this.after[earlier]!.push(i)));
  }

  /** Takes over the times of lessons that will stay: a person may have locked them out of their order. */
  settle(isLocked: Uint8Array, { from, until }: LessonTimes): void {
    for (let first = 0; first < this.lessons.length; first = this.end[this.lessons[first]!]!) {
      const own = this.lessons.slice(first, this.end[this.lessons[first]!]);
      const locked = own.filter((lesson) => isLocked[lesson] === 1);
      for (const lesson of locked.length > 0 ? own : []) {
        for (const other of locked) {
          const distance = this.position[other]! - this.position[lesson]!;
          if (distance < 0) this.lockedBefore[lesson] = Math.max(this.lockedBefore[lesson]!, until[other]!);
          if (distance > 0) this.lockedAfter[lesson] = Math.min(this.lockedAfter[lesson]!, from[other]!);
        }
      }
    }
  }

  allows(lesson: number, from: number, until: number, times: LessonTimes): boolean {
    return this.earliest(lesson, times) <= from && until <= this.latest(lesson, times);
  }

  /** When all that must be over before the lesson is over; −1 when nothing is. */
  earliest(lesson: number, { day, until }: LessonTimes): number {
    let earliest = this.lockedBefore[lesson]!;
    let group = NaN;
    const own = this.position[lesson]!;
    for (let rank = this.rank[lesson]! - 1; rank >= this.first[lesson]!; rank--) {
      const other = this.lessons[rank]!;
      const position = this.position[other]!;
      if (day[other]! < 0 || position === own) continue;
      // Those before the nearest position with a placed lesson ended before that one began.
      if (group === group && position !== group) break;
      group = position;
      if (until[other]! > earliest) earliest = until[other]!;
    }
    for (const other of this.before[lesson]!) if (day[other]! >= 0) earliest = Math.max(earliest, until[other]!);
    return earliest;
  }

  /** When the first of those that come after the lesson starts; a time beyond all when nothing does. */
  latest(lesson: number, { day, from }: LessonTimes): number {
    let latest = this.lockedAfter[lesson]!;
    let group = NaN;
    const own = this.position[lesson]!;
    for (let rank = this.rank[lesson]! + 1; rank < this.end[lesson]!; rank++) {
      const other = this.lessons[rank]!;
      const position = this.position[other]!;
      if (day[other]! < 0 || position === own) continue;
      if (group === group && position !== group) break;
      group = position;
      if (from[other]! < latest) latest = from[other]!;
    }
    for (const other of this.after[lesson]!) if (day[other]! >= 0) latest = Math.min(latest, from[other]!);
    return latest;
  }
}
