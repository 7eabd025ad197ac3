import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork } from '#platform';
import { lockPlan } from './plan-access.query.js';
import { PlanQueue } from './plan-queue.js';
import { showPlan } from './show-plan.query.js';
import { TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';
import type { TimetablePlanView } from './timetable-plan.presenter.js';
import { timetablePlanState } from './timetable-plan.problems.js';

/** Stops a search, or puts a plan aside. */
@Injectable()
export class EndPlanHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: PlanQueue,
    private readonly changes: LiveChanges,
  ) {}

  /**
   * Asks the search to stop; it keeps the best plan found so far (READY), or ends CANCELLED when there is none. A plan
   * whose turn has not come is CANCELLED at once. Throws `timetable-plan-state` when it has ended.
   */
  cancel(context: RequestContext, planId: string): Promise<TimetablePlanView> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now, afterCommit } = work;
      const plan = await lockPlan(tx, context, 'timetable:plan', planId);
      if (plan.status !== 'QUEUED' && plan.status !== 'RUNNING') throw timetablePlanState(plan.status);
      await tx.query(`update job_run set cancel_requested_at = coalesce(cancel_requested_at, now()) where id = $1`, [
        plan.jobId,
      ]);
      await audit.record({ action: 'timetable:cancel', subjectType: 'timetable_plan', subjectId: planId });
      await this.queue.dispatch(work);
      afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, planId));
      return showPlan(tx, context, planId, now);
    });
  }

  /** Nobody wants it any more; it stays to be looked at. Throws `timetable-plan-state` unless it is READY. */
  discard(context: RequestContext, planId: string): Promise<TimetablePlanView> {
    return this.unitOfWork.run(context, async ({ tx, audit, now, afterCommit }) => {
      const plan = await lockPlan(tx, context, 'timetable:plan', planId);
      if (plan.status !== 'READY') throw timetablePlanState(plan.status);
      await tx.query(`update timetable_plan set status = 'DISCARDED' where id = $1`, [planId]);
      await audit.record({ action: 'timetable:discard', subjectType: 'timetable_plan', subjectId: planId });
      afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, planId));
      return showPlan(tx, context, planId, now);
    });
  }
}
