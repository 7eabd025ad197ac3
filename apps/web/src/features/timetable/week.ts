import { beijingDate } from '../../i18n/index.js';

/** Days and hours of a week in Beijing time. Dates are `YYYY-MM-DD`, minutes count from midnight. */
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The class day (10:00–19:00) with an hour of room after it for dropping a lesson. */
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

export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, i) => plusDays(monday, i));

/** Minutes after Beijing midnight of an instant. */
export const minutesOf = (instant: string): number => (((Date.parse(instant) / MINUTE_MS + 480) % 1440) + 1440) % 1440;

/** `HH:mm` of minutes after midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

interface Spanned {
  startsAt: string;
  endsAt: string;
}

/** Minutes that a lesson takes. */
export const lengthOf = ({ startsAt, endsAt }: Spanned): number =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS;

/** Whole hours to show so that all of these are in view. */
export function hoursFor(lessons: readonly Spanned[]): { from: number; until: number } {
  let [from, until] = [FIRST_HOUR, LAST_HOUR];
  for (const lesson of lessons) {
    const start = minutesOf(lesson.startsAt);
    from = Math.min(from, Math.floor(start / 60));
    until = Math.max(until, Math.min(24, Math.ceil((start + lengthOf(lesson)) / 60)));
  }
  return { from, until };
}

/** A lesson in the column of its day: minutes, and which of how many lanes beside each other it stands in. */
export interface Standing<L> {
  lesson: L;
  start: number;
  end: number;
  lane: number;
  lanes: number;
}

/** Lays out the lessons of one day; those at the same time stand beside each other. */
export function standingsOf<L extends Spanned>(lessons: readonly L[]): Standing<L>[] {
  const sorted = lessons
    .map((lesson) => {
      const start = minutesOf(lesson.startsAt);
      return { lesson, start, end: start + lengthOf(lesson), lane: 0, lanes: 1 };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let cluster: Standing<L>[] = [];
  let clusterEnd = -1;
  const settle = (): void => {
    const lanes = Math.max(1, ...cluster.map(({ lane }) => lane + 1));
    for (const each of cluster) each.lanes = lanes;
  };
  for (const standing of sorted) {
    if (standing.start >= clusterEnd) {
      settle();
      cluster = [];
    }
    const taken = new Set(cluster.filter(({ end }) => end > standing.start).map(({ lane }) => lane));
    while (taken.has(standing.lane)) standing.lane += 1;
    cluster.push(standing);
    clusterEnd = Math.max(clusterEnd, standing.end);
  }
  settle();
  return sorted;
}
