import type { ScopeEntry } from './calendar-entries.js';
import type { Calendar } from './types.js';

export interface Leg {
  from: string;
  to: string;
  /** Minutes after midnight: lesson before and lesson after; null before the first of the day. */
  leaves: number | null;
  arrives: number;
  /** By car, as planning reckons; null when it does not know. */
  minutes: number | null;
}

/** An instructor who is in more than one county on a day, or in another than the one they set out from. */
export interface Journey {
  instructorId: string;
  name: string;
  legs: Leg[];
}

/** The rides of the instructors on one day, from where they set out; by name. */
export function journeysOf(
  calendar: Pick<Calendar, 'instructors' | 'places' | 'rides'>,
  entries: readonly ScopeEntry[],
): Journey[] {
  const counties = new Map(calendar.places.map(({ id, regionCode }) => [id, regionCode]));
  const homes = new Map(calendar.instructors.map(({ id, placeId }) => [id, counties.get(placeId) ?? null]));
  const rides = new Map(
    calendar.rides.flatMap(
      ({ from, to, minutes }) =>
        [
          [`${from} ${to}`, minutes],
          [`${to} ${from}`, minutes],
        ] as const,
    ),
  );
  const byInstructor = new Map<string, ScopeEntry[]>();
  for (const entry of entries) {
    if (!entry.instructor || entry.regionCode === null) continue;
    const list = byInstructor.get(entry.instructor.id) ?? [];
    list.push(entry);
    byInstructor.set(entry.instructor.id, list);
  }
  return [...byInstructor]
    .map(([instructorId, lessons]) => {
      let at = homes.get(instructorId) ?? null;
      let leaves: number | null = null;
      const legs: Leg[] = [];
      for (const { regionCode, start, end } of lessons.sort((a, b) => a.start - b.start)) {
        if (regionCode === null) continue;
        if (at !== null && at !== regionCode) {
          legs.push({
            from: at,
            to: regionCode,
            leaves,
            arrives: start,
            minutes: rides.get(`${at} ${regionCode}`) ?? null,
          });
        }
        at = regionCode;
        leaves = end;
      }
      return { instructorId, name: lessons[0]?.instructor?.name ?? '', legs };
    })
    .filter(({ legs }) => legs.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}
