import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { JobRuns, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import type { CohortStatus } from '../cohort/cohort.entity.js';
import { cohortScope } from '../cohort/cohort-scope.js';
import { TIMETABLE_PLAN_REQUESTED } from './timetable.events.js';
import { timetableClosed, timetablePlanning, timetablePublished } from './timetable.problems.js';

export const PLAN_TIMETABLE = 'course.plan-timetable';

/** A cohort row, locked for a change of its timetable. */
export interface TimetableCohort {
  id: string;
  code: string;
  orgUnitId: string;
  programmeId: string;
  resourceId: string;
  status: CohortStatus;
  timetableStatus: 'NONE' | 'DRAFT' | 'PUBLISHED';
}

/** Asks for a timetable; the planning itself runs on the queue. */
@Injectable()
export class StartPlanningHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobRuns: JobRuns,
  ) {}

  handle(context: RequestContext, cohortId: string): Promise<{ jobId: string }> {
    return this.unitOfWork.run(context, async ({ tx, audit, outbox }) => {
      const cohort = await lockTimetable(tx, context, 'timetable:plan', cohortId);
      if (cohort.timetableStatus === 'PUBLISHED') throw timetablePublished();
      await assertNotPlanning(tx, [cohortId]);
      const jobId = await this.jobRuns.create(tx, {
        kind: PLAN_TIMETABLE,
        subjectType: 'cohort',
        subjectId: cohortId,
        ownerPersonId: context.actor.personId,
        orgUnitId: cohort.orgUnitId,
      });
      await audit.record({ action: 'timetable:plan', subjectType: 'cohort', subjectId: cohortId, changes: { jobId } });
      await outbox.add(TIMETABLE_PLAN_REQUESTED, { cohortId, jobId });
      return { jobId };
    });
  }
}

/** The cohort, locked; 404 outside the scope of `permission`, 409 when its timetable may no longer change. */
export async function lockTimetable(
  tx: EntityManager,
  context: RequestContext,
  permission: string,
  cohortId: string,
): Promise<TimetableCohort> {
  const [cohort] = await lockTimetables(tx, context, permission, [cohortId]);
  if (!cohort) throw notFound('cohort');
  return cohort;
}

/** The same for several cohorts, in the order of their ids, so that nobody waits in a circle; all of them or none. */
export async function lockTimetables(
  tx: EntityManager,
  { actor }: RequestContext,
  permission: string,
  cohortIds: readonly string[],
): Promise<TimetableCohort[]> {
  const scope = cohortScope(actor, permission, 2);
  const cohorts: TimetableCohort[] = await tx.query(
    `select c.id, c.code, c.org_unit_id as "orgUnitId", c.programme_id as "programmeId", c.resource_id as "resourceId",
            c.status, c.timetable_status as "timetableStatus"
     from cohort c where c.id = any($1::uuid[]) and ${scope.condition} order by c.id for no key update`,
    [cohortIds, scope.roots],
  );
  if (cohorts.length < new Set(cohortIds).size) throw notFound('cohort');
  const closed = cohorts.find(({ status }) => status !== 'OPEN' && status !== 'RUNNING');
  if (closed) throw timetableClosed(closed.status);
  return cohorts;
}

/** Throws `timetable-planning` when a plan or a planning job works on one of the cohorts, which the caller has locked. */
export async function assertNotPlanning(tx: EntityManager, cohortIds: readonly string[]): Promise<void> {
  const [running]: { jobId: string; planId: string | null }[] = await tx.query(
    `select p.job_run_id as "jobId", p.id as "planId" from timetable_plan_cohort x
     join timetable_plan p on p.id = x.timetable_plan_id where x.cohort_id = any($1::uuid[]) and x.is_active
     union all
     select j.id, null from job_run j
     where j.kind = $2 and j.subject_id = any($1::uuid[]) and j.status in ('QUEUED','RUNNING') limit 1`,
    [cohortIds, PLAN_TIMETABLE],
  );
  if (running) throw timetablePlanning(running.jobId, running.planId);
}
