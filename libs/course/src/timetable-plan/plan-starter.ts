import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { JobRuns, type Work } from '#platform';
import type { TimetableWeights } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { assertNotPlanning, lockTimetables, type TimetableCohort } from '../timetable/start-planning.handler.js';
import { timetablePublished } from '../timetable/timetable.problems.js';
import { affectedCohorts } from './affected-cohorts.query.js';
import type { Disruption } from './disruption.js';
import { PlanQueue } from './plan-queue.js';
import type { TimetablePlanKind } from './timetable-plan.entity.js';
import type { PlanStarted } from './timetable-plan.presenter.js';
import { timetableNotAffected, timetablePlanTooLarge } from './timetable-plan.problems.js';

export const SOLVE_TIMETABLE = 'course.solve-timetable';
export const MOST_COHORTS = 60;
export const MOST_LESSONS = 2000;

export interface PlanRequest {
  kind: TimetablePlanKind;
  /** Of a repair may be empty: all in scope with lessons that are hit. */
  cohortIds: readonly string[];
  name?: string | null;
  weights: TimetableWeights;
  seconds: number;
  seed?: number;
  disruptions: readonly Disruption[];
}

/** Writes down that a timetable is to be worked out; the search itself runs on the queue when it is its turn. */
@Injectable()
export class PlanStarter {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly queue: PlanQueue,
  ) {}

  /**
   * In the caller's transaction. Throws `not-found` outside the scope, `timetable-planning` when a plan or job works on
   * one of the cohorts, `timetable-published` (PLAN), `timetable-closed`, `timetable-not-affected` (REPAIR) and
   * `timetable-plan-too-large`.
   */
  async start(work: Work, context: RequestContext, request: PlanRequest): Promise<PlanStarted> {
    const { tx, audit } = work;
    const { kind, seconds, disruptions } = request;
    const wanted = await cohortsFor(work, context, request);
    const cohorts = await lockTimetables(tx, context, 'timetable:plan', wanted);
    if (kind === 'PLAN' && cohorts.some(({ timetableStatus }) => timetableStatus === 'PUBLISHED'))
      throw timetablePublished();
    const cohortIds = cohorts.map(({ id }) => id);
    await assertNotPlanning(tx, cohortIds);
    const lessons = await sizeOf(tx, kind, cohortIds);
    if (lessons > MOST_LESSONS) throw timetablePlanTooLarge('lessons', lessons, MOST_LESSONS);
    const createdBy = context.actor.personId;
    const [plan]: { id: string }[] = await tx.query(`select gen_random_uuid() as id`);
    const planId = plan?.id ?? '';
    const jobId = await this.jobRuns.create(tx, {
      kind: SOLVE_TIMETABLE,
      subjectType: 'timetable_plan',
      subjectId: planId,
      ownerPersonId: createdBy,
      orgUnitId: await commonOrgUnit(tx, cohortIds),
      total: seconds,
    });
    const seed = request.seed ?? randomInt(1, 2 ** 31);
    await tx.query(
      `insert into timetable_plan (id, name, kind, job_run_id, programme_id, weights, seconds, seed, disruptions, created_by,
                                   lessons, unplaced)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [
        planId,
        request.name ?? null,
        kind,
        jobId,
        programmeOf(cohorts),
        JSON.stringify(request.weights),
        seconds,
        seed,
        JSON.stringify(disruptions),
        createdBy,
        // Until something is found, nothing has a place.
        lessons,
      ],
    );
    await tx.query(
      `insert into timetable_plan_cohort (timetable_plan_id, cohort_id) select $1::uuid, unnest($2::uuid[])`,
      [planId, cohortIds],
    );
    const changes = { kind, cohorts: cohortIds, seconds, seed, disruptions: disruptions.length };
    await audit.record({ action: 'timetable:plan', subjectType: 'timetable_plan', subjectId: planId, changes });
    await this.queue.dispatch(work);
    return { planId, jobId };
  }
}

async function cohortsFor(
  { tx, now }: Work,
  context: RequestContext,
  { kind, cohortIds, disruptions }: PlanRequest,
): Promise<readonly string[]> {
  if (kind === 'PLAN') return [...new Set(cohortIds)];
  const affected = await affectedCohorts(tx, context, disruptions, cohortIds, now);
  if (affected.length === 0) throw timetableNotAffected();
  if (affected.length > MOST_COHORTS) throw timetablePlanTooLarge('cohorts', affected.length, MOST_COHORTS);
  return affected;
}

/** The one with the most cohorts; the smaller id of two. */
function programmeOf(cohorts: readonly TimetableCohort[]): string {
  const counts = new Map<string, number>();
  for (const { programmeId } of cohorts) counts.set(programmeId, (counts.get(programmeId) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}

/** Lessons of the course plans (of at most four class hours each), or of a repair those that stand. */
async function sizeOf(tx: EntityManager, kind: TimetablePlanKind, cohortIds: readonly string[]): Promise<number> {
  const [{ lessons } = { lessons: 0 }]: { lessons: number }[] = await tx.query(
    kind === 'PLAN'
      ? `select coalesce(sum(ceil(u.class_hours / 4.0)), 0)::int as lessons
         from cohort c join course_unit u on u.course_id = c.course_id where c.id = any($1::uuid[])`
      : `select count(*)::int as lessons from lesson l where l.cohort_id = any($1::uuid[]) and l.status <> 'CANCELLED'`,
    [cohortIds],
  );
  return lessons;
}

/** The smallest org unit that holds all the county teams: whoever's scope covers it may watch the job. */
async function commonOrgUnit(tx: EntityManager, cohortIds: readonly string[]): Promise<string | null> {
  const [found]: { id: string }[] = await tx.query(
    `with recursive up(origin, id, parent_id, depth) as (
       select o.id, o.id, o.parent_id, 0 from org_unit o
       where o.id in (select c.org_unit_id from cohort c where c.id = any($1::uuid[]))
       union all
       select up.origin, o.id, o.parent_id, up.depth + 1 from up join org_unit o on o.id = up.parent_id where up.depth < 8
     )
     select id from up group by id
     having count(distinct origin) = (select count(*) from up where depth = 0) order by sum(depth), id limit 1`,
    [cohortIds],
  );
  return found?.id ?? null;
}
