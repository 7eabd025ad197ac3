import type { AvailabilityPeriod } from '../planner/availability.rules.js';
import { dateOfDay, dayOfDate } from '../planner/class-day.rules.js';

/**
 * Periods with which somebody is there from one day to another (both included) as well as before: days away give way,
 * and where days present are named, these are added. Other fields of a period (a note) stay with what is left of it.
 */
export function withPresence<T extends AvailabilityPeriod>(
  periods: readonly T[],
  fromDate: string,
  untilDate: string,
): (T | AvailabilityPeriod)[] {
  const [from, until] = [dayOfDate(fromDate), dayOfDate(untilDate)];
  const away = periods.filter(({ isAvailable }) => !isAvailable).flatMap((period) => outside(period, from, until));
  const present = periods.filter(({ isAvailable }) => isAvailable);
  if (present.length === 0) return away;
  const touching = present.find(
    (period) => dayOfDate(period.fromDate) <= until + 1 && dayOfDate(period.untilDate) >= from - 1,
  );
  if (!touching) return [...present, ...away, { fromDate, untilDate, isAvailable: true }];
  const longer = {
    ...touching,
    fromDate: dateOfDay(Math.min(from, dayOfDate(touching.fromDate))),
    untilDate: dateOfDay(Math.max(until, dayOfDate(touching.untilDate))),
  };
  return [...present.map((period) => (period === touching ? longer : period)), ...away];
}

/** What is left of a period without the days between. */
function outside<T extends AvailabilityPeriod>(period: T, from: number, until: number): T[] {
  const [first, last] = [dayOfDate(period.fromDate), dayOfDate(period.untilDate)];
  if (last < from || first > until) return [period];
  return [
    ...(first < from ? [{ ...period, untilDate: dateOfDay(from - 1) }] : []),
    ...(last > until ? [{ ...period, fromDate: dateOfDay(until + 1) }] : []),
  ];
}
