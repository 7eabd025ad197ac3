import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { ComparePlansQuery } from './compare-plans.query.js';
import { PlanLessonsQuery } from './plan-lessons.query.js';
import {
  ComparedLessonPage,
  PlanChangeView,
  TimetablePlanComparison,
  TimetablePlanLessonPage,
} from './timetable-plan.presenter.js';

const LessonPage = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(100),
});
const LessonFilter = LessonPage.extend({
  change: PlanChangeView.optional(),
  cohortId: z.uuid().optional(),
  isAffected: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Of a repair: only lessons that cannot stay where they are'),
});
const Other = z.object({ with: z.uuid().describe('The plan to compare with') });
const OtherPage = LessonPage.extend(Other.shape);

@ApiTags('timetable plans')
@Controller('v1/timetable-plans/:planId')
export class PlanLessonsController {
  constructor(
    private readonly planLessons: PlanLessonsQuery,
    private readonly comparing: ComparePlansQuery,
  ) {}

  /** What the plan does to each lesson; empty until the search has ended. */
  @Get('lessons')
  @Allow('timetable:read')
  @Answers(200, TimetablePlanLessonPage, 'One page of lessons, by cohort and order in the course plan')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  lessons(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
    @Query({ schema: LessonFilter }) filter: z.infer<typeof LessonFilter>,
  ): Promise<z.infer<typeof TimetablePlanLessonPage>> {
    return this.planLessons.run(context, planId, filter);
  }

  /** Two plans side by side: costs by part, and how many lessons they place differently. */
  @Get('comparison')
  @Allow('timetable:read')
  @Answers(200, TimetablePlanComparison, 'Both plans')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  compare(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
    @Query({ schema: Other }) { with: other }: z.infer<typeof Other>,
  ): Promise<TimetablePlanComparison> {
    return this.comparing.run(context, planId, other);
  }

  /** The lessons that two plans place differently. */
  @Get('comparison/lessons')
  @Allow('timetable:read')
  @Answers(200, ComparedLessonPage, 'One page of lessons')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  differences(
    @Ctx() context: RequestContext,
    @Param('planId', { schema: z.uuid() }) planId: string,
    @Query({ schema: OtherPage }) { with: other, ...page }: z.infer<typeof OtherPage>,
  ): Promise<z.infer<typeof ComparedLessonPage>> {
    return this.comparing.lessons(context, planId, other, page);
  }
}
