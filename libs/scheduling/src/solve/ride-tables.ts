import { dateOfDay, instantOn, monthOf } from '../planner/class-day.rules.js';
import type { TimetableProblem } from '../planner/timetable-problem.js';
import { gapForRide, rideOn } from '../planner/travel.rules.js';

/** More than a day has: never both on one day. */
export const NO_WAY = 32_000;

/** Minutes that must lie between two lessons, by day and pair of places; equal days share a table. */
export class RideTables {
  readonly placeIds: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  /** The table of each day, counted from the first. */
  readonly ofDay: readonly Int16Array[];

  constructor(problem: TimetableProblem, firstDay: number, dayCount: number) {
    const { rooms, uses } = problem;
    const ids = [...rooms.map(({ placeId }) => placeId), ...uses.flatMap(({ placeId }) => placeId ?? [])];
    this.placeIds = [...new Set(ids)];
    this.numbers = new Map(this.placeIds.map((id, i) => [id, i]));
    const known = new Map<string, Int16Array>();
    this.ofDay = Array.from({ length: dayCount }, (_, offset) => {
      const day = firstDay + offset;
      const date = dateOfDay(day);
      const active = (problem.roadClosures ?? []).flatMap(({ fromDate, untilDate }, i) =>
        fromDate <= date && date <= untilDate ? [i] : [],
      );
      const key = `${monthOf(instantOn(day, 0))} ${active.join()}`;
      const table = known.get(key) ?? this.tableOn(problem, day, active);
      known.set(key, table);
      return table;
    });
  }

  get count(): number {
    return this.placeIds.length;
  }

  /** −1 for no place. */
  numberOf(placeId: string | null): number {
    return placeId === null ? -1 : (this.numbers.get(placeId) ?? -1);
  }

  private tableOn({ places, roadClosures = [] }: TimetableProblem, day: number, active: readonly number[]): Int16Array {
    const { count } = this;
    const closures = active.flatMap((i) => roadClosures[i] ?? []);
    const byPair = new Map<string, typeof closures>();
    const pairOf = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);
    for (const closure of closures) {
      const key = pairOf(closure.fromPlaceId, closure.toPlaceId);
      byPair.set(key, [...(byPair.get(key) ?? []), closure]);
    }
    const table = new Int16Array(count * count);
    const known = this.placeIds.map((id) => places.get(id));
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        const [from, to] = [known[a], known[b]];
        // Where nobody knows a place, nobody can say that it is too far.
        if (!from || !to) continue;
        const own = closures.length > 0 ? (byPair.get(pairOf(from.id, to.id)) ?? []) : closures;
        const gap = Math.min(NO_WAY, Math.ceil(gapForRide(rideOn(from, to, day, own))));
        table[a * count + b] = table[b * count + a] = gap;
      }
    }
    return table;
  }
}
