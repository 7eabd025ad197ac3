import type { EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import {
  type Bookings,
  type PlannedCohort,
  type PlannedInstructor,
  type PlannedLesson,
  placesOf,
  type TimetableProblem,
} from '#scheduling';
import { harvestWishes } from './harvest.rules.js';
import { plannedResourceOf, resourceColumns, type ResourceRow } from './planned-resource.query.js';
import { type CourseLessonRow, type CourseUnitRow, plannedLessons } from './planned-lessons.rules.js';
import { groupRooms, type RoomGroups } from './room-groups.rules.js';

const DAY = 86_400_000;

interface CohortRow {
  id: string;
  code: string;
  resourceId: string;
  courseId: string;
  orgUnitId: string;
  baseId: string;
  startsOn: string;
  endsOn: string;
  capacity: number;
  timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED';
}

/** What planning sees of cohorts, and the rows that it was read from. */
export interface CohortsWorld {
  problem: TimetableProblem;
  /** In the order of their ids. */
  cohorts: readonly CohortRow[];
  units: ReadonlyMap<string, CourseUnitRow>;
  /** Lessons that were not cancelled, by cohort and position. */
  lessons: readonly CourseLessonRow[];
  /** What a lesson of the cohort needs, in the words of the problem: cohorts may have rooms of their own. */
  groups: Pick<RoomGroups, 'needsOf' | 'isSplit'>;
}

/** Which bookings do not count: of all lessons of the cohorts themselves, or of the lessons with these ids. */
export type Uncounted = 'OWN' | readonly string[];

/**
 * All that the planning of a cohort, or the moving of one of its lessons, depends on. Bookings of the lessons named by
 * `except` do not count (`'OWN'`: of all the cohort's own lessons). Anybody competent may be proposed, whatever the
 * org unit: instructors are shared over the prefecture, and the travel table keeps that honest.
 */
export async function readTimetableWorld(
  tx: EntityManager,
  bookings: Bookings,
  cohortId: string,
  now: Date,
  except: Uncounted,
): Promise<TimetableProblem> {
  return (await readCohortsWorld(tx, bookings, [cohortId], now, except)).problem;
}

/** The same for several cohorts at once: a fixed number of statements, however many there are. */
export async function readCohortsWorld(
  tx: EntityManager,
  bookings: Bookings,
  cohortIds: readonly string[],
  now: Date,
  except: Uncounted,
): Promise<CohortsWorld> {
  const cohorts = await readCohorts(tx, cohortIds);
  const units = await readUnits(tx, cohorts);
  const lessons = await readLessons(tx, cohortIds);
  const instructors = await readInstructors(tx, cohorts);
  const groups = await readRooms(tx, cohorts);
  const own = await readOwnResources(tx, cohorts);
  const uses = await bookings.conflictsOf(
    tx,
    [...own.values(), ...instructors, ...groups.rooms].map(({ id }) => id),
    datesAround(cohorts),
    except === 'OWN' ? lessons.map(({ id }) => id) : except,
  );
  const places = await placesOf(tx, [
    ...cohorts.flatMap(({ baseId, orgUnitId }) => [baseId, orgUnitId]),
    ...instructors.map(({ placeId }) => placeId),
    ...groups.rooms.map(({ placeId }) => placeId),
    ...uses.flatMap(({ placeId }) => placeId ?? []),
  ]);
  const planned = cohorts.map((cohort): PlannedCohort => {
    const { id: cohortId, startsOn, endsOn, capacity, baseId, resourceId } = cohort;
    const resource = own.get(resourceId);
    if (!resource) throw notFound('cohort');
    const wishes = harvestWishes(places.get(baseId)?.regionCode ?? null, startsOn, endsOn);
    return { ...plannedResourceOf(resource), placeId: baseId, cohortId, startsOn, endsOn, seats: capacity, wishes };
  });
  return {
    problem: {
      notBefore: now.getTime(),
      places,
      rooms: groups.rooms,
      instructors,
      cohorts: planned,
      lessons: cohorts.flatMap((cohort) =>
        plannedLessons(
          cohort.id,
          [...units.values()].filter(({ courseId }) => courseId === cohort.courseId),
          lessons.filter(({ cohortId }) => cohortId === cohort.id),
        ).map((lesson) => inGroup(lesson, groups)),
      ),
      uses,
    },
    cohorts,
    units,
    lessons,
    groups,
  };
}

/** What a lesson needs, in words of the rooms that its cohort may be in. */
export const inGroup = (lesson: PlannedLesson, groups: Pick<RoomGroups, 'needsOf'>): PlannedLesson => ({
  ...lesson,
  needs: lesson.needs === null ? null : groups.needsOf(lesson.cohortId, lesson.needs),
});

/** From a day before the first to a day after the last day of any of them. */
function datesAround(cohorts: readonly CohortRow[]): { from: Date; until: Date } {
  const starts = cohorts.map(({ startsOn }) => Date.parse(startsOn));
  const ends = cohorts.map(({ endsOn }) => Date.parse(endsOn));
  return { from: new Date(Math.min(...starts) - DAY), until: new Date(Math.max(...ends) + 2 * DAY) };
}

async function readCohorts(tx: EntityManager, cohortIds: readonly string[]): Promise<CohortRow[]> {
  const cohorts: CohortRow[] = await tx.query(
    `select c.id, c.code, c.resource_id as "resourceId", c.course_id as "courseId", c.org_unit_id as "orgUnitId",
            c.base_id as "baseId", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.capacity,
            c.timetable_status as "timetableStatus"
     from cohort c where c.id = any($1::uuid[]) order by c.id`,
    [cohortIds],
  );
  if (cohorts.length < new Set(cohortIds).size || cohorts.length === 0) throw notFound('cohort');
  return cohorts;
}

async function readUnits(tx: EntityManager, cohorts: readonly CohortRow[]): Promise<Map<string, CourseUnitRow>> {
  const units: CourseUnitRow[] = await tx.query(
    `select id, course_id as "courseId", position, class_hours as "classHours", mode, equipment
     from course_unit where course_id = any($1::uuid[]) order by course_id, position`,
    [cohorts.map(({ courseId }) => courseId)],
  );
  return new Map(units.map((unit) => [unit.id, unit]));
}

const readLessons = (tx: EntityManager, cohortIds: readonly string[]): Promise<CourseLessonRow[]> =>
  tx.query(
    `select id, cohort_id as "cohortId", course_unit_id as "courseUnitId", position, class_hours as "classHours", status,
            starts_at as "startsAt", ends_at as "endsAt", instructor_id as "instructorId", room_id as "roomId",
            is_locked as "isLocked"
     from lesson where cohort_id = any($1::uuid[]) and status <> 'CANCELLED' order by cohort_id, position`,
    [cohortIds],
  );

/** The cohorts as things that can be in one place at a time. */
async function readOwnResources(tx: EntityManager, cohorts: readonly CohortRow[]): Promise<Map<string, ResourceRow>> {
  const rows: ResourceRow[] = await tx.query(
    `select ${resourceColumns('r')} from resource r where r.id = any($1::uuid[])`,
    [cohorts.map(({ resourceId }) => resourceId)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who can teach some unit of the courses, and who teaches a lesson of the cohorts already. */
async function readInstructors(tx: EntityManager, cohorts: readonly CohortRow[]): Promise<PlannedInstructor[]> {
  const rows: (ResourceRow & { instructorId: string; isVisiting: boolean; teaches: string[] | null })[] =
    await tx.query(
      `with competence as (
         select x.instructor_id, json_agg(x.course_unit_id order by x.course_unit_id) as teaches
         from instructor_competence x join course_unit u on u.id = x.course_unit_id
         where u.course_id = any($1::uuid[]) group by x.instructor_id
       )
       select i.id as "instructorId", i.kind = 'VISITING' as "isVisiting", ${resourceColumns('r')}, k.teaches
       from instructor i join resource r on r.id = i.resource_id left join competence k on k.instructor_id = i.id
       where k.instructor_id is not null
          or i.id in (select l.instructor_id from lesson l where l.cohort_id = any($2::uuid[]))
       order by r.id`,
      [cohorts.map(({ courseId }) => courseId), cohorts.map(({ id }) => id)],
    );
  return rows.map((row) => ({
    ...plannedResourceOf(row),
    instructorId: row.instructorId,
    teaches: new Set(row.teaches ?? []),
    isVisiting: row.isVisiting,
  }));
}

/** Rooms of each cohort's base, of its county team's other places, and those that its lessons are in. */
async function readRooms(tx: EntityManager, cohorts: readonly CohortRow[]): Promise<RoomGroups> {
  const allowed: { cohortId: string; roomIds: string[] | null }[] = await tx.query(
    `select c.id as "cohortId", (
       select array_agg(r.id order by r.id) from resource r
       where r.kind in ('ROOM','STUDIO','LIVE_ROOM','ORCHARD') and (r.org_unit_id = any(near.ids)
         or r.id in (select l.room_id from lesson l where l.cohort_id = c.id))) as "roomIds"
     from cohort c cross join lateral (
       select array_agg(x.id) as ids from org_unit_scope(array[c.org_unit_id, c.base_id]) as x(id)) near
     where c.id = any($1::uuid[]) order by c.id`,
    [cohorts.map(({ id }) => id)],
  );
  const rows: ResourceRow[] = await tx.query(
    `select ${resourceColumns('r')} from resource r where r.id = any($1::uuid[]) order by r.id`,
    [[...new Set(allowed.flatMap(({ roomIds }) => roomIds ?? []))]],
  );
  return groupRooms(
    rows.map(plannedResourceOf),
    new Map(allowed.map(({ cohortId, roomIds }) => [cohortId, new Set(roomIds ?? [])])),
  );
}
