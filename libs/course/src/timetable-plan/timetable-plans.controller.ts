import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery } from '#platform';
import { MOST_WEIGHT, STANDARD_WEIGHTS } from '#scheduling';
import { z } from 'zod';
import { Disruption } from './disruption.js';
import { ListPlansQuery } from './list-plans.query.js';
import { MOST_COHORTS } from './plan-starter.js';
import { SomeWeights, WISH_UNITS, WISHES } from './plan-weights.js';
import { ShowPlanQuery } from './show-plan.query.js';
import { StartPlanHandler } from './start-plan.handler.js';
import {
  PlanKind,
  PlanStarted,
  PlanStatus,
  TimetablePlanPage,
  TimetablePlanView,
  WeightList,
} from './timetable-plan.presenter.js';

const MOST_DISRUPTIONS = 50;
const seconds = z.number().int().min(5).max(600);
const seed = z.number().int().min(0).max(2_147_483_647);

const NewTimetablePlan = z
  .object({
    kind: PlanKind,
    cohortIds: z
      .array(z.uuid())
      .max(MOST_COHORTS)
      .describe('Of a repair may be empty: all cohorts of your scope with lessons that are hit'),
    name: z.string().trim().min(1).max(100).optional(),
    weights: SomeWeights.optional(),
    seconds: seconds.default(30).describe('Budget of the search'),
    seed: seed.optional().describe('The same seed and world give the same plan'),
    disruptions: z.array(Disruption).max(MOST_DISRUPTIONS).default([]).describe('Of a repair: at least one'),
  })
  .meta({ id: 'NewTimetablePlan' });

const RerunTimetablePlan = z
  .object({ weights: SomeWeights.optional(), seconds: seconds.optional(), seed: seed.optional() })
  .meta({ id: 'RerunTimetablePlan' });

const Filter = PageQuery.extend({
  kind: PlanKind.optional(),
  status: PlanStatus.optional(),
  cohortId: z.uuid().optional(),
});

@ApiTags('timetable plans')
@Controller('v1')
export class TimetablePlansController {
  constructor(
    private readonly starting: StartPlanHandler,
    private readonly plans: ListPlansQuery,
    private readonly plan: ShowPlanQuery,
  ) {}

  /** What a plan weighs: the standard weights that a coordinator starts from. */
  @Get('timetable-weights')
  @Allow('timetable:read')
  @Answers(200, WeightList, 'All wishes with their standard weights')
  weights(): z.infer<typeof WeightList> {
    return {
      items: WISHES.map((key) => ({
        key,
        weight: STANDARD_WEIGHTS[key],
        min: 0,
        max: MOST_WEIGHT,
        unit: WISH_UNITS[key],
      })),
    };
  }

  /**
   * Asks for a timetable of several cohorts (PLAN), or for the fewest moves after something has happened (REPAIR).
   * Nothing of the cohorts changes before the plan is applied or published. Plans of one programme take turns.
   */
  @Post('timetable-plans')
  @Allow('timetable:plan')
  @Answers(202, PlanStarted, 'The plan and its job; watch it live by `timetablePlanId`')
  @ApiResponse({ status: 400, description: '/problems/invalid-input' })
  @ApiResponse({ status: 404, description: '/problems/not-found: cohort, instructor, room or place' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/timetable-planning with params planId, jobId: a cohort of it is being planned; timetable-published, timetable-closed',
  })
  @ApiResponse({ status: 422, description: '/problems/timetable-plan-too-large, /problems/timetable-not-affected' })
  create(
    @Ctx() context: RequestContext,
    @Body({ schema: NewTimetablePlan }) plan: z.infer<typeof NewTimetablePlan>,
  ): Promise<PlanStarted> {
    return this.starting.create(context, plan);
  }

  /** Plans of your cohorts, the newest first. */
  @Get('timetable-plans')
  @Allow('timetable:read')
  @Answers(200, TimetablePlanPage, 'One page of plans')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof TimetablePlanPage>> {
    return this.plans.run(context, filter);
  }

  /** A plan: how its search goes or went, what it costs and why, and what can be done with it. */
  @Get('timetable-plans/:planId')
  @Allow('timetable:read')
  @Answers(200, TimetablePlanView, 'The plan')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  show(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
  ): Promise<TimetablePlanView> {
    return this.plan.run(context, planId);
  }

  /** The same cohorts and disruptions again, with other weights, more time or another seed, as a new plan. */
  @Post('timetable-plans/:planId/rerun')
  @Allow('timetable:plan')
  @Answers(202, PlanStarted, 'The new plan and its job')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({
    status: 409,
    description: '/problems/timetable-plan-state, timetable-planning, timetable-published, timetable-closed',
  })
  @ApiResponse({ status: 422, description: '/problems/timetable-plan-too-large, /problems/timetable-not-affected' })
  rerun(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
    @Body({ schema: RerunTimetablePlan }) overrides: z.infer<typeof RerunTimetablePlan>,
  ): Promise<PlanStarted> {
    return this.starting.rerun(context, planId, overrides);
  }
}
