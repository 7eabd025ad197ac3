import { dayDelta } from './ctt-deltas.js';
import { EMPTY, TOO_MUCH, type CttState } from './ctt-state.js';
import { DAY_POINTS } from './ctt-tables.js';

/**
 * A Kempe chain of two periods: the lectures that have to change periods when some of them do, so that no conflict
 * arises. Rooms are chosen anew: each lecture keeps its room when it can, and else takes the one that costs least.
 *
 * Only for feasible states. There a chain holds at most one lecture of a course, and a curriculum that has lectures in
 * both periods has either both in the chain or none; so the changes of single lectures add up to that of the chain.
 */
export class KempeChain {
  length = 0;
  readonly lectures: Int32Array;
  private readonly targets: Int32Array;
  /** 1 for a lecture that goes from the first period to the second. */
  private readonly isOutward: Uint8Array;
  /** Number of the last chain that a lecture was in. */
  private readonly chainOf: Int32Array;
  private readonly isTaken: Uint8Array;
  private chain = 0;

  constructor(private readonly state: CttState) {
    const { roomCount, lectureCount } = state.tables;
    this.lectures = new Int32Array(2 * roomCount + 2);
    this.targets = new Int32Array(2 * roomCount + 2);
    this.isOutward = new Uint8Array(2 * roomCount + 2);
    this.chainOf = new Int32Array(lectureCount);
    this.isTaken = new Uint8Array(2 * roomCount);
  }

  /**
   * Builds the chain of a lecture that goes to another period and, if given, of a partner that comes from there, and
   * returns the change of the cost; `TOO_MUCH` when it is impossible, or above the limit whatever the lectures found so
   * far can save. Lectures that would have been found later are not hoped for: long chains seldom end well.
   */
  build(lecture: number, toPeriod: number, partner: number, limit: number): number {
    const { state, lectures, isOutward, chainOf } = this;
    const { tables, courseAt, faults } = state;
    const { roomCount, courseCount, courseOf, inConflict, closed, dayOf } = tables;
    const fromPeriod = (state.cellOf[lecture]! / roomCount) | 0;
    const chain = this.nextChain();
    lectures[0] = lecture;
    isOutward[0] = 1;
    chainOf[lecture] = chain;
    let length = 1;
    if (partner !== EMPTY) {
      lectures[1] = partner;
      isOutward[1] = 0;
      chainOf[partner] = chain;
      length = 2;
    }
    let delta = 0;
    // What the lectures of the chain can save at most; known ones that are still to be looked at included.
    let saving = this.savingOf(lecture) + (partner === EMPTY ? 0 : this.savingOf(partner));
    for (let index = 0; index < length; index++) {
      const course = courseOf[lectures[index]!]!;
      const here = isOutward[index] === 1 ? fromPeriod : toPeriod;
      const there = isOutward[index] === 1 ? toPeriod : fromPeriod;
      if (closed[there * courseCount + course] === 1) return TOO_MUCH;
      let adjacent = faults[there * courseCount + course]!;
      const row = course * (courseCount + 1);
      for (let cell = there * roomCount; adjacent > 0; cell++) {
        if (inConflict[row + courseAt[cell]!] === 0) continue;
        adjacent--;
        if (courseAt[cell] === course) return TOO_MUCH;
        const other = state.lectureAt[cell]!;
        if (chainOf[other] === chain) continue;
        chainOf[other] = chain;
        isOutward[length] = 1 - isOutward[index]!;
        lectures[length++] = other;
        saving += this.savingOf(other);
      }
      delta += dayDelta(state, course, dayOf[here]!, dayOf[there]!) + this.isolationChange(course, here, there);
      saving -= state.isolationOf[course]! + (state.daysUsed[course]! < tables.minDays[course]! ? DAY_POINTS : 0);
      if (delta - saving > limit) return TOO_MUCH;
    }
    this.length = length;
    return delta + this.findRooms(fromPeriod, toPeriod);
  }

  /** Carries out the chain built last. */
  apply(): void {
    const { state, lectures, targets, length } = this;
    for (let index = 0; index < length; index++) state.lift(lectures[index]!);
    for (let index = 0; index < length; index++) state.put(lectures[index]!, targets[index]!);
  }

  private nextChain(): number {
    // Numbers start again before they leave 31 bits, as after hours they would.
    if (this.chain === 0x7fffffff) {
      this.chainOf.fill(0);
      this.chain = 0;
    }
    return ++this.chain;
  }

  private isolationChange(course: number, from: number, to: number): number {
    const { tables, masks, curriculumUse } = this.state;
    const { bitOf, dayOf, dayCount, periodCount, isolated, points } = tables;
    const fromDay = dayOf[from]!;
    const toDay = dayOf[to]!;
    const fromBit = bitOf[from]!;
    const toBit = bitOf[to]!;
    const list = tables.curriculaOf[course]!;
    let delta = 0;
    for (let index = 0; index < list.length; index++) {
      const curriculum = list[index]!;
      // The lecture of the curriculum that is there comes back in exchange.
      if (curriculumUse[curriculum * periodCount + to] !== 0) continue;
      const before = masks[curriculum * dayCount + fromDay]!;
      if (fromDay === toDay) {
        delta += points[curriculum]! * (isolated[before ^ fromBit ^ toBit]! - isolated[before]!);
      } else {
        const target = masks[curriculum * dayCount + toDay]!;
        delta +=
          points[curriculum]! *
          (isolated[before ^ fromBit]! - isolated[before]! + isolated[target ^ toBit]! - isolated[target]!);
      }
    }
    return delta;
  }

  /** The most that a lecture can save by leaving its place. */
  private savingOf(lecture: number): number {
    const { tables, roomUse, roomsUsed, cellOf, isolationOf, daysUsed } = this.state;
    const course = tables.courseOf[lecture]!;
    const row = course * tables.roomCount + (cellOf[lecture]! % tables.roomCount);
    return (
      isolationOf[course]! +
      (daysUsed[course]! < tables.minDays[course]! ? DAY_POINTS : 0) +
      tables.shortage[row]! +
      (roomsUsed[course]! > 1 && roomUse[row] === 1 ? 1 : 0)
    );
  }

  /** Chooses the rooms and returns the change of the cost of rooms; `TOO_MUCH` when they do not suffice. */
  private findRooms(fromPeriod: number, toPeriod: number): number {
    const { state, lectures, targets, isTaken, chainOf, chain, isOutward, length } = this;
    const { roomCount } = state.tables;
    const { cellOf, lectureAt } = state;
    const fromRow = fromPeriod * roomCount;
    const toRow = toPeriod * roomCount;
    let isSimple = true;
    // First those who can keep their rooms, then the others.
    for (let index = 0; index < length; index++) {
      const isOut = isOutward[index] === 1;
      const target = cellOf[lectures[index]!]! + (isOut ? toRow - fromRow : fromRow - toRow);
      const other = lectureAt[target]!;
      if (other === EMPTY || chainOf[other] === chain) targets[index] = target;
      else {
        targets[index] = EMPTY;
        isSimple = false;
      }
    }
    if (isSimple) return 0;
    for (let room = 0; room < roomCount; room++) {
      const one = lectureAt[fromRow + room]!;
      const other = lectureAt[toRow + room]!;
      isTaken[room] = one === EMPTY || chainOf[one] === chain ? 0 : 1;
      isTaken[roomCount + room] = other === EMPTY || chainOf[other] === chain ? 0 : 1;
    }
    for (let index = 0; index < length; index++) {
      if (targets[index] !== EMPTY)
        isTaken[targets[index]! - (isOutward[index] === 1 ? toRow - roomCount : fromRow)] = 1;
    }
    let delta = 0;
    for (let index = 0; index < length; index++) {
      if (targets[index] !== EMPTY) continue;
      const isOut = isOutward[index] === 1;
      const course = state.tables.courseOf[lectures[index]!]!;
      const offset = isOut ? roomCount : 0;
      const room = this.cheapestRoom(course, offset);
      if (room < 0) return TOO_MUCH;
      isTaken[offset + room] = 1;
      targets[index] = (isOut ? toRow : fromRow) + room;
      const row = course * roomCount + room;
      const old = cellOf[lectures[index]!]! - (isOut ? fromRow : toRow);
      delta += state.tables.shortage[row]! + (state.roomUse[row] === 0 ? 1 : 0);
      delta -=
        state.tables.shortage[course * roomCount + old]! + (state.roomUse[course * roomCount + old] === 1 ? 1 : 0);
    }
    return delta;
  }

  private cheapestRoom(course: number, offset: number): number {
    const { state, isTaken } = this;
    const { roomCount, shortage } = state.tables;
    let best = -1;
    let least = Infinity;
    for (let room = 0; room < roomCount; room++) {
      if (isTaken[offset + room] === 1) continue;
      const row = course * roomCount + room;
      const cost = shortage[row]! + (state.roomUse[row] === 0 ? 1 : 0);
      if (cost >= least) continue;
      least = cost;
      best = room;
    }
    return best;
  }
}
