import { keepPreviousData, useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/index.js';
import type { Calendar, CalendarChoices, TimetableLesson } from './types.js';
import type { CalendarState } from './use-calendar-state.js';

const KEY = 'calendar';

/** The lessons of the days and filters shown; what was shown before stays in view while the next come. */
export function useCalendar({ from, to, filters }: CalendarState): UseQueryResult<Calendar> {
  return useQuery({
    queryKey: [KEY, from, to, filters],
    queryFn: () => unwrap<Calendar>(api.GET('/api/v1/calendar', { params: { query: { from, to, ...filters } } })),
    placeholderData: keepPreviousData,
  });
}

/** By what it can be narrowed; changes seldom. */
export function useCalendarChoices(): UseQueryResult<CalendarChoices> {
  return useQuery({
    queryKey: ['calendar-choices'],
    queryFn: () => unwrap<CalendarChoices>(api.GET('/api/v1/calendar/choices')),
    staleTime: 300_000,
  });
}

/** A lesson has changed: it is put where the server says at once, and the whole is read again. */
export async function lessonChanged(queries: QueryClient, lesson: TimetableLesson): Promise<void> {
  queries.setQueriesData<Calendar>({ queryKey: [KEY] }, (calendar) => calendar && withLesson(calendar, lesson));
  for (const queryKey of [['timetable', lesson.cohortId], ['cohorts']]) {
    void queries.invalidateQueries({ queryKey });
  }
  await queries.invalidateQueries({ queryKey: [KEY] });
}

const MINUTE_MS = 60_000;

/** The calendar with a lesson at its new place; unchanged when it names people or rooms that the calendar does not. */
export function withLesson(calendar: Calendar, lesson: TimetableLesson): Calendar {
  const { lessons, instructors, rooms, statuses, from } = calendar;
  const at = lessons.id.indexOf(lesson.id);
  const instructor = lesson.instructor ? instructors.findIndex(({ id }) => id === lesson.instructor?.id) : -1;
  const room = lesson.room ? rooms.findIndex(({ id }) => id === lesson.room?.id) : -1;
  const status = statuses.indexOf(lesson.status);
  const isKnown = (!lesson.instructor || instructor >= 0) && (!lesson.room || room >= 0) && status >= 0;
  if (at < 0 || !isKnown || !lesson.startsAt) return calendar;
  const midnight = Date.parse(`${from}T00:00:00+08:00`);
  const set = <T>(column: readonly T[], value: T): T[] => column.map((each, i) => (i === at ? value : each));
  return {
    ...calendar,
    lessons: {
      ...lessons,
      start: set(lessons.start, (Date.parse(lesson.startsAt) - midnight) / MINUTE_MS),
      instructor: set(lessons.instructor, instructor),
      room: set(lessons.room, room),
      status: set(lessons.status, status),
      isLocked: set(lessons.isLocked, Number(lesson.isLocked)),
    },
  };
}
