import { beijingDate, beijingInstant } from '#kernel';

/** Something that is done once a day. */
export interface Daily {
  /** The message of each day; payload: date (`YYYY-MM-DD`, 北京时间). */
  topic: string;
  /** `HH:mm`, 北京时间. */
  at: string;
  /** After that many minutes (the workers stood still) the day is left out: nobody wants the evening's news at night. */
  usefulMinutes: number;
}

/** The date whose occurrence is due at `now`; null before the time of day, and when it would come too late. */
export function dueDate({ at, usefulMinutes }: Daily, now: Date): string | null {
  const date = beijingDate(now);
  const late = (now.getTime() - beijingInstant(date, at).getTime()) / 60_000;
  return late >= 0 && late < usefulMinutes ? date : null;
}

/** The same time of day as a cron pattern. */
export function cronOf({ at }: Daily): string {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return `${minutes} ${hours} * * *`;
}

const declared = new Map<string, Daily>();

/** Declares a daily message where its topic lives; the worker makes it exactly once for each day. */
export function declareDaily(daily: Daily): Daily {
  declared.set(daily.topic, daily);
  return daily;
}

export const declaredDaily = (): Daily[] => [...declared.values()];
