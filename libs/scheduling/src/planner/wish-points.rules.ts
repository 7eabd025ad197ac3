import { CLASS_DAY_SLOTS, type ClassDaySlot, dayOf, dayOfDate, instantOn } from './class-day.rules.js';
import type { Wish } from './timetable-problem.js';

const slotOf = Object.fromEntries(CLASS_DAY_SLOTS.map((slot) => [slot.key, slot])) as Record<
  ClassDaySlot,
  (typeof CLASS_DAY_SLOTS)[number]
>;

/** Whether any minute of the time lies in that slot of its day. */
export function isIn(key: ClassDaySlot, startsAt: number, endsAt: number): boolean {
  const day = dayOf(startsAt);
  const { from, until } = slotOf[key];
  return startsAt < instantOn(day, until) && instantOn(day, from) < endsAt;
}

/** Points of the wishes that a lesson at this time falls into. */
export function wishPoints(wishes: readonly Wish[] | undefined, startsAt: number, endsAt: number): number {
  if (!wishes || wishes.length === 0) return 0;
  const day = dayOf(startsAt);
  return wishes.reduce((sum, { fromDate, untilDate, slots, points }) => {
    if (day < dayOfDate(fromDate) || dayOfDate(untilDate) < day) return sum;
    return !slots || slots.some((slot) => isIn(slot, startsAt, endsAt)) ? sum + points : sum;
  }, 0);
}

/** Whole class hours inside the slots of the class day between two instants of one day. */
export function idleClassHours(from: number, until: number): number {
  if (until <= from) return 0;
  const day = dayOf(from);
  const idle = CLASS_DAY_SLOTS.reduce(
    (sum, slot) =>
      sum + Math.max(0, Math.min(until, instantOn(day, slot.until)) - Math.max(from, instantOn(day, slot.from))),
    0,
  );
  return Math.floor(idle / (45 * 60_000));
}

/** Idle class hours of a day: between its lessons, in whatever order they are given. */
export function gapsOf(lessons: readonly { startsAt: number; endsAt: number }[]): number {
  const sorted = [...lessons].sort((a, b) => a.startsAt - b.startsAt);
  let [gaps, busyUntil] = [0, Infinity];
  for (const { startsAt, endsAt } of sorted) {
    gaps += idleClassHours(busyUntil, startsAt);
    // Lessons that a person has locked may overlap.
    busyUntil = busyUntil === Infinity ? endsAt : Math.max(busyUntil, endsAt);
  }
  return gaps;
}
