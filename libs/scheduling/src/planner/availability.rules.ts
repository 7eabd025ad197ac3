import { dayOfDate } from './class-day.rules.js';

/** Whole days, both included, `YYYY-MM-DD` in 北京时间. */
export interface AvailabilityPeriod {
  fromDate: string;
  untilDate: string;
  isAvailable: boolean;
}

/**
 * Whether a resource is there on a day (number of `dayOf`). Days away win over days present; with no days present
 * named, it is there on all others. From the day it is closed it is not.
 */
export function isAvailableOn(periods: readonly AvailabilityPeriod[], closedOn: string | null, day: number): boolean {
  if (closedOn !== null && day >= dayOfDate(closedOn)) return false;
  const covers = (period: AvailabilityPeriod): boolean =>
    dayOfDate(period.fromDate) <= day && day <= dayOfDate(period.untilDate);
  if (periods.some((period) => !period.isAvailable && covers(period))) return false;
  const present = periods.filter((period) => period.isAvailable);
  return present.length === 0 || present.some(covers);
}

/** The same for a resource, which may also open only later (`opensOn`). */
export function isThereOn(
  {
    periods,
    opensOn,
    closedOn,
  }: { periods: readonly AvailabilityPeriod[]; opensOn?: string | null; closedOn: string | null },
  day: number,
): boolean {
  if (typeof opensOn === 'string' && day < dayOfDate(opensOn)) return false;
  return isAvailableOn(periods, closedOn, day);
}

/** What is wrong with a list of periods; `index` is the place in the list, null when it is the list as a whole. */
export interface AvailabilityFault {
  index: number | null;
  /** `before-from`: ends before it begins. `never-present`: all its days are named as away too. `presence-required`. */
  code: 'before-from' | 'never-present' | 'presence-required';
}

/**
 * Periods may overlap: days present are joined, and single days away may lie inside them. A period of presence of which
 * no day is left contradicts the rest, and somebody who only visits (`mustNamePresence`) has to say when.
 */
export function availabilityFaults(
  periods: readonly AvailabilityPeriod[],
  mustNamePresence: boolean,
): AvailabilityFault[] {
  const turned = periods.flatMap(({ fromDate, untilDate }, index): AvailabilityFault[] =>
    untilDate < fromDate ? [{ index, code: 'before-from' }] : [],
  );
  if (turned.length > 0) return turned;
  const away = periods
    .filter(({ isAvailable }) => !isAvailable)
    .map(({ fromDate, untilDate }) => ({ from: dayOfDate(fromDate), until: dayOfDate(untilDate) }))
    .sort((a, b) => a.from - b.from);
  const faults = periods.flatMap((period, index): AvailabilityFault[] => {
    if (!period.isAvailable) return [];
    let day = dayOfDate(period.fromDate);
    for (const { from, until } of away) if (from <= day) day = Math.max(day, until + 1);
    return day > dayOfDate(period.untilDate) ? [{ index, code: 'never-present' }] : [];
  });
  const isPresent = periods.some(({ isAvailable }) => isAvailable);
  return mustNamePresence && !isPresent ? [...faults, { index: null, code: 'presence-required' }] : faults;
}
