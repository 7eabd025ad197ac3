import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { PublishTimetableHandler } from './publish-timetable.handler.js';
import { ShowTimetableQuery } from './show-timetable.query.js';
import { StartPlanningHandler } from './start-planning.handler.js';
import { Timetable } from './timetable.presenter.js';

const PlanningStarted = z.object({ jobId: z.uuid() }).meta({ id: 'PlanningStarted' });
const TimetablePublication = z
  .object({ cohortId: z.uuid(), lessons: z.number().int(), publishedAt: z.string() })
  .meta({ id: 'TimetablePublication' });

@ApiTags('timetable')
@Controller('v1/cohorts')
export class TimetableController {
  constructor(
    private readonly planning: StartPlanningHandler,
    private readonly timetable: ShowTimetableQuery,
    private readonly publication: PublishTimetableHandler,
  ) {}

  /**
   * Plans all lessons of a cohort as a job; lessons that a person moved stay. The job's result is
   * `{placed, unplaced, conflicts}`.
   */
  @Post(':cohortId/timetable/plan')
  @Allow('timetable:plan')
  @Answers(202, PlanningStarted, 'The job; watch it at /api/v1/jobs/{jobId}')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({ status: 409, description: '/problems/timetable-published, timetable-planning, timetable-closed' })
  plan(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
  ): Promise<z.infer<typeof PlanningStarted>> {
    return this.planning.handle(context, cohortId);
  }

  /** The lessons of a cohort, what could not be placed and why, and whom and where a lesson may be moved to. */
  @Get(':cohortId/timetable')
  @Allow('timetable:read')
  @Answers(200, Timetable, 'The timetable')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  show(@Ctx() context: RequestContext, @Param('cohortId', { schema: z.uuid() }) cohortId: string): Promise<Timetable> {
    return this.timetable.run(context, cohortId);
  }

  /** Publishes the draft: bookings become firm, people are told, reminders and lesson opening and closing are queued. */
  @Post(':cohortId/timetable/publication')
  @Allow('timetable:publish')
  @Answers(200, TimetablePublication, 'What was published')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/timetable-not-publishable with blockers NO_LESSONS, LESSON_UNPLACED, LESSON_PAST, LESSON_CLASH; timetable-published, timetable-closed',
  })
  publish(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
  ): Promise<z.infer<typeof TimetablePublication>> {
    return this.publication.handle(context, cohortId);
  }
}
