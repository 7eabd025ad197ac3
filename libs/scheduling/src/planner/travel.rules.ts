import { dateOfDay, instantOn, monthOf } from './class-day.rules.js';
import type { RoadClosure } from './road-closure.js';

/** Where a lesson is held, as far as travelling is concerned. */
export interface Place {
  id: string;
  /** Six-digit code of the county; null when nobody has entered one. */
  regionCode: string | null;
  /** In a township outside the county seat. */
  isTownship: boolean;
}

/** From two lessons of one person at two places: the ride and half an hour around it (handbook §6). */
export const TRAVEL_BUFFER_MINUTES = 30;
/** A longer ride leaves no teaching on both sides of one day (handbook §6). */
export const LONGEST_SAME_DAY_RIDE_MINUTES = 180;

/** Rides within one county seat; the handbook gives 0.3 h for Aksu city and nothing shorter. */
const WITHIN_SEAT_MINUTES = 18;
/** Township = seat + 0.5–1.0 h (handbook §6); the upper end, so that nobody is late. */
const TOWNSHIP_MINUTES = 60;
/** A place whose county is not known yet. */
const UNKNOWN_MINUTES = 60;
/** Sandstorms (March to May) and snow (December to February) add half (handbook §6). */
const ROUGH_MONTHS: ReadonlySet<number> = new Set([12, 1, 2, 3, 4, 5]);

const AKSU = '652901';

/** Minutes by car between county seats (handbook §6, planning estimates); each pair is written once, smaller code first. */
const SEATS: Readonly<Record<string, number>> = {
  '652901-652902': 195,
  '652901-652922': 30,
  '652901-652924': 195,
  '652901-652925': 165,
  '652901-652926': 150,
  '652901-652927': 90,
  '652901-652928': 60,
  '652901-652929': 150,
  '652901-659002': 105,
  '652902-652925': 45,
  '652902-652924': 60,
  '652924-652925': 45,
  '652902-652926': 105,
  '652925-652926': 90,
  '652924-652926': 105,
  '652902-652927': 285,
  '652902-652928': 240,
  '652902-652929': 330,
  '652925-652929': 300,
  '652924-652929': 330,
  '652926-652929': 285,
  '652926-652927': 240,
  '652926-652928': 210,
  '652927-652929': 210,
  '652927-652928': 150,
  '652928-652929': 120,
  '652928-659002': 75,
  '652902-659002': 180,
};

/** Codes of the county teams, as in the handbook's table. */
export const REGION_CODES: readonly string[] = [
  ...new Set(Object.keys(SEATS).flatMap((pair) => pair.split('-'))),
].sort();

function betweenSeats(from: string, to: string): number {
  if (from === to) return WITHIN_SEAT_MINUTES;
  const pair = from < to ? `${from}-${to}` : `${to}-${from}`;
  const known = SEATS[pair];
  if (known !== undefined) return known;
  const viaAksu = [from, to].map(
    (code) => SEATS[code < AKSU ? `${code}-${AKSU}` : `${AKSU}-${code}`] ?? UNKNOWN_MINUTES,
  );
  return viaAksu.reduce((sum, leg) => sum + leg, 0);
}

/**
 * Minutes by car between two places, without the buffer. The same place is no ride. `month` (1–12, 北京时间) decides
 * whether roads are slow. A pair that the handbook does not name goes through Aksu city.
 */
export function travelMinutes(from: Place, to: Place, month: number): number {
  if (from.id === to.id) return 0;
  const seats =
    from.regionCode === null || to.regionCode === null ? UNKNOWN_MINUTES : betweenSeats(from.regionCode, to.regionCode);
  const minutes = seats + (from.isTownship ? TOWNSHIP_MINUTES : 0) + (to.isTownship ? TOWNSHIP_MINUTES : 0);
  return ROUGH_MONTHS.has(month) ? Math.ceil(minutes * 1.5) : minutes;
}

/**
 * Minutes by car on a day (number of `dayOf`); a closed road counts in both directions, and of several closures the
 * worst. The minutes of a closure are the whole ride: rough months add nothing to them. Null: there is no way.
 */
export function rideOn(from: Place, to: Place, day: number, closures: readonly RoadClosure[]): number | null {
  if (from.id === to.id) return 0;
  const date = closures.length > 0 ? dateOfDay(day) : '';
  let slowest = -1;
  for (const { fromPlaceId, toPlaceId, fromDate, untilDate, minutes } of closures) {
    if (date < fromDate || untilDate < date) continue;
    const isThis = (fromPlaceId === from.id && toPlaceId === to.id) || (fromPlaceId === to.id && toPlaceId === from.id);
    if (!isThis) continue;
    if (minutes === null) return null;
    slowest = Math.max(slowest, minutes);
  }
  return slowest >= 0 ? slowest : travelMinutes(from, to, monthOf(instantOn(day, 0)));
}

/** The gap that two lessons need for a ride of so many minutes; infinite when not both can be on one day. */
export function gapForRide(ride: number | null): number {
  if (ride === null || ride > LONGEST_SAME_DAY_RIDE_MINUTES) return Infinity;
  return ride === 0 ? 0 : ride + TRAVEL_BUFFER_MINUTES;
}

/**
 * Whether somebody can teach at both places on one day with this many minutes between the lessons. Lessons at one place
 * may touch (handbook §6).
 */
export function canTravelBetween(from: Place, to: Place, gapMinutes: number, month: number): boolean {
  return gapMinutes >= gapForRide(travelMinutes(from, to, month));
}
