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
      const [running]: { id: string }[] = await tx.query(
        `select id from job_run where kind = $1 and subject_id = $2 and status in ('QUEUED','RUNNING') limit 1`,
        [PLAN_TIMETABLE, cohortId],
      );
      if (running) throw timetablePlanning(running.id);
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
  { actor }: RequestContext,
  permission: string,
  cohortId: string,
): Promise<TimetableCohort> {
  const scope = cohortScope(actor, permission, 2);
  const [cohort]: TimetableCohort[] = await tx.query(
    `select c.id, c.code, c.org_unit_id as "orgUnitId", c.resource_id as "resourceId", c.status, c.timetable_status as "timetableStatus"
     from cohort c where c.id = $1 and ${scope.condition} for no key update`,
    [cohortId, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  if (cohort.status !== 'OPEN' && cohort.status !== 'RUNNING') throw timetableClosed(cohort.status);
  return cohort;
}
