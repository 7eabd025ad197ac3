import { type Bookings, type PlannedInstructor, placesOf, type ResourceUse, type TimetableProblem } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { plannedResourceOf, resourceColumns, type ResourceRow } from '../timetable/planned-resource.query.js';

const DAY = 86_400_000;
/** A remedy moves a cohort's dates by at most so many days. */
const WIDER_DAYS = 30;
/** Near ones first; more are not tried anyway. */
const MOST_OTHERS = 20;

/** What a problem does not say and a remedy depends on. */
export interface RemedyWorld {
  /** With bookings as far as dates may be moved, and places of the other instructors. */
  problem: TimetableProblem;
  otherInstructors: PlannedInstructor[];
  /** Cohorts whose dates may still be changed, and how far: programme, base and the longest cohort there may be. */
  cohortLimits: Map<string, { earliest: string; latest: string }>;
  /** Lessons that a person fixed and that have not begun. */
  unlockable: Set<string>;
}

export async function readRemedyWorld(
  tx: EntityManager,
  bookings: Bookings,
  problem: TimetableProblem,
): Promise<RemedyWorld> {
  const cohortIds = problem.cohorts.map(({ cohortId }) => cohortId);
  const otherInstructors = await readOthers(tx, problem, cohortIds);
  const uses = await readWiderUses(tx, bookings, { problem, others: otherInstructors, cohortIds });
  const more = await placesOf(tx, [
    ...otherInstructors.map(({ placeId }) => placeId),
    ...uses.flatMap(({ placeId }) => placeId ?? []),
  ]);
  return {
    problem: { ...problem, uses, places: new Map([...more, ...problem.places]) },
    otherInstructors,
    cohortLimits: await readLimits(tx, cohortIds),
    unlockable: await readUnlockable(tx, cohortIds, new Date(problem.notBefore)),
  };
}

/** Instructors who teach none of the units yet; those of the cohorts' own org units first. */
async function readOthers(
  tx: EntityManager,
  { instructors }: TimetableProblem,
  cohortIds: readonly string[],
): Promise<PlannedInstructor[]> {
  const rows: (ResourceRow & { instructorId: string })[] = await tx.query(
    `select i.id as "instructorId", ${resourceColumns('r')}
     from instructor i join resource r on r.id = i.resource_id
     where i.id <> all($1::uuid[])
     order by i.org_unit_id in (select org_unit_scope(array(select c.org_unit_id from cohort c where c.id = any($2::uuid[])))) desc,
              r.id limit $3`,
    [instructors.map(({ instructorId }) => instructorId), cohortIds, MOST_OTHERS],
  );
  return rows.map((row) => ({
    ...plannedResourceOf(row),
    instructorId: row.instructorId,
    teaches: new Set<string>(),
  }));
}

/** What everybody is taken for in the days around the cohorts' dates as well. */
async function readWiderUses(
  tx: EntityManager,
  bookings: Bookings,
  {
    problem,
    others,
    cohortIds,
  }: { problem: TimetableProblem; others: readonly PlannedInstructor[]; cohortIds: readonly string[] },
): Promise<ResourceUse[]> {
  const starts = problem.cohorts.map(({ startsOn }) => Date.parse(startsOn));
  const ends = problem.cohorts.map(({ endsOn }) => Date.parse(endsOn));
  if (starts.length === 0) return [...problem.uses];
  const own: { id: string }[] = await tx.query(`select id from lesson where cohort_id = any($1::uuid[])`, [cohortIds]);
  const from = Math.min(...starts) - WIDER_DAYS * DAY;
  // A cohort that is over may be taken up again from today on.
  const until = Math.max(...ends, problem.notBefore) + WIDER_DAYS * DAY;
  const read = await bookings.conflictsOf(
    tx,
    [...problem.cohorts, ...problem.instructors, ...problem.rooms, ...(problem.kits ?? []), ...others].map(
      ({ id }) => id,
    ),
    { from: new Date(from), until: new Date(until) },
    own.map(({ id }) => id),
  );
  const key = (use: ResourceUse): string => `${use.resourceId}@${use.from}`;
  const known = new Set(problem.uses.map(key));
  return [...problem.uses, ...read.filter((use) => !known.has(key(use)))];
}

async function readLimits(tx: EntityManager, cohortIds: readonly string[]): Promise<RemedyWorld['cohortLimits']> {
  const rows: { id: string; earliest: string; latest: string }[] = await tx.query(
    `select c.id,
            greatest(g.starts_on, c.ends_on - 400,
                     case b.founded_precision when 'YEAR' then date_trunc('year', b.founded_on)
                       when 'MONTH' then date_trunc('month', b.founded_on) else b.founded_on end)::date::text as earliest,
            least(g.ends_on, c.starts_on + 400, b.closed_on)::text as latest
     from cohort c join programme g on g.id = c.programme_id join org_unit b on b.id = c.base_id
     where c.id = any($1::uuid[]) and c.timetable_status <> 'PUBLISHED' and c.status in ('OPEN','RUNNING')`,
    [cohortIds],
  );
  return new Map(rows.map(({ id, ...limits }) => [id, limits]));
}

async function readUnlockable(tx: EntityManager, cohortIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    `select id from lesson where cohort_id = any($1::uuid[]) and is_locked and status in ('DRAFT','SCHEDULED') and starts_at > $2`,
    [cohortIds, now],
  );
  return new Set(rows.map(({ id }) => id));
}
