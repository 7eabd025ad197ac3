import { type Bookings, type PlannedInstructor, placesOf, type TimetableProblem } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { readCohortsWorld } from '../timetable/timetable-world.query.js';
import type { CapacityOption } from './capacity-option.js';

const DAY = 86_400_000;

/** What a study plans with. */
export interface StudyWorld {
  problem: TimetableProblem;
  /** What lessons need, in the words of the problem, that may be in a new room at this org unit and of this kind. */
  needsAt: (baseId: string, kind: string) => string[];
}

/**
 * The planning of all cohorts of a study together, as things are; places of the options' bases are known to it, and
 * bookings are read as far as an option may move the last day. Draft lessons of the cohorts take nothing.
 */
export async function readStudyWorld(
  tx: EntityManager,
  bookings: Bookings,
  cohortIds: readonly string[],
  options: readonly CapacityOption[],
  now: Date,
): Promise<StudyWorld> {
  const { problem, groups, lessons } = await readCohortsWorld(tx, bookings, cohortIds, now, 'OWN');
  const { cohorts, rooms } = problem;
  const instructors = await withLiked(tx, problem.instructors, options);
  const extraDays = options.reduce((most, option) => Math.max(most, option.kind === 'WEEK' ? option.days : 0), 0);
  const starts = cohorts.map(({ startsOn }) => Date.parse(startsOn));
  const ends = cohorts.map(({ endsOn }) => Date.parse(endsOn));
  const uses = await bookings.conflictsOf(
    tx,
    [...cohorts, ...instructors, ...rooms].map(({ id }) => id),
    { from: new Date(Math.min(...starts) - DAY), until: new Date(Math.max(...ends) + (2 + extraDays) * DAY) },
    lessons.map(({ id }) => id),
  );
  const bases = options.flatMap((option) => (option.kind === 'WEEK' ? [] : [option.baseId]));
  const places = await placesOf(tx, [
    ...bases,
    ...[...cohorts, ...instructors, ...rooms].map(({ placeId }) => placeId),
    ...uses.flatMap(({ placeId }) => placeId ?? []),
  ]);
  const near = await cohortsNear(tx, cohortIds, bases);
  return {
    problem: { ...problem, places, instructors, uses },
    needsAt: (baseId, kind) => [...new Set((near.get(baseId) ?? []).map((cohortId) => groups.needsOf(cohortId, kind)))],
  };
}

/** Cohorts that could be in a room at the org unit: it belongs to their county team, or to their base. */
async function cohortsNear(
  tx: EntityManager,
  cohortIds: readonly string[],
  baseIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows: { baseId: string; cohortIds: string[] }[] = await tx.query(
    `select b.id as "baseId", array_agg(c.id order by c.id) as "cohortIds"
     from unnest($2::uuid[]) as b(id) join cohort c on c.id = any($1::uuid[])
       and b.id in (select org_unit_scope(array[c.org_unit_id, c.base_id]))
     group by b.id`,
    [cohortIds, [...new Set(baseIds)]],
  );
  return new Map(rows.map((row) => [row.baseId, row.cohortIds]));
}

/** An instructor like whom an option would have another one, and who teaches nothing here, still has to be known. */
async function withLiked(
  tx: EntityManager,
  instructors: readonly PlannedInstructor[],
  options: readonly CapacityOption[],
): Promise<readonly PlannedInstructor[]> {
  const liked = options.flatMap((option) =>
    option.kind === 'INSTRUCTOR' && option.likeInstructorId ? [option.likeInstructorId] : [],
  );
  const known = new Set(instructors.map(({ instructorId }) => instructorId));
  const missing = liked.filter((id) => !known.has(id));
  if (missing.length === 0) return instructors;
  const rows: { instructorId: string; id: string; placeId: string; teaches: string[] | null }[] = await tx.query(
    `select i.id as "instructorId", r.id, r.org_unit_id as "placeId",
            (select json_agg(x.course_unit_id) from instructor_competence x where x.instructor_id = i.id) as teaches
     from instructor i join resource r on r.id = i.resource_id where i.id = any($1::uuid[])`,
    [missing],
  );
  // Closed long ago: only what they can teach is of interest.
  const others = rows.map(({ teaches, ...row }) => ({
    ...row,
    capacity: null,
    offers: [],
    periods: [],
    closedOn: '1970-01-01',
    teaches: new Set(teaches ?? []),
  }));
  return [...instructors, ...others];
}
