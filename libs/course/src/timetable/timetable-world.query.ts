import type { EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import {
  type Bookings,
  type PlannedInstructor,
  type PlannedLesson,
  type PlannedResource,
  placesOf,
  type TimetableProblem,
} from '#scheduling';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import { plannedResourceOf, resourceColumns, type ResourceRow } from './planned-resource.query.js';
import { splitCourse } from './split-course.rules.js';

const DAY = 86_400_000;

interface CohortRow {
  id: string;
  resourceId: string;
  courseId: string;
  orgUnitId: string;
  baseId: string;
  startsOn: string;
  endsOn: string;
  capacity: number;
}

interface UnitRow {
  id: string;
  position: number;
  classHours: number;
  mode: 'THEORY' | 'PRACTICE';
  equipment: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | 'ONLINE';
}

interface LessonRow {
  id: string;
  courseUnitId: string;
  position: number;
  classHours: number;
  status: LessonStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  instructorId: string | null;
  roomId: string | null;
  isLocked: boolean;
}

/** A lesson of the plan that has no row yet. */
const newLessonKey = (position: number): string => `new:${position}`;

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
  except: 'OWN' | string[],
): Promise<TimetableProblem> {
  const cohort = await readCohort(tx, cohortId);
  const units: UnitRow[] = await tx.query(
    `select id, position, class_hours as "classHours", mode, equipment from course_unit where course_id = $1 order by position`,
    [cohort.courseId],
  );
  const lessons: LessonRow[] = await tx.query(
    `select id, course_unit_id as "courseUnitId", position, class_hours as "classHours", status, starts_at as "startsAt",
            ends_at as "endsAt", instructor_id as "instructorId", room_id as "roomId", is_locked as "isLocked"
     from lesson where cohort_id = $1 and status <> 'CANCELLED' order by position`,
    [cohortId],
  );
  const instructors = await readInstructors(tx, cohort);
  const rooms = await readRooms(tx, cohort);
  const [own]: ResourceRow[] = await tx.query(`select ${resourceColumns('r')} from resource r where r.id = $1`, [
    cohort.resourceId,
  ]);
  if (!own) throw notFound('cohort');
  const resourceIds = [own.id, ...instructors.map(({ id }) => id), ...rooms.map(({ id }) => id)];
  const uses = await bookings.conflictsOf(
    tx,
    resourceIds,
    { from: new Date(Date.parse(cohort.startsOn) - DAY), until: new Date(Date.parse(cohort.endsOn) + 2 * DAY) },
    except === 'OWN' ? lessons.map(({ id }) => id) : except,
  );
  const placeIds = [cohort.baseId, ...instructors.map((each) => each.placeId), ...rooms.map((each) => each.placeId)];
  return {
    notBefore: now.getTime(),
    places: await placesOf(tx, [...placeIds, ...uses.flatMap(({ placeId }) => placeId ?? [])]),
    rooms,
    instructors,
    cohorts: [
      {
        ...plannedResourceOf(own),
        placeId: cohort.baseId,
        cohortId,
        startsOn: cohort.startsOn,
        endsOn: cohort.endsOn,
        seats: cohort.capacity,
      },
    ],
    lessons: plannedLessons(cohortId, units, lessons),
    uses,
  };
}

async function readCohort(tx: EntityManager, cohortId: string): Promise<CohortRow> {
  const [cohort]: CohortRow[] = await tx.query(
    `select c.id, c.resource_id as "resourceId", c.course_id as "courseId", c.org_unit_id as "orgUnitId", c.base_id as "baseId",
            c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.capacity
     from cohort c where c.id = $1`,
    [cohortId],
  );
  if (!cohort) throw notFound('cohort');
  return cohort;
}

/** Who can teach some unit of the course, and who teaches a lesson of the cohort already. */
async function readInstructors(tx: EntityManager, { id, courseId }: CohortRow): Promise<PlannedInstructor[]> {
  const rows: (ResourceRow & { instructorId: string; teaches: string[] | null })[] = await tx.query(
    `select i.id as "instructorId", ${resourceColumns('r')},
            (select json_agg(x.course_unit_id) from instructor_competence x join course_unit u on u.id = x.course_unit_id
             where x.instructor_id = i.id and u.course_id = $1) as teaches
     from instructor i join resource r on r.id = i.resource_id
     where i.id in (select x.instructor_id from instructor_competence x join course_unit u on u.id = x.course_unit_id
                    where u.course_id = $1)
        or i.id in (select l.instructor_id from lesson l where l.cohort_id = $2)
     order by r.id`,
    [courseId, id],
  );
  return rows.map((row) => ({
    ...plannedResourceOf(row),
    instructorId: row.instructorId,
    teaches: new Set(row.teaches ?? []),
  }));
}

/** Rooms of the base, of the county team's other places, and those that lessons of the cohort are in. */
async function readRooms(tx: EntityManager, { id, orgUnitId, baseId }: CohortRow): Promise<PlannedResource[]> {
  const rows: ResourceRow[] = await tx.query(
    `select ${resourceColumns('r')} from resource r
     where r.kind in ('ROOM','STUDIO','LIVE_ROOM','ORCHARD')
       and (r.org_unit_id in (select org_unit_scope(array[$1, $2]::uuid[]))
            or r.id in (select l.room_id from lesson l where l.cohort_id = $3))
     order by r.id`,
    [orgUnitId, baseId, id],
  );
  return rows.map(plannedResourceOf);
}

/**
 * The lessons of the course plan; a row of the same place in the plan keeps its id. One that is fixed keeps its time,
 * its unit and its class hours as well: somebody has planned with them.
 */
function plannedLessons(cohortId: string, units: readonly UnitRow[], rows: readonly LessonRow[]): PlannedLesson[] {
  return splitCourse(units).map((piece) => {
    const { position } = piece;
    const row = rows.find((each) => each.position === position);
    const lockedAt = row ? fixedPlacement(row) : null;
    const unitId = row && lockedAt ? row.courseUnitId : piece.unitId;
    const classHours = row && lockedAt ? row.classHours : piece.classHours;
    const unit = units.find(({ id }) => id === unitId);
    return {
      id: row?.id ?? newLessonKey(position),
      cohortId,
      unitId,
      position,
      classHours,
      needs: !unit || unit.equipment === 'ONLINE' ? null : unit.equipment,
      mayBeEvening: unit?.mode === 'PRACTICE' && (unit.equipment === 'STUDIO' || unit.equipment === 'ONLINE'),
      lockedAt,
    };
  });
}

function fixedPlacement({
  isLocked,
  status,
  startsAt,
  endsAt,
  instructorId,
  roomId,
}: LessonRow): PlannedLesson['lockedAt'] {
  const isFixed = isLocked || !['UNPLACED', 'DRAFT'].includes(status);
  if (!isFixed || !startsAt || !endsAt || !instructorId) return null;
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), instructorId, roomId };
}
