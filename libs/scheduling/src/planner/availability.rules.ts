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
