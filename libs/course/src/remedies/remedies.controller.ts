import { Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { PlanStarted } from '../timetable-plan/timetable-plan.presenter.js';
import { ApplyRemedyHandler } from './apply-remedy.handler.js';

@ApiTags('timetable plans')
@Controller('v1/timetable-plans')
export class RemediesController {
  constructor(private readonly handler: ApplyRemedyHandler) {}

  /**
   * Makes a change that the plan has proposed (a longer stay, another date, a fixed lesson let go …) and plans the same
   * cohorts again. Beside `timetable:plan` it takes the permission of the change itself.
   */
  @Post(':planId/remedies/:remedyId')
  @Allow('timetable:plan')
  @Answers(202, PlanStarted, 'The new plan and its job')
  @ApiResponse({ status: 403, description: '/problems/forbidden: the permission of the change' })
  @ApiResponse({ status: 404, description: '/problems/not-found: plan, remedy, or what would be changed' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/remedy-outdated, timetable-plan-state, timetable-planning, timetable-published, timetable-closed, cohort-settled',
  })
  @ApiResponse({ status: 422, description: '/problems/cohort-refused' })
  apply(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
    @Param('remedyId', { schema: z.string().regex(/^[0-9a-f]{8,64}$/) }) remedyId: string,
  ): Promise<PlanStarted> {
    return this.handler.handle(context, planId, remedyId);
  }
}
