import { beijingDate } from '../../i18n/index.js';

/** Days and times of calendars in Beijing time. Dates are `YYYY-MM-DD`, minutes count from midnight. */
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The class day (10:00–19:00) with an hour of room after it. */
const FIRST_HOUR = 10;
const LAST_HOUR = 20;

export const today = (): string => beijingDate(new Date());

export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday on or before a date. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((weekday + 6) % 7));
}

/** So many days in a row. */
export const daysFrom = (date: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => plusDays(date, i));

export const isDate = (value: string | null): value is string =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/** Minutes after Beijing midnight of an instant. */
export const minutesOf = (instant: string): number => (((Date.parse(instant) / MINUTE_MS + 480) % 1440) + 1440) % 1440;

/** `HH:mm` of minutes after midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

interface Spanned {
  /** Minutes after midnight. */
  start: number;
  end: number;
}

/** Whole hours to show so that all of these are in view. */
export function hoursFor(lessons: readonly Spanned[]): { from: number; until: number } {
  let [from, until] = [FIRST_HOUR, LAST_HOUR];
  for (const { start, end } of lessons) {
    from = Math.min(from, Math.floor(start / 60));
    until = Math.max(until, Math.min(24, Math.ceil(end / 60)));
  }
  return { from, until };
}

/** A lesson in the column of its day: which of how many lanes beside each other it stands in. */
export interface Standing<L> {
  lesson: L;
  lane: number;
  lanes: number;
}

/** Lessons at one time that have no lane any more. */
export interface Crowd<L> extends Spanned {
  lessons: L[];
  lane: number;
  lanes: number;
}

export interface DayLayout<L> {
  standing: Standing<L>[];
  crowds: Crowd<L>[];
}

/**
 * Lays out the lessons of one day; those at the same time stand beside each other in at most so many lanes, and what is
 * beyond them is counted in a crowd that takes the last lane.
 */
export function layoutDay<L extends Spanned>(lessons: readonly L[], mostLanes: number): DayLayout<L> {
  const result: DayLayout<L> = { standing: [], crowds: [] };
  let cluster: L[] = [];
  let clusterEnd = -1;
  const settle = (): void => {
    if (cluster.length > 0) layoutCluster(cluster, mostLanes, result);
  };
  for (const lesson of [...lessons].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (lesson.start >= clusterEnd) {
      settle();
      cluster = [];
    }
    cluster.push(lesson);
    clusterEnd = Math.max(clusterEnd, lesson.end);
  }
  settle();
  return result;
}

/** Lessons that touch each other in time, directly or by others between. */
function layoutCluster<L extends Spanned>(cluster: readonly L[], mostLanes: number, result: DayLayout<L>): void {
  const ends: number[] = [];
  const laned = cluster.map((lesson) => {
    const free = ends.findIndex((end) => end <= lesson.start);
    const lane = free >= 0 ? free : ends.length;
    ends[lane] = lesson.end;
    return { lesson, lane };
  });
  if (ends.length <= mostLanes) {
    result.standing.push(...laned.map(({ lesson, lane }) => ({ lesson, lane, lanes: ends.length })));
    return;
  }
  const last = mostLanes - 1;
  result.standing.push(
    ...laned.flatMap(({ lesson, lane }) => (lane < last ? [{ lesson, lane, lanes: mostLanes }] : [])),
  );
  const crowded = laned.filter(({ lane }) => lane >= last).map(({ lesson }) => lesson);
  for (const lesson of crowded) {
    const open = result.crowds.at(-1);
    if (open && lesson.start < open.end && crowded.includes(open.lessons[0] as L)) {
      open.lessons.push(lesson);
      open.end = Math.max(open.end, lesson.end);
    } else
      result.crowds.push({ start: lesson.start, end: lesson.end, lessons: [lesson], lane: last, lanes: mostLanes });
  }
}
