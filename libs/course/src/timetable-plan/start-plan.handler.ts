import { Injectable } from '@nestjs/common';
import { invalidInput, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import type { Disruption } from './disruption.js';
import { lockPlan } from './plan-access.query.js';
import { PlanStarter } from './plan-starter.js';
import { fullWeights, type SomeWeights } from './plan-weights.js';
import type { TimetablePlanKind, TimetablePlanStatus } from './timetable-plan.entity.js';
import type { PlanStarted } from './timetable-plan.presenter.js';
import { timetablePlanState } from './timetable-plan.problems.js';

export interface NewPlan {
  kind: TimetablePlanKind;
  cohortIds: readonly string[];
  name?: string;
  weights?: SomeWeights;
  seconds: number;
  seed?: number;
  disruptions: readonly Disruption[];
}

export interface PlanOverrides {
  weights?: SomeWeights;
  seconds?: number;
  seed?: number;
}

/** From here a plan may be worked out anew. */
export const RERUNNABLE: readonly TimetablePlanStatus[] = ['READY', 'APPLIED', 'CANCELLED', 'FAILED', 'DISCARDED'];

/** Asks for a timetable, or for another one in place of one that there is. */
@Injectable()
export class StartPlanHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly starter: PlanStarter,
  ) {}

  /** Throws as `PlanStarter`, and `invalid-input` for what does not go together. */
  create(context: RequestContext, plan: NewPlan): Promise<PlanStarted> {
    assertWhole(plan);
    const weights = fullWeights(plan.weights);
    return this.unitOfWork.run(context, (work) => this.starter.start(work, context, { ...plan, weights }));
  }

  rerun(context: RequestContext, planId: string, overrides: PlanOverrides): Promise<PlanStarted> {
    return this.unitOfWork.run(context, (work) => this.rerunIn(work, context, planId, overrides));
  }

  /**
   * The same cohorts and disruptions again, in the caller's transaction; another seed unless one is given. Throws as
   * `PlanStarter`, and `timetable-plan-state` while it still runs and once it is published.
   */
  async rerunIn(
    work: Work,
    context: RequestContext,
    planId: string,
    { weights, seconds, seed }: PlanOverrides = {},
  ): Promise<PlanStarted> {
    const plan = await lockPlan(work.tx, context, 'timetable:plan', planId);
    if (!RERUNNABLE.includes(plan.status)) throw timetablePlanState(plan.status);
    return this.starter.start(work, context, {
      kind: plan.kind,
      cohortIds: plan.cohortIds,
      name: plan.name,
      weights: fullWeights(weights, plan.weights),
      seconds: seconds ?? plan.seconds,
      ...(seed === undefined ? {} : { seed }),
      disruptions: plan.disruptions,
    });
  }
}

function assertWhole({ kind, cohortIds, disruptions }: NewPlan): void {
  const errors = [
    ...(kind === 'PLAN' && cohortIds.length === 0 ? [{ pointer: '/cohortIds', code: 'required' }] : []),
    ...(kind === 'PLAN' && disruptions.length > 0 ? [{ pointer: '/disruptions', code: 'repair-only' }] : []),
    ...(kind === 'REPAIR' && disruptions.length === 0 ? [{ pointer: '/disruptions', code: 'required' }] : []),
    ...disruptions.flatMap(({ fromDate, untilDate }, i) =>
      untilDate < fromDate ? [{ pointer: `/disruptions/${i}/untilDate`, code: 'before-from' }] : [],
    ),
  ];
  if (errors.length > 0) throw invalidInput(errors);
}
