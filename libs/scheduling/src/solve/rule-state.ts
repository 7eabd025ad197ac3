import { CLASS_HOUR_MINUTES, classHoursOf, MAX_CLASS_HOURS_PER_DAY } from '../planner/class-day.rules.js';
import { ALL_CELLS, bitsOf, CELL_MINUTES, DAY_MINUTES, OFF_GRID, touchedBits } from './class-day-grid.js';
import type { CompiledProblem } from './compiled-problem.js';
import { LessonSequence } from './lesson-sequence.js';

/** Marks a lesson without a place. */
export const NOWHERE = -1;

/**
 * Where lessons are and what they take, so that a rule can be asked in O(what lies on the day concerned). `fits` says
 * what `clashesOf` would say of the lesson at that place, all others staying where they are. Who takes a resource on a
 * day is a linked list of nodes; an entry is a lesson, or beyond the lessons a use that stays.
 */
export class RuleState {
  readonly day: Int16Array;
  readonly cell: Int8Array;
  readonly instructor: Int16Array;
  readonly room: Int16Array;
  /** Per entry, minutes from the first day. */
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Per entry; −1: nobody has to be anywhere. */
  readonly place: Int32Array;
  /** First node of a resource on a day, −1 none. */
  readonly head: Int32Array;
  readonly next: Int32Array;
  /** Entry of each node. */
  readonly entry: Int32Array;
  /** How many entries of a resource on a day are lessons off the grid. */
  readonly offGrid: Uint8Array;
  readonly sequence: LessonSequence;
  private readonly taken: Uint16Array;
  private readonly hoursOn: Int16Array;
  /** First node of each lesson: cohorts, kits, instructor, room. */
  private readonly nodes: Int32Array;
  private readonly days: number;

  constructor(readonly compiled: CompiledProblem) {
    const { lessonCount, dayCount, resourceCount, problem, choices } = compiled;
    const { uses } = problem;
    this.days = dayCount;
    this.day = new Int16Array(lessonCount).fill(NOWHERE);
    this.cell = new Int8Array(lessonCount).fill(NOWHERE);
    this.instructor = new Int16Array(lessonCount).fill(NOWHERE);
    this.room = new Int16Array(lessonCount).fill(NOWHERE);
    this.from = new Int32Array(lessonCount + uses.length);
    this.until = new Int32Array(lessonCount + uses.length);
    this.place = new Int32Array(lessonCount + uses.length).fill(-1);
    this.taken = new Uint16Array(resourceCount * dayCount);
    this.hoursOn = new Int16Array(resourceCount * dayCount);
    this.offGrid = new Uint8Array(resourceCount * dayCount);
    this.head = new Int32Array(resourceCount * dayCount).fill(-1);
    this.nodes = new Int32Array(lessonCount + 1);
    for (let l = 0; l < lessonCount; l++)
      this.nodes[l + 1] = this.nodes[l]! + choices.cohorts[l]!.length + choices.kits[l]!.length + 2;
    const useNodes = this.useNodes();
    const count = this.nodes[lessonCount]! + useNodes.length;
    this.next = new Int32Array(count).fill(-1);
    this.entry = new Int32Array(count);
    for (let l = 0; l < lessonCount; l++) this.entry.fill(l, this.nodes[l], this.nodes[l + 1]);
    useNodes.forEach(({ at, entry, hours }, i) => this.holdUse(this.nodes[lessonCount]! + i, at, entry, hours));
    this.sequence = new LessonSequence(problem.lessons);
  }

  /** Whether the lesson would break no rule there; where it is now does not count. */
  fits(lesson: number, day: number, cell: number, instructor: number, room: number): boolean {
    const { compiled, days } = this;
    const { blocked, cohortCount, instructorCount, roomPlaces, choices, hours, lengths } = compiled;
    if (day < 0 || day >= days) return false;
    const isOff = cell === OFF_GRID;
    if (isOff && compiled.isOffGridPast(lesson)) return false;
    const from = isOff ? compiled.offGridFrom[lesson]! : day * DAY_MINUTES + CELL_MINUTES[cell]!;
    const until = isOff ? compiled.offGridUntil[lesson]! : from + compiled.lengths[lesson]! * CLASS_HOUR_MINUTES;
    const bits = isOff
      ? touchedBits(from - day * DAY_MINUTES, until - day * DAY_MINUTES)
      : bitsOf(lengths[lesson]!, cell);
    // A lesson ends on the day on which it starts.
    if (until > (day + 1) * DAY_MINUTES) return false;
    const own = this.day[lesson] === day ? lesson : NOWHERE;
    const cohorts = choices.cohorts[lesson]!;
    for (let k = 0; k < cohorts.length; k++) {
      const at = cohorts[k]! * days + day;
      if (
        (isOff ? blocked[at]! === ALL_CELLS : (blocked[at]! & bits) !== 0) ||
        !this.isFree(at, from, until, bits, own, isOff)
      )
        return false;
      if (this.hoursOn[at]! - (own < 0 ? 0 : hours[lesson]!) + hours[lesson]! > MAX_CLASS_HOURS_PER_DAY) return false;
    }
    const ownInstructor = this.instructor[lesson] === instructor ? own : NOWHERE;
    const teaches = (cohortCount + instructor) * days + day;
    if (blocked[teaches] === ALL_CELLS || !this.isFree(teaches, from, until, bits, ownInstructor, isOff)) return false;
    if (this.hoursOn[teaches]! + (ownInstructor < 0 ? hours[lesson]! : 0) > MAX_CLASS_HOURS_PER_DAY) return false;
    if (room >= 0) {
      const at = (cohortCount + instructorCount + room) * days + day;
      if (
        blocked[at] === ALL_CELLS ||
        !this.isFree(at, from, until, bits, this.room[lesson] === room ? own : NOWHERE, isOff)
      )
        return false;
    }
    const kits = choices.kits[lesson]!;
    for (let k = 0; k < kits.length; k++) {
      const at = (cohortCount + instructorCount + compiled.roomCount + kits[k]!) * days + day;
      if (blocked[at] === ALL_CELLS || !this.isFree(at, from, until, bits, own, isOff)) return false;
    }
    if (!this.sequence.allows(lesson, from, until, this)) return false;
    if (room < 0) return true;
    const place = roomPlaces[room]!;
    if (!this.isReachable(teaches, lesson, day, place, from, until)) return false;
    for (let k = 0; k < cohorts.length; k++) {
      if (!this.isReachable(cohorts[k]! * days + day, lesson, day, place, from, until)) return false;
    }
    return true;
  }

  put(lesson: number, day: number, cell: number, instructor: number, room: number): void {
    const { compiled } = this;
    const isOff = cell === OFF_GRID;
    const from = isOff ? compiled.offGridFrom[lesson]! : day * DAY_MINUTES + CELL_MINUTES[cell]!;
    this.day[lesson] = day;
    this.cell[lesson] = cell;
    this.instructor[lesson] = instructor;
    this.room[lesson] = room;
    this.from[lesson] = from;
    this.until[lesson] = isOff ? compiled.offGridUntil[lesson]! : from + compiled.lengths[lesson]! * CLASS_HOUR_MINUTES;
    this.place[lesson] = room < 0 ? -1 : compiled.roomPlaces[room]!;
    this.eachNode(lesson, true);
  }

  lift(lesson: number): void {
    this.eachNode(lesson, false);
    this.day[lesson] = NOWHERE;
    this.cell[lesson] = NOWHERE;
    this.instructor[lesson] = NOWHERE;
    this.room[lesson] = NOWHERE;
    this.place[lesson] = -1;
  }

  /** Cells that a lesson takes where it is. */
  bitsAt(lesson: number): number {
    const start = this.day[lesson]! * DAY_MINUTES;
    if (this.cell[lesson] !== OFF_GRID) return bitsOf(this.compiled.lengths[lesson]!, this.cell[lesson]!);
    return touchedBits(this.from[lesson]! - start, this.until[lesson]! - start);
  }

  private eachNode(lesson: number, isHeld: boolean): void {
    const { compiled, days } = this;
    const { choices, cohortCount, instructorCount, roomCount } = compiled;
    const day = this.day[lesson]!;
    let node = this.nodes[lesson]!;
    const bits = this.bitsAt(lesson);
    const cohorts = choices.cohorts[lesson]!;
    for (let k = 0; k < cohorts.length; k++) this.step(node++, cohorts[k]! * days + day, lesson, bits, isHeld);
    const kits = choices.kits[lesson]!;
    for (let k = 0; k < kits.length; k++) {
      this.step(node++, (cohortCount + instructorCount + roomCount + kits[k]!) * days + day, lesson, bits, isHeld);
    }
    this.step(node++, (cohortCount + this.instructor[lesson]!) * days + day, lesson, bits, isHeld);
    const room = this.room[lesson]!;
    if (room >= 0) this.step(node, (cohortCount + instructorCount + room) * days + day, lesson, bits, isHeld);
  }

  private step(node: number, at: number, lesson: number, bits: number, isHeld: boolean): void {
    const isOff = this.cell[lesson] === OFF_GRID;
    const hours = this.compiled.hours[lesson]!;
    if (isHeld) {
      this.next[node] = this.head[at]!;
      this.head[at] = node;
      this.taken[at]! |= bits;
      this.hoursOn[at]! += hours;
      if (isOff) this.offGrid[at]!++;
      return;
    }
    if (this.head[at] === node) this.head[at] = this.next[node]!;
    else {
      let before = this.head[at]!;
      while (this.next[before] !== node) before = this.next[before]!;
      this.next[before] = this.next[node]!;
    }
    this.hoursOn[at]! -= hours;
    if (this.offGrid[at]! === 0) this.taken[at]! &= ~bits;
    else {
      // Two entries off the grid may touch one cell without overlapping.
      if (isOff) this.offGrid[at]!--;
      this.taken[at] = this.bitsOn(at);
    }
  }

  private bitsOn(at: number): number {
    const start = (at % this.days) * DAY_MINUTES;
    let bits = 0;
    for (let node = this.head[at]!; node >= 0; node = this.next[node]!) {
      const entry = this.entry[node]!;
      bits |= touchedBits(this.from[entry]! - start, this.until[entry]! - start);
    }
    return bits;
  }

  private isFree(at: number, from: number, until: number, bits: number, own: number, isOff: boolean): boolean {
    if (!isOff) {
      // On the grid a lesson fills its cells, so whoever touches one of them overlaps.
      if ((this.taken[at]! & bits) === 0) return true;
      if (own < 0) return false;
    }
    for (let node = this.head[at]!; node >= 0; node = this.next[node]!) {
      const other = this.entry[node]!;
      if (other !== own && this.from[other]! < until && from < this.until[other]!) return false;
    }
    return true;
  }

  private isReachable(at: number, lesson: number, day: number, place: number, from: number, until: number): boolean {
    const { ofDay, count } = this.compiled.rides;
    const table = ofDay[day]!;
    for (let node = this.head[at]!; node >= 0; node = this.next[node]!) {
      const other = this.entry[node]!;
      const there = this.place[other]!;
      if (there < 0 || there === place || other === lesson) continue;
      const gap = this.until[other]! <= from ? from - this.until[other]! : this.from[other]! - until;
      if (gap < table[there * count + place]!) return false;
    }
    return true;
  }

  private useNodes(): { at: number; entry: number; hours: number }[] {
    const { compiled, days } = this;
    const numbers = new Map<string, number[]>();
    compiled.resources.forEach(({ id }, r) => numbers.set(id, [...(numbers.get(id) ?? []), r]));
    return compiled.problem.uses.flatMap((use, u) => {
      const entry = compiled.lessonCount + u;
      this.from[entry] = compiled.minutesOf(use.from);
      this.until[entry] = compiled.minutesUntil(use.until);
      this.place[entry] = compiled.rides.numberOf(use.placeId);
      const first = Math.max(0, Math.floor(this.from[entry] / DAY_MINUTES));
      const last = Math.min(days - 1, Math.floor((this.until[entry] - 1) / DAY_MINUTES));
      return (numbers.get(use.resourceId) ?? []).flatMap((resource) =>
        Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
          at: resource * days + first + i,
          entry,
          hours: classHoursOf(use.from, use.until),
        })),
      );
    });
  }

  private holdUse(node: number, at: number, entry: number, hours: number): void {
    const start = (at % this.days) * DAY_MINUTES;
    this.entry[node] = entry;
    this.next[node] = this.head[at]!;
    this.head[at] = node;
    this.taken[at]! |= touchedBits(this.from[entry]! - start, this.until[entry]! - start);
    this.hoursOn[at]! += hours;
  }
}
