import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork, type Work } from '#platform';
import { PublishCohorts } from '../timetable/publish-cohorts.js';
import { lockTimetables } from '../timetable/start-planning.handler.js';
import { ApplyPlan } from './apply-plan.js';
import { lockPlan, type PlanRow } from './plan-access.query.js';
import { PublishRepair } from './publish-repair.js';
import { TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';
import type { PlanPublication } from './timetable-plan.presenter.js';
import { timetablePlanState } from './timetable-plan.problems.js';

const PUBLISHABLE: Readonly<Record<PlanRow['kind'], readonly PlanRow['status'][]>> = {
  PLAN: ['READY', 'APPLIED'],
  REPAIR: ['READY'],
};

/** Makes a plan binding in one transaction; the exclusion constraint on bookings has the last word. */
@Injectable()
export class PublishPlanHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applying: ApplyPlan,
    private readonly publication: PublishCohorts,
    private readonly repair: PublishRepair,
    private readonly changes: LiveChanges,
  ) {}

  /** Throws as `ApplyPlan`, `PublishCohorts` and `PublishRepair`, and `timetable-plan-state`. */
  handle(context: RequestContext, planId: string): Promise<PlanPublication> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now, afterCommit } = work;
      const plan = await lockPlan(tx, context, 'timetable:publish', planId);
      if (!PUBLISHABLE[plan.kind].includes(plan.status)) throw timetablePlanState(plan.status);
      const counts =
        plan.kind === 'PLAN' ? await this.publish(work, context, plan) : await this.mend(work, context, plan);
      await tx.query(`update timetable_plan set status = 'PUBLISHED', published_at = $2 where id = $1`, [planId, now]);
      const changes = { kind: plan.kind, cohorts: plan.cohortIds, ...counts };
      await audit.record({ action: 'timetable:publish', subjectType: 'timetable_plan', subjectId: planId, changes });
      afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, planId));
      return { planId, cohorts: plan.cohortIds.length, ...counts, publishedAt: now.toISOString() };
    });
  }

  private async publish(
    work: Work,
    context: RequestContext,
    plan: PlanRow,
  ): Promise<{ lessons: number; moved: number }> {
    const cohorts =
      plan.status === 'READY'
        ? (await this.applying.apply(work, context, plan, 'timetable:publish')).map((cohort) => ({
            ...cohort,
            timetableStatus: 'DRAFT' as const,
          }))
        : await lockTimetables(work.tx, context, 'timetable:publish', plan.cohortIds);
    const lessons = await this.publication.publish(work, cohorts);
    return { lessons, moved: await movedOf(work, plan.id) };
  }

  private async mend(work: Work, context: RequestContext, plan: PlanRow): Promise<{ lessons: number; moved: number }> {
    const moved = await this.repair.publish(work, context, plan);
    const [{ lessons } = { lessons: 0 }]: { lessons: number }[] = await work.tx.query(
      `select lessons from timetable_plan where id = $1`,
      [plan.id],
    );
    return { lessons, moved };
  }
}

async function movedOf({ tx }: Work, planId: string): Promise<number> {
  const [{ moved } = { moved: 0 }]: { moved: number }[] = await tx.query(
    `select moved from timetable_plan where id = $1`,
    [planId],
  );
  return moved;
}
