const OFFSET_MINUTES = 480;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * 北京时间 is UTC+8 with no summer time since 1992 (handbook §5.4), so a fixed offset is exact for every
 * instant that this product handles; birth dates are plain dates and never pass through here.
 */
export function beijingDate(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);
}

/** `HH:mm` in 北京时间. */
export function beijingTime(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MINUTES * 60_000).toISOString().slice(11, 16);
}

/** The instant of a 北京时间 date (`YYYY-MM-DD`) and time (`HH:mm`, `24:00` allowed). */
export function beijingInstant(date: string, time: string): Date {
  if (!DATE.test(date)) throw new RangeError(`not a date: ${date}`);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes - OFFSET_MINUTES) * 60_000);
}

/** Adds whole days to a plain date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole years between two plain dates; age counts on the given day (handbook §3.2). */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
