import { beijingDate, beijingTime, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { calendarCondition, type CalendarFilter } from '../timetable/calendar-filter.js';
import type { CalendarLocale } from './calendar-words.js';

/** A lesson as a sheet shows it, in the language of the sheet. */
export interface PrintedLesson {
  /** `YYYY-MM-DD`, and `HH:mm`, 北京时间. */
  date: string;
  from: string;
  until: string;
  cohortCode: string;
  cohortName: string;
  title: string;
  instructor: string;
  /** Empty: online. */
  room: string;
  place: string;
  classHours: number;
  isDraft: boolean;
  isLocked: boolean;
}

interface Row extends Omit<PrintedLesson, 'date' | 'from' | 'until'> {
  startsAt: Date;
  endsAt: Date;
}

/** A name in the language asked for, else the Chinese one. */
const named = (column: string, what: 'name' | 'title', locale: CalendarLocale): string =>
  locale === 'zh-CN' ? `${column}.${what}_zh` : `coalesce(${column}.${what}_${locale}, ${column}.${what}_zh)`;

/** The lessons of a calendar in order of time, at most `most` + 1. */
export async function printedLessons(
  tx: EntityManager,
  context: RequestContext,
  filter: CalendarFilter,
  locale: CalendarLocale,
  most: number,
): Promise<PrintedLesson[]> {
  const { condition, given } = calendarCondition(context, filter);
  // People have no English name column; their Chinese name is the legal one (handbook §5.3).
  const person = locale === 'ug' ? 'coalesce(p.name_ug, p.name_zh)' : 'p.name_zh';
  const rows: Row[] = await tx.query(
    `select l.starts_at as "startsAt", l.ends_at as "endsAt", l.class_hours as "classHours", l.status = 'DRAFT' as "isDraft",
            l.is_locked as "isLocked", c.code as "cohortCode", ${named('c', 'name', locale)} as "cohortName",
            ${named('u', 'title', locale)} as title, coalesce(${person}, '') as instructor, coalesce(r.name, '') as room,
            coalesce(${named('b', 'name', locale)}, '') as place
     from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     left join instructor i on i.id = l.instructor_id left join person p on p.id = i.person_id
     left join resource r on r.id = l.room_id left join org_unit b on b.id = r.org_unit_id
     where ${condition} order by l.starts_at, c.code, l.id limit ${most + 1}`,
    given,
  );
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    date: beijingDate(startsAt),
    from: beijingTime(startsAt),
    until: beijingTime(endsAt),
  }));
}

/** The names of what the calendar is narrowed to, within the scope: an id of elsewhere names nothing. */
export async function filterNames(
  tx: EntityManager,
  context: RequestContext,
  filter: CalendarFilter,
  locale: CalendarLocale,
): Promise<Partial<Record<'programme' | 'cohort' | 'base' | 'instructor' | 'room', string>>> {
  const { condition, given } = calendarCondition(context, filter);
  const parts = {
    programme: filter.programmeId && 'g.name_zh',
    cohort: filter.cohortId && `c.code || ' ' || ${named('c', 'name', locale)}`,
    base: filter.baseId && named('b', 'name', locale),
    instructor: filter.instructorId && (locale === 'ug' ? 'coalesce(p.name_ug, p.name_zh)' : 'p.name_zh'),
    room: filter.roomId && 'r.name',
  };
  const columns = Object.entries(parts).flatMap(([key, column]) => (column ? [`${column} as ${key}`] : []));
  if (columns.length === 0) return {};
  const [row]: Record<string, string>[] = await tx.query(
    `select ${columns.join(', ')} from lesson l join cohort c on c.id = l.cohort_id join programme g on g.id = c.programme_id
     join org_unit b on b.id = c.base_id left join instructor i on i.id = l.instructor_id
     left join person p on p.id = i.person_id left join resource r on r.id = l.room_id
     where ${condition} limit 1`,
    given,
  );
  return row ?? {};
}
