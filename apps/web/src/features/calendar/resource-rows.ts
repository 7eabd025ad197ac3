import { nameOf } from '../../i18n/index.js';
import type { LessonPlaces } from '../../ui/index.js';
import type { ScopeEntry } from './calendar-entries.js';
import type { Calendar } from './types.js';
import type { RowsBy } from './use-calendar-state.js';

/** A room, instructor or class with its lessons. */
export interface ResourceRow {
  id: string;
  name: string;
  /** Where a room stands, what a class is called. */
  detail: string;
  entries: ScopeEntry[];
}

/** Lessons without a room stand in one row. */
const ONLINE = 'online';

interface Rowed {
  instructor: { id: string } | null;
  room: { id: string } | null;
}

/** The row that a lesson, or a place for the lesson of that class, belongs to. */
export function rowIdOf({ instructor, room }: Rowed, cohortId: string, by: RowsBy): string {
  if (by === 'cohort') return cohortId;
  return by === 'room' ? (room?.id ?? ONLINE) : (instructor?.id ?? ONLINE);
}

/** One row for whatever has a lesson in these days, and for whatever a lesson that was taken up could go to. */
export function resourceRows(
  calendar: Calendar,
  entries: readonly ScopeEntry[],
  by: RowsBy,
  places: LessonPlaces | undefined,
  online: string,
): ResourceRow[] {
  const rows = new Map<string, ResourceRow>();
  const rowFor = (id: string, name: string, detail: string): ResourceRow => {
    const known = rows.get(id);
    if (known) return known;
    const row = { id, name, detail, entries: [] };
    rows.set(id, row);
    return row;
  };
  for (const entry of entries) {
    const id = rowIdOf(entry, entry.cohortId, by);
    const row =
      by === 'cohort'
        ? rowFor(id, entry.cohortCode, entry.cohortName)
        : by === 'room'
          ? rowFor(id, entry.room?.name ?? online, entry.place)
          : rowFor(id, entry.instructor?.name ?? '', '');
    row.entries.push(entry);
  }
  for (const place of places?.places ?? []) {
    if (by === 'room') {
      rowFor(rowIdOf(place, '', by), place.room?.name ?? online, place.room?.place ?? '');
    } else if (by === 'instructor') rowFor(place.instructor.id, place.instructor.name, '');
  }
  addHomes(calendar, rows, by);
  return [...rows.values()].sort(
    (a, b) => a.detail.localeCompare(b.detail, 'zh') || a.name.localeCompare(b.name, 'zh'),
  );
}

/** Where instructors set out from: tells which of them are near. */
function addHomes({ instructors, places }: Calendar, rows: Map<string, ResourceRow>, by: RowsBy): void {
  if (by !== 'instructor') return;
  const names = new Map(places.map((place) => [place.id, nameOf(place)]));
  for (const { id, placeId } of instructors) {
    const row = rows.get(id);
    if (row) row.detail = names.get(placeId) ?? '';
  }
}
