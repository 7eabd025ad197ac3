import { DAY_MINUTES, SLOT_OF_CELL } from './class-day-grid.js';
import type { Staffing } from './staffing.js';
import type { TimetableMove } from './single-moves.js';
import { NOWHERE } from './rule-state.js';

/** Longest row of lessons, and of days, that is shifted at once. */
const MOST_LESSONS = 12;
const MOST_DAYS = 8;

/**
 * The time of one lesson falls out, a new one of the cohort comes in, and the lessons between take over the time of the
 * next one: the only way to a far time that keeps the order of a cohort. For a lesson without a time only the new one
 * comes in.
 */
export const shiftLessons: TimetableMove = (staffing, lesson) => {
  const { state, random } = staffing;
  const { rules, compiled } = state;
  const { sequence } = rules;
  const span = 1 + random.below(MOST_LESSONS - 1);
  const step = random.unit() < 0.5 ? 1 : -1;
  const row = rowFrom(staffing, lesson, step, span);
  if (!row) return false;
  // The new time lies between the last of the row and the one after it.
  const [last, beyond] = [row.at(-1)!, beside(staffing, row.at(-1)!, step)];
  const limit = beyond === NOWHERE ? (step > 0 ? compiled.dayCount - 1 : 0) : rules.day[beyond]!;
  const start =
    rules.day[last] === NOWHERE
      ? Math.floor((step > 0 ? sequence.earliest(last, rules) : sequence.latest(last, rules)) / DAY_MINUTES)
      : rules.day[last]!;
  const from = Math.max(0, Math.min(start, limit));
  const until = Math.min(compiled.dayCount - 1, Math.max(start, limit));
  if (until < from) return false;
  const luck = random.unit();
  const day =
    luck < 0.3 ? limit : luck < 0.6 ? Math.max(from, Math.min(until, start)) : from + random.below(until - from + 1);
  const cells = compiled.choices.cells[last]!;
  const times = row.map((one, i) => {
    const next = row[i + 1];
    return next === undefined
      ? { day, cell: cells[random.below(cells.length)]! }
      : { day: rules.day[next]!, cell: rules.cell[next]! };
  });
  const staff = row.map((one) => ({ instructor: staffing.instructorFor(one), room: staffing.roomFor(one) }));
  for (const one of row) state.lift(one);
  // The far end first: each goes to where the next one was.
  for (let i = row.length - 1; i >= 0; i--) {
    const { day: to, cell } = times[i]!;
    const { instructor, room } = staff[i]!;
    const fit = cellLike(staffing, row[i]!, cell);
    if (fit < 0 || !staffing.putSomehow(row[i]!, to, fit, instructor, room)) return false;
  }
  return true;
};

/** The lesson and those after (or before) it in its cohort, until one that may not be touched would be in it. */
function rowFrom(staffing: Staffing, lesson: number, step: number, span: number): number[] | null {
  const { state } = staffing;
  const row = [lesson];
  while (row.length < span) {
    const next = beside(staffing, row.at(-1)!, step);
    if (next === NOWHERE || !state.isFree(next)) break;
    row.push(next);
  }
  return row;
}

/** The next placed lesson of the cohort in that direction. */
function beside({ state }: Staffing, lesson: number, step: number): number {
  const { sequence, day } = state.rules;
  for (let rank = sequence.rank[lesson]! + step; ; rank += step) {
    if (rank < sequence.first[lesson]! || rank >= sequence.end[lesson]!) return NOWHERE;
    const other = sequence.lessons[rank]!;
    if (day[other] !== NOWHERE) return other;
  }
}

/** The cell itself if a lesson of this length may start there, or else the first of that slot at which it may. */
function cellLike({ state }: Staffing, lesson: number, cell: number): number {
  const cells = state.compiled.choices.cells[lesson]!;
  if (cells.includes(cell)) return cell;
  const slot = SLOT_OF_CELL[cell];
  return cells.find((one) => SLOT_OF_CELL[one] === slot) ?? -1;
}

/**
 * A day of a cohort is given up and another one comes in; the lessons of the days between move along, each day as a
 * whole. With no day between, the day itself moves.
 */
export const shiftDays: TimetableMove = (staffing, lesson) => {
  const { state, random } = staffing;
  const { rules, compiled } = state;
  if (rules.day[lesson] === NOWHERE) return false;
  const step = random.unit() < 0.5 ? 1 : -1;
  const days = daysFrom(staffing, lesson, step, 1 + random.below(MOST_DAYS));
  if (!days) return false;
  const lastLessons = days.at(-1)!;
  const lastDay = rules.day[lastLessons[0]!]!;
  const edge = lastLessons.reduce((far, one) => ((rules.from[one]! - rules.from[far]!) * step > 0 ? one : far));
  const beyond = beside(staffing, edge, step);
  const limit = beyond === NOWHERE ? (step > 0 ? compiled.dayCount : -1) : rules.day[beyond]!;
  const room = Math.abs(limit - lastDay) - 1;
  if (room < 1) return false;
  const target = lastDay + step * (1 + (random.unit() < 0.5 ? 0 : random.below(room)));
  const targets = days.map((_, i) => (i + 1 < days.length ? rules.day[days[i + 1]![0]!]! : target));
  const moves = days.flatMap((lessons, i) => lessons.map((one) => ({ one, to: targets[i]!, at: state.placeOf(one)! })));
  for (const { one } of moves) state.lift(one);
  if (step < 0) moves.reverse();
  for (const { one, to, at } of moves.reverse()) {
    if (!staffing.putSomehow(one, to, at.cell, at.instructor, at.room)) return false;
  }
  return true;
};

/** The lessons of the cohort's day of that lesson and of the next days that it has; null if one may not be touched. */
function daysFrom(staffing: Staffing, lesson: number, step: number, most: number): number[][] | null {
  const { state } = staffing;
  const { rules } = state;
  const { sequence } = rules;
  const days: number[][] = [];
  let [day, today] = [NOWHERE, [] as number[]];
  let rank = sequence.rank[lesson]!;
  const own = rules.day[lesson]!;
  const isIn = (at: number): boolean => at >= sequence.first[lesson]! && at < sequence.end[lesson]!;
  // Back to the first lesson of the day, seen in the direction of the walk.
  for (let at = rank - step; isIn(at); at -= step) {
    const other = rules.day[sequence.lessons[at]!]!;
    if (other !== NOWHERE && other !== own) break;
    if (other === own) rank = at;
  }
  for (; isIn(rank); rank += step) {
    const one = sequence.lessons[rank]!;
    const on = rules.day[one]!;
    if (on === NOWHERE) continue;
    if (on !== day) {
      if (days.length === most) break;
      [day, today] = [on, []];
      days.push(today);
    }
    if (!state.isFree(one)) return null;
    today.push(one);
  }
  return days;
}
