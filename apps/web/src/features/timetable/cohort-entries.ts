import { beijingDate, nameOf, pickTitle } from '../../i18n/index.js';
import { isMovable, minutesOf, type CalendarEntry } from '../../ui/index.js';
import type { Timetable, TimetableLesson } from './types.js';

const MINUTE_MS = 60_000;

/** A lesson of one class as calendars show it; one without a time has empty instants. */
export function entryOf({ cohort }: Timetable, lesson: TimetableLesson, mayMove: boolean): CalendarEntry {
  const { id, cohortId, cohortCode, position, classHours, status, isLocked, unit, instructor, room } = lesson;
  const startsAt = lesson.startsAt ?? '';
  const endsAt = lesson.endsAt ?? '';
  const start = startsAt ? minutesOf(startsAt) : 0;
  return {
    id,
    cohortId,
    cohortCode,
    title: pickTitle(unit),
    needs: unit.needs,
    position,
    classHours,
    status,
    isLocked,
    mayMove: mayMove && isMovable(status),
    isPublished: cohort.timetableStatus === 'PUBLISHED',
    date: startsAt ? beijingDate(startsAt) : '',
    start,
    end: startsAt ? start + (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS : 0,
    startsAt,
    endsAt,
    instructor: instructor && { id: instructor.id, name: nameOf(instructor) },
    room: room && { id: room.id, name: room.name },
  };
}
