import { CLASS_DAY_SLOTS, CLASS_HOUR_MINUTES, startsFor } from '../planner/class-day.rules.js';

/** Whole class hours of the class day, numbered through its slots: 0–3 morning, 4–7 afternoon, 8–12 evening. */
export const CELL_MINUTES: readonly number[] = CLASS_DAY_SLOTS.flatMap(({ from, until }) =>
  Array.from({ length: Math.floor((until - from) / CLASS_HOUR_MINUTES) }, (_, i) => from + i * CLASS_HOUR_MINUTES),
);
export const CELL_COUNT = CELL_MINUTES.length;
export const ALL_CELLS = (1 << CELL_COUNT) - 1;
/** Instead of a cell: the lesson's own time off the grid (where a person locked it, or where it is expected). */
export const OFF_GRID = 15;
export const DAY_MINUTES = 1440;

/** Index into `CLASS_DAY_SLOTS` of each cell. */
export const SLOT_OF_CELL: readonly number[] = CELL_MINUTES.map((minutes) =>
  CLASS_DAY_SLOTS.findIndex(({ from, until }) => from <= minutes && minutes < until),
);
export const FIRST_EVENING_CELL = SLOT_OF_CELL.indexOf(2);

/** Cells at which a lesson of that length may start. */
export const startCells = (classHours: number, withEvening: boolean): number[] =>
  startsFor(classHours, withEvening).flatMap((minutes) => {
    const cell = CELL_MINUTES.indexOf(minutes);
    return cell < 0 ? [] : [cell];
  });

/** The cells that a lesson of that length takes from its first, as bits. */
export const bitsOf = (classHours: number, cell: number): number => ((1 << Math.ceil(classHours)) - 1) << cell;

/** The cells that a stretch of one day touches, as bits; minutes after midnight, which may lie outside of the day. */
export function touchedBits(from: number, until: number): number {
  let bits = 0;
  for (let cell = 0; cell < CELL_COUNT; cell++) {
    const start = CELL_MINUTES[cell]!;
    if (start < until && from < start + CLASS_HOUR_MINUTES) bits |= 1 << cell;
  }
  return bits;
}

/** For every set of taken cells: how many free ones lie between the first and the last of them. */
export const IDLE_CELLS: Uint8Array = Uint8Array.from({ length: ALL_CELLS + 1 }, (_, bits) => {
  if (bits === 0) return 0;
  const first = 31 - Math.clz32(bits & -bits);
  const last = 31 - Math.clz32(bits);
  let idle = 0;
  for (let cell = first; cell <= last; cell++) if ((bits & (1 << cell)) === 0) idle++;
  return idle;
});
