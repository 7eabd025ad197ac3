import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { showCapacityStudy } from './capacity-studies.query.js';
import type { CapacityStudyView } from './capacity.presenter.js';
import { capacityStudyEnded } from './capacity.problems.js';

/** Asks a study to stop after the option it is at. */
@Injectable()
export class CancelCapacityStudyHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `not-found`, `capacity-study-ended`. */
  handle(context: RequestContext, studyId: string): Promise<CapacityStudyView> {
    return this.unitOfWork.run(context, async ({ tx, audit }) => {
      const study = await showCapacityStudy(tx, context.actor, studyId);
      if (study.status !== 'QUEUED' && study.status !== 'RUNNING') throw capacityStudyEnded(study.status);
      await tx.query(`update job_run set cancel_requested_at = coalesce(cancel_requested_at, now()) where id = $1`, [
        study.jobId,
      ]);
      await audit.record({ action: 'capacity:cancel', subjectType: 'capacity_study', subjectId: studyId });
      return showCapacityStudy(tx, context.actor, studyId);
    });
  }
}
