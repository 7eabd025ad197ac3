/** One class hour, 课时 (handbook §2.3). */
export const CLASS_HOUR_MINUTES = 45;
/** For a cohort and for an instructor (handbook §2.3, §6). */
export const MAX_CLASS_HOURS_PER_DAY = 8;

const MINUTE = 60_000;
const DAY = 86_400_000;
const BEIJING_OFFSET = 480 * MINUTE;

/**
 * The class day in 北京时间, minutes after midnight (handbook §5.4): morning and afternoon hold four class hours each;
 * the evening is for practice lives only.
 */
export const CLASS_DAY_SLOTS = [
  { key: 'MORNING', from: 600, until: 780 },
  { key: 'AFTERNOON', from: 960, until: 1140 },
  { key: 'EVENING', from: 1200, until: 1440 },
] as const;
export type ClassDaySlot = (typeof CLASS_DAY_SLOTS)[number]['key'];

/** Whole days since 1970-01-01 in 北京时间 of an instant in milliseconds. */
export const dayOf = (instant: number): number => Math.floor((instant + BEIJING_OFFSET) / DAY);

/** The same for a plain date `YYYY-MM-DD`. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** `YYYY-MM-DD` of a day. */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The instant, in milliseconds, so many minutes after midnight 北京时间. */
export const instantOn = (day: number, minutes: number): number => day * DAY + minutes * MINUTE - BEIJING_OFFSET;

/** 1–12, 北京时间. */
export const monthOf = (instant: number): number => new Date(instant + BEIJING_OFFSET).getUTCMonth() + 1;

/** Class hours as milliseconds. */
export const durationOf = (classHours: number): number => classHours * CLASS_HOUR_MINUTES * MINUTE;

/** Class hours that a stretch of time stands for; a begun one counts. */
export const classHoursOf = (from: number, until: number): number =>
  Math.ceil((until - from) / (CLASS_HOUR_MINUTES * MINUTE));

/** Minutes after midnight at which a lesson of that length may start: on whole class hours of a slot that holds it. */
export function startsFor(classHours: number, withEvening: boolean): number[] {
  const length = classHours * CLASS_HOUR_MINUTES;
  return CLASS_DAY_SLOTS.filter(({ key }) => withEvening || key !== 'EVENING').flatMap(({ from, until }) => {
    const count = Math.floor((until - from - length) / CLASS_HOUR_MINUTES) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, i) => from + i * CLASS_HOUR_MINUTES);
  });
}
