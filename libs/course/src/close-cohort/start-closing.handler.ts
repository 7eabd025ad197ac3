import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { JobRuns, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import { COHORT_CLOSING_REQUESTED } from './close-cohort.events.js';
import { cohortNotClosable } from './close-cohort.problems.js';
import { closingBlockers } from './closing-blockers.rules.js';
import { CLOSE_COHORT, readClosingState } from './closing-state.query.js';

/** Begins to close a cohort; the decisions themselves are made on the queue. */
@Injectable()
export class StartClosingHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobRuns: JobRuns,
  ) {}

  /** Two requests at once wait for each other on the cohort's row, so there is one job. */
  handle(context: RequestContext, cohortId: string): Promise<{ jobId: string }> {
    return this.unitOfWork.run(context, async ({ tx, audit, outbox, now }) => {
      const orgUnitId = await lockCohort(tx, context, cohortId);
      const { job, ...state } = await readClosingState(tx, cohortId, now);
      const isBegun = state.status === 'CLOSING' || state.status === 'CLOSED';
      if (isBegun && job && !(state.status === 'CLOSING' && job.hasStopped)) return { jobId: job.id };
      const blockers = state.status === 'CLOSING' ? [] : closingBlockers(state);
      if (blockers.length > 0) throw cohortNotClosable(blockers);
      const jobId = await this.jobRuns.create(tx, {
        kind: CLOSE_COHORT,
        subjectType: 'cohort',
        subjectId: cohortId,
        ownerPersonId: context.actor.personId,
        orgUnitId,
      });
      await tx.query(`update cohort set status = 'CLOSING' where id = $1`, [cohortId]);
      await audit.record({
        action: 'cohort:close',
        subjectType: 'cohort',
        subjectId: cohortId,
        changes: { before: state.status, after: 'CLOSING', jobId },
      });
      await outbox.add(COHORT_CLOSING_REQUESTED, { cohortId, jobId });
      return { jobId };
    });
  }
}

/** Locks the cohort, which also holds off enrollments; outside the actor's scope it does not exist. */
async function lockCohort(tx: EntityManager, { actor }: RequestContext, id: string): Promise<string> {
  const scope = cohortScope(actor, 'cohort:close', 2);
  const [cohort]: { orgUnitId: string }[] = await tx.query(
    `select c.org_unit_id as "orgUnitId" from cohort c where c.id = $1 and ${scope.condition} for update`,
    [id, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  return cohort.orgUnitId;
}
