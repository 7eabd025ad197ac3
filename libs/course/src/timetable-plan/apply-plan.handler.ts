import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork } from '#platform';
import { ApplyPlan } from './apply-plan.js';
import { lockPlan } from './plan-access.query.js';
import { showPlan } from './show-plan.query.js';
import { TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';
import type { TimetablePlanView } from './timetable-plan.presenter.js';
import { timetablePlanState } from './timetable-plan.problems.js';

/** Writes a plan as the draft of its cohorts: held bookings, nobody is told. */
@Injectable()
export class ApplyPlanHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applying: ApplyPlan,
    private readonly changes: LiveChanges,
  ) {}

  /** Throws as `ApplyPlan`, and `timetable-plan-state` for a repair and for a plan that is not READY. */
  handle(context: RequestContext, planId: string): Promise<TimetablePlanView> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now, afterCommit } = work;
      const plan = await lockPlan(tx, context, 'timetable:plan', planId);
      if (plan.status !== 'READY' || plan.kind !== 'PLAN') throw timetablePlanState(plan.status);
      await this.applying.apply(work, context, plan, 'timetable:plan');
      await tx.query(`update timetable_plan set status = 'APPLIED' where id = $1`, [planId]);
      const changes = { cohorts: plan.cohortIds };
      await audit.record({ action: 'timetable:apply', subjectType: 'timetable_plan', subjectId: planId, changes });
      afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, planId));
      return showPlan(tx, context, planId, now);
    });
  }
}
