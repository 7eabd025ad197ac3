import { nameOf, pickTitle } from '../../i18n/index.js';
import { isMovable, plusDays, SHADES, type CalendarEntry } from '../../ui/index.js';
import type { Calendar } from './types.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** A lesson of the scope-wide calendar: with what else is known of its class and place. */
export interface ScopeEntry extends CalendarEntry {
  cohortName: string;
  /** County of the room; null online, or where none is entered. */
  regionCode: string | null;
  /** Where its room stands. */
  place: string;
}

/** The columns as entries in order of time, in the language shown now. Names are made once each, not once a lesson. */
export function entriesOf(calendar: Calendar): ScopeEntry[] {
  const { lessons, statuses, from, to } = calendar;
  const midnight = Date.parse(`${from}T00:00:00+08:00`);
  const dates: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) dates.push(day);
  const shades = new Map(
    [...calendar.cohorts]
      .map(({ id }) => id)
      .sort()
      .map((id, i) => [id, i % SHADES]),
  );
  const cohorts = calendar.cohorts.map((cohort) => ({
    ...cohort,
    name: nameOf(cohort),
    shade: shades.get(cohort.id) ?? 0,
  }));
  const units = calendar.units.map((unit) => ({ needs: unit.needs, title: pickTitle(unit) }));
  const places = new Map(calendar.places.map((place) => [place.id, { ...place, name: nameOf(place) }]));
  const instructors = calendar.instructors.map((each) => ({ id: each.id, name: nameOf(each) }));
  const rooms = calendar.rooms.map(({ id, name, placeId }) => ({ id, name, place: places.get(placeId) }));
  // Thousands of lessons share a few hundred instants.
  const instants = new Map<number, string>();
  const instant = (minutes: number): string => {
    const known = instants.get(minutes) ?? new Date(midnight + minutes * MINUTE_MS).toISOString();
    instants.set(minutes, known);
    return known;
  };
  const entries = lessons.id.flatMap((id, i): ScopeEntry[] => {
    const cohort = cohorts[lessons.cohort[i] ?? -1];
    const unit = units[lessons.unit[i] ?? -1];
    const status = statuses[lessons.status[i] ?? -1];
    const minutes = lessons.start[i] ?? 0;
    const length = lessons.minutes[i] ?? 0;
    const date = dates[Math.floor(minutes / DAY_MINUTES)];
    if (!cohort || !unit || !status || date === undefined) return [];
    const room = rooms[lessons.room[i] ?? -1];
    const start = minutes % DAY_MINUTES;
    return [
      {
        id,
        cohortId: cohort.id,
        cohortCode: cohort.code,
        cohortName: cohort.name,
        title: unit.title,
        needs: unit.needs,
        position: lessons.position[i] ?? 0,
        classHours: lessons.classHours[i] ?? 0,
        status,
        isLocked: lessons.isLocked[i] === 1,
        mayMove: cohort.mayMove && isMovable(status),
        isPublished: cohort.isPublished,
        date,
        start,
        end: start + length,
        startsAt: instant(minutes),
        endsAt: instant(minutes + length),
        instructor: instructors[lessons.instructor[i] ?? -1] ?? null,
        room: room ? { id: room.id, name: room.name } : null,
        place: room?.place?.name ?? '',
        regionCode: room?.place?.regionCode ?? null,
        shade: cohort.shade,
      },
    ];
  });
  // In order already, except for one that was just moved.
  return entries.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}
