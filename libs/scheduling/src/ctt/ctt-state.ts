import { DAY_POINTS, type CttTables } from './ctt-tables.js';

/** Marks an empty cell. */
export const EMPTY = -1;

/** Answer of a delta that has been given up because it is above the limit in any case. */
export const TOO_MUCH = Infinity;

/**
 * A complete timetable: each lecture in a cell of its own (period × room), so that rooms never clash; conflicts and
 * closed periods are counted in `hard`. Deltas are exact and O(curricula of the courses); `lift` and `put` keep
 * everything up to date. Of several lectures of a curriculum in one period, compactness sees one.
 */
export class CttState {
  hard = 0;
  cost = 0;
  /** Cell of each lecture: `period * roomCount + room`. */
  readonly cellOf: Int32Array;
  /** Lecture of each cell. */
  readonly lectureAt: Int32Array;
  /** Course of each cell; `courseCount` for an empty one. */
  readonly courseAt: Int32Array;
  /** Hard faults a lecture of the course would have (or has, then with itself) at `period * courseCount + course`. */
  readonly faults: Int16Array;
  /** Lectures of a course in a room, at `course * roomCount + room`. */
  readonly roomUse: Int16Array;
  readonly roomsUsed: Int16Array;
  /** Lectures of a course on a day, at `course * dayCount + day`. */
  readonly dayUse: Int16Array;
  readonly daysUsed: Int16Array;
  /** Lectures of a curriculum in a period, at `curriculum * periodCount + period`. */
  readonly curriculumUse: Uint16Array;
  /** Used periods of a curriculum on a day as bits, at `curriculum * dayCount + day`. */
  readonly masks: Int32Array;
  /** Compactness points of all curricula of a course: no move of it can save more. */
  readonly isolationOf: Int32Array;

  constructor(readonly tables: CttTables) {
    const { courseCount, roomCount, dayCount, periodCount, lectureCount, curricula } = tables;
    this.cellOf = new Int32Array(lectureCount).fill(EMPTY);
    this.lectureAt = new Int32Array(periodCount * roomCount).fill(EMPTY);
    this.courseAt = new Int32Array(periodCount * roomCount).fill(courseCount);
    this.faults = Int16Array.from(tables.closed);
    this.roomUse = new Int16Array(courseCount * roomCount);
    this.roomsUsed = new Int16Array(courseCount);
    this.dayUse = new Int16Array(courseCount * dayCount);
    this.daysUsed = new Int16Array(courseCount);
    this.curriculumUse = new Uint16Array(curricula.length * periodCount);
    this.masks = new Int32Array(curricula.length * dayCount);
    this.isolationOf = new Int32Array(courseCount);
    for (const least of tables.minDays) this.cost += DAY_POINTS * least;
  }

  /** Puts a lecture without a cell into an empty one. */
  put(lecture: number, cell: number): void {
    const { tables } = this;
    const { courseCount, roomCount } = tables;
    const course = tables.courseOf[lecture]!;
    const period = (cell / roomCount) | 0;
    const room = cell - period * roomCount;
    this.cellOf[lecture] = cell;
    this.lectureAt[cell] = lecture;
    this.courseAt[cell] = course;
    const row = period * courseCount;
    this.hard += this.faults[row + course]!;
    for (const other of tables.conflicting[course]!) this.faults[row + other]!++;
    this.cost += tables.shortage[course * roomCount + room]!;
    if (this.roomUse[course * roomCount + room]!++ === 0 && this.roomsUsed[course]!++ > 0) this.cost++;
    const day = tables.dayOf[period]!;
    if (this.dayUse[course * tables.dayCount + day]!++ === 0 && this.daysUsed[course]!++ < tables.minDays[course]!) {
      this.cost -= DAY_POINTS;
    }
    const bit = tables.bitOf[period]!;
    for (const curriculum of tables.curriculaOf[course]!) {
      if (this.curriculumUse[curriculum * tables.periodCount + period]!++ === 0) {
        this.setMask(curriculum, day, this.masks[curriculum * tables.dayCount + day]! | bit);
      }
    }
  }

  /** Takes a lecture out of its cell. */
  lift(lecture: number): void {
    const { tables } = this;
    const { courseCount, roomCount } = tables;
    const course = tables.courseOf[lecture]!;
    const cell = this.cellOf[lecture]!;
    const period = (cell / roomCount) | 0;
    const room = cell - period * roomCount;
    this.cellOf[lecture] = EMPTY;
    this.lectureAt[cell] = EMPTY;
    this.courseAt[cell] = courseCount;
    const row = period * courseCount;
    for (const other of tables.conflicting[course]!) this.faults[row + other]!--;
    this.hard -= this.faults[row + course]!;
    this.cost -= tables.shortage[course * roomCount + room]!;
    if (--this.roomUse[course * roomCount + room]! === 0 && --this.roomsUsed[course]! > 0) this.cost--;
    const day = tables.dayOf[period]!;
    if (--this.dayUse[course * tables.dayCount + day]! === 0 && --this.daysUsed[course]! < tables.minDays[course]!) {
      this.cost += DAY_POINTS;
    }
    const bit = tables.bitOf[period]!;
    for (const curriculum of tables.curriculaOf[course]!) {
      if (--this.curriculumUse[curriculum * tables.periodCount + period]! === 0) {
        this.setMask(curriculum, day, this.masks[curriculum * tables.dayCount + day]! & ~bit);
      }
    }
  }

  /** Puts a lecture into another cell; a lecture that is there gets its old one. */
  exchange(lecture: number, to: number): void {
    const from = this.cellOf[lecture]!;
    const other = this.lectureAt[to]!;
    this.lift(lecture);
    if (other !== EMPTY) this.lift(other);
    this.put(lecture, to);
    if (other !== EMPTY) this.put(other, from);
  }

  private setMask(curriculum: number, day: number, mask: number): void {
    const { isolated, dayCount, curricula } = this.tables;
    const index = curriculum * dayCount + day;
    const change = isolated[mask]! - isolated[this.masks[index]!]!;
    this.masks[index] = mask;
    if (change === 0) return;
    const { courses, points } = curricula[curriculum]!;
    this.cost += points * change;
    for (const course of courses) this.isolationOf[course]! += points * change;
  }
}
