import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { dayOfDate, placesOf, rideOn } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import { calendarCondition, type CalendarFilter, checkDays } from './calendar-filter.js';
import type { Calendar } from './calendar.presenter.js';

const MOST_LESSONS = 20_000;

interface Row {
  id: string;
  cohortId: string;
  unitId: string;
  instructorId: string | null;
  roomId: string | null;
  position: number;
  classHours: number;
  start: number;
  minutes: number;
  status: LessonStatus;
  isLocked: boolean;
}

/** Placed lessons of all cohorts in the actor's scope between two dates (北京时间, both included, at most 62 days). */
@Injectable()
export class CalendarQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(context: RequestContext, filter: CalendarFilter): Promise<Calendar> {
    checkDays(filter);
    const { condition, given } = calendarCondition(context, filter);
    return this.unitOfWork.run(context, async ({ tx }) => {
      const found: Row[] = await tx.query(
        `select l.id, l.cohort_id as "cohortId", l.course_unit_id as "unitId", l.instructor_id as "instructorId",
                l.room_id as "roomId", l.position, l.class_hours as "classHours",
                (extract(epoch from l.starts_at - $2::timestamptz) / 60)::int as start,
                (extract(epoch from l.ends_at - l.starts_at) / 60)::int as minutes, l.status, l.is_locked as "isLocked"
         from lesson l join cohort c on c.id = l.cohort_id
         where ${condition} order by l.starts_at, l.cohort_id, l.id limit ${MOST_LESSONS + 1}`,
        given,
      );
      const rows = found.slice(0, MOST_LESSONS);
      const { from, to } = filter;
      const columns = await columnsOf(tx, context, rows);
      return { from, to, ...columns, rides: ridesOf(columns.places, from), isTruncated: found.length > MOST_LESSONS };
    });
  }
}

/** The rows as columns, with what they refer to. */
async function columnsOf(
  tx: EntityManager,
  context: RequestContext,
  rows: readonly Row[],
): Promise<Omit<Calendar, 'from' | 'to' | 'rides' | 'isTruncated'>> {
  const cohorts = indexed(rows.map(({ cohortId }) => cohortId));
  const units = indexed(rows.map(({ unitId }) => unitId));
  const instructors = indexed(rows.map(({ instructorId }) => instructorId));
  const rooms = indexed(rows.map(({ roomId }) => roomId));
  const statuses = indexed(rows.map(({ status }) => status));
  const cohortRows = await readCohorts(tx, context, cohorts.values);
  const roomRows = await readRooms(tx, rooms.values);
  const instructorRows = await readInstructors(tx, instructors.values);
  const placeIds = [
    ...cohortRows.map(({ baseId }) => baseId),
    ...[...roomRows, ...instructorRows].map(({ placeId }) => placeId),
  ];
  return {
    lessons: {
      id: rows.map(({ id }) => id),
      cohort: cohorts.column,
      unit: units.column,
      instructor: instructors.column,
      room: rooms.column,
      position: rows.map(({ position }) => position),
      classHours: rows.map(({ classHours }) => classHours),
      start: rows.map(({ start }) => start),
      minutes: rows.map(({ minutes }) => minutes),
      status: statuses.column,
      isLocked: rows.map(({ isLocked }) => Number(isLocked)),
    },
    statuses: statuses.values as LessonStatus[],
    cohorts: cohortRows,
    units: await readUnits(tx, units.values),
    instructors: instructorRows,
    rooms: roomRows,
    places: await readPlaces(tx, [...new Set(placeIds)]),
  };
}

/** Each different value once, in order of appearance, and for each row its place among them. */
function indexed(values: readonly (string | null)[]): { values: string[]; column: number[] } {
  const places = new Map<string, number>();
  const column = values.map((value) => {
    if (value === null) return -1;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: [...places.keys()], column };
}

/** Rows that belong to ids, in the order of the ids (`o.place`). */
const IN_ORDER = `unnest($1::uuid[]) with ordinality as o(id, place)`;

function readCohorts(
  tx: EntityManager,
  { actor }: RequestContext,
  ids: readonly string[],
): Promise<Calendar['cohorts']> {
  const scope = cohortScope(actor, 'lesson:move', 2);
  return tx.query(
    `select c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn",
            c.programme_id as "programmeId", c.base_id as "baseId", c.timetable_status = 'PUBLISHED' as "isPublished",
            (c.status in ('OPEN','RUNNING') and c.timetable_status <> 'NONE' and ${scope.condition}) as "mayMove"
     from ${IN_ORDER} join cohort c on c.id = o.id order by o.place`,
    [ids, scope.roots],
  );
}

const readUnits = (tx: EntityManager, ids: readonly string[]): Promise<Calendar['units']> =>
  tx.query(
    `select u.id, u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn", u.mode, u.equipment as needs
     from ${IN_ORDER} join course_unit u on u.id = o.id order by o.place`,
    [ids],
  );

const readInstructors = (tx: EntityManager, ids: readonly string[]): Promise<Calendar['instructors']> =>
  tx.query(
    `select i.id, p.name_zh as "nameZh", p.name_ug as "nameUg", i.org_unit_id as "placeId"
     from ${IN_ORDER} join instructor i on i.id = o.id join person p on p.id = i.person_id order by o.place`,
    [ids],
  );

const readRooms = (tx: EntityManager, ids: readonly string[]): Promise<Calendar['rooms']> =>
  tx.query(
    `select r.id, r.name, r.org_unit_id as "placeId" from ${IN_ORDER} join resource r on r.id = o.id order by o.place`,
    [ids],
  );

async function readPlaces(tx: EntityManager, ids: readonly string[]): Promise<Calendar['places']> {
  const rows: Omit<Calendar['places'][number], 'regionCode'>[] = await tx.query(
    `select b.id, b.name_zh as "nameZh", b.name_ug as "nameUg", b.name_en as "nameEn"
     from ${IN_ORDER} join org_unit b on b.id = o.id order by o.place`,
    [ids],
  );
  const places = await placesOf(tx, ids);
  return rows.map((row) => ({ ...row, regionCode: places.get(row.id)?.regionCode ?? null }));
}

/** Between every two counties of the places, on that day. */
function ridesOf(places: Calendar['places'], date: string): Calendar['rides'] {
  const codes = [...new Set(places.flatMap(({ regionCode }) => regionCode ?? []))].sort();
  const seat = (code: string) => ({ id: code, regionCode: code, isTownship: false });
  return codes.flatMap((from, i) =>
    codes.slice(i + 1).flatMap((to) => {
      const minutes = rideOn(seat(from), seat(to), dayOfDate(date), []);
      return minutes === null ? [] : [{ from, to, minutes }];
    }),
  );
}
