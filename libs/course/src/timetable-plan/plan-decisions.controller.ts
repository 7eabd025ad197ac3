import { Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { ApplyPlanHandler } from './apply-plan.handler.js';
import { EndPlanHandler } from './end-plan.handler.js';
import { PublishPlanHandler } from './publish-plan.handler.js';
import { PlanPublication, TimetablePlanView } from './timetable-plan.presenter.js';

@ApiTags('timetable plans')
@Controller('v1/timetable-plans/:planId')
export class PlanDecisionsController {
  constructor(
    private readonly applying: ApplyPlanHandler,
    private readonly publishing: PublishPlanHandler,
    private readonly ending: EndPlanHandler,
  ) {}

  /** Writes a PLAN as the draft of its cohorts, all of them or none; nobody is told. */
  @Post('application')
  @Allow('timetable:plan')
  @Answers(200, TimetablePlanView, 'The plan, applied')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/timetable-plan-stale with blockers LESSON_CHANGED, LESSON_PAST, LESSON_CLASH; timetable-plan-state, timetable-published, timetable-closed, resource-taken',
  })
  apply(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
  ): Promise<TimetablePlanView> {
    return this.applying.handle(context, planId);
  }

  /**
   * Makes a plan binding in one transaction. PLAN: applied if it is not yet, and all its cohorts published. REPAIR: the
   * lessons are moved, days away are entered for good, and those concerned are told once each.
   */
  @Post('publication')
  @Allow('timetable:publish')
  @Answers(200, PlanPublication, 'What was published')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/timetable-not-publishable with blockers NO_LESSONS, LESSON_UNPLACED, LESSON_PAST, LESSON_CLASH; timetable-plan-stale, timetable-plan-state, timetable-published, timetable-closed, resource-taken',
  })
  publish(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
  ): Promise<PlanPublication> {
    return this.publishing.handle(context, planId);
  }

  /** Stops the search; the best plan found so far stays as READY, without one the plan is CANCELLED. */
  @Post('cancellation')
  @Allow('timetable:plan')
  @Answers(200, TimetablePlanView, 'The plan, asked to stop')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({ status: 409, description: '/problems/timetable-plan-state' })
  cancel(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
  ): Promise<TimetablePlanView> {
    return this.ending.cancel(context, planId);
  }

  /** Puts a plan aside that nobody wants. */
  @Post('discarding')
  @Allow('timetable:plan')
  @Answers(200, TimetablePlanView, 'The plan, put aside')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({ status: 409, description: '/problems/timetable-plan-state' })
  discard(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
  ): Promise<TimetablePlanView> {
    return this.ending.discard(context, planId);
  }
}
