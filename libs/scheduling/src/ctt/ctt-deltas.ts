import { TOO_MUCH, type CttState } from './ctt-state.js';
import { DAY_POINTS } from './ctt-tables.js';

/** Change of the cost of seats and room stability when a lecture of a course changes its room. */
export function roomDelta(state: CttState, course: number, from: number, to: number): number {
  if (from === to) return 0;
  const { roomCount, shortage } = state.tables;
  const row = course * roomCount;
  let delta = shortage[row + to]! - shortage[row + from]!;
  if (state.roomUse[row + to] === 0) delta++;
  if (state.roomUse[row + from] === 1) delta--;
  return delta;
}

/** Change of the cost of minimum working days. */
export function dayDelta(state: CttState, course: number, from: number, to: number): number {
  if (from === to) return 0;
  const { dayCount, minDays } = state.tables;
  const row = course * dayCount;
  const isDayLost = state.dayUse[row + from] === 1;
  const isDayWon = state.dayUse[row + to] === 0;
  if (isDayLost === isDayWon) return 0;
  if (isDayLost) return state.daysUsed[course]! <= minDays[course]! ? DAY_POINTS : 0;
  return state.daysUsed[course]! < minDays[course]! ? -DAY_POINTS : 0;
}

/**
 * Change of compactness when a course's lecture goes from one period to another; curricula of `without` are left out
 * (−1: none), because in a swap the other course takes the place there.
 */
export function isolationDelta(state: CttState, course: number, from: number, to: number, without: number): number {
  const { tables, masks, curriculumUse } = state;
  const { dayOf, bitOf, dayCount, periodCount, courseCount, isolated, isMember, points } = tables;
  const fromDay = dayOf[from]!;
  const toDay = dayOf[to]!;
  const fromBit = bitOf[from]!;
  const toBit = bitOf[to]!;
  const list = tables.curriculaOf[course]!;
  let delta = 0;
  for (let index = 0; index < list.length; index++) {
    const curriculum = list[index]!;
    if (without >= 0 && isMember[curriculum * courseCount + without] === 1) continue;
    const use = curriculum * periodCount;
    const cut = curriculumUse[use + from] === 1 ? fromBit : 0;
    const row = curriculum * dayCount;
    const before = masks[row + fromDay]!;
    if (fromDay === toDay) {
      delta += points[curriculum]! * (isolated[(before & ~cut) | toBit]! - isolated[before]!);
    } else {
      const target = masks[row + toDay]!;
      delta +=
        points[curriculum]! *
        (isolated[before & ~cut]! - isolated[before]! + isolated[target | toBit]! - isolated[target]!);
    }
  }
  return delta;
}

/** Change when a lecture goes to an empty cell; `TOO_MUCH` as soon as it is certain to be above the limit. */
export function moveDelta(state: CttState, lecture: number, to: number, hardWeight: number, limit: number): number {
  const { tables } = state;
  const { roomCount, courseCount, dayOf } = tables;
  const course = tables.courseOf[lecture]!;
  const from = state.cellOf[lecture]!;
  const fromPeriod = (from / roomCount) | 0;
  const toPeriod = (to / roomCount) | 0;
  let delta = roomDelta(state, course, from - fromPeriod * roomCount, to - toPeriod * roomCount);
  if (fromPeriod === toPeriod) return delta;
  delta +=
    hardWeight *
      (state.faults[toPeriod * courseCount + course]! - state.faults[fromPeriod * courseCount + course]! + 1) +
    dayDelta(state, course, dayOf[fromPeriod]!, dayOf[toPeriod]!);
  if (delta - state.isolationOf[course]! > limit) return TOO_MUCH;
  return delta + isolationDelta(state, course, fromPeriod, toPeriod, -1);
}

/** Change when two lectures of different courses change cells; `TOO_MUCH` as soon as it is certain to be above the limit. */
export function swapDelta(state: CttState, one: number, other: number, hardWeight: number, limit: number): number {
  const { tables } = state;
  const { roomCount, courseCount, dayOf, courseOf } = tables;
  const course = courseOf[one]!;
  const otherCourse = courseOf[other]!;
  const cell = state.cellOf[one]!;
  const otherCell = state.cellOf[other]!;
  const period = (cell / roomCount) | 0;
  const otherPeriod = (otherCell / roomCount) | 0;
  const room = cell - period * roomCount;
  const otherRoom = otherCell - otherPeriod * roomCount;
  let delta = roomDelta(state, course, room, otherRoom) + roomDelta(state, otherCourse, otherRoom, room);
  if (period === otherPeriod) return delta;
  const { faults } = state;
  const row = period * courseCount;
  const otherRow = otherPeriod * courseCount;
  const mutual = tables.inConflict[course * (courseCount + 1) + otherCourse]!;
  delta +=
    hardWeight *
      (faults[otherRow + course]! -
        faults[row + course]! +
        faults[row + otherCourse]! -
        faults[otherRow + otherCourse]! +
        2 -
        2 * mutual) +
    dayDelta(state, course, dayOf[period]!, dayOf[otherPeriod]!) +
    dayDelta(state, otherCourse, dayOf[otherPeriod]!, dayOf[period]!);
  if (delta - state.isolationOf[course]! - state.isolationOf[otherCourse]! > limit) return TOO_MUCH;
  return (
    delta +
    isolationDelta(state, course, period, otherPeriod, otherCourse) +
    isolationDelta(state, otherCourse, otherPeriod, period, course)
  );
}
