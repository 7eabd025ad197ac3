import { CLASS_DAY_SLOTS, dayOfDate } from '../planner/class-day.rules.js';
import type { Wish } from '../planner/timetable-problem.js';
import type { CompiledProblem } from './compiled-problem.js';

const SLOTS = CLASS_DAY_SLOTS.length;

/** Points of the wishes of instructors and cohorts by day and slot. */
export class PersonWishes {
  /** Per cohort and then instructor; null: no wishes. */
  private readonly tables: readonly (Uint16Array | null)[];

  constructor(private readonly compiled: CompiledProblem) {
    const { cohorts, instructors } = compiled.problem;
    this.tables = [...cohorts, ...instructors].map(({ wishes = [] }) =>
      wishes.length === 0 ? null : this.tableOf(wishes),
    );
  }

  /** Of a lesson on the grid. */
  points(lesson: number, day: number, slot: number, instructor: number): number {
    const { choices, cohortCount } = this.compiled;
    const at = day * SLOTS + slot;
    let points = this.tables[cohortCount + instructor]?.[at] ?? 0;
    const cohorts = choices.cohorts[lesson]!;
    for (let k = 0; k < cohorts.length; k++) points += this.tables[cohorts[k]!]?.[at] ?? 0;
    return points;
  }

  private tableOf(wishes: readonly Wish[]): Uint16Array {
    const { firstDay, dayCount } = this.compiled;
    const table = new Uint16Array(dayCount * SLOTS);
    for (const { fromDate, untilDate, slots, points } of wishes) {
      const first = Math.max(0, dayOfDate(fromDate) - firstDay);
      const last = Math.min(dayCount - 1, dayOfDate(untilDate) - firstDay);
      for (let day = first; day <= last; day++) {
        CLASS_DAY_SLOTS.forEach(({ key }, slot) => {
          if (!slots || slots.includes(key)) table[day * SLOTS + slot]! += points;
        });
      }
    }
    return table;
  }
}
