import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { CancelCapacityStudyHandler } from './cancel-capacity-study.handler.js';
import { listCapacityStudies, showCapacityStudy } from './capacity-studies.query.js';
import { CapacityStudyPage, CapacityStudyStarted, CapacityStudyView, NewCapacityStudy } from './capacity.presenter.js';
import { StartCapacityStudyHandler } from './start-capacity-study.handler.js';

@ApiTags('capacity')
@Controller('v1/capacity-studies')
export class CapacityStudiesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly starting: StartCapacityStudyHandler,
    private readonly cancelling: CancelCapacityStudyHandler,
  ) {}

  /** Plans the cohorts as things are, and once more with each option, as a job. No lesson is changed. */
  @Post()
  @Allow('timetable:plan')
  @Answers(202, CapacityStudyStarted, 'The study and its job; watch the job at /api/v1/jobs/{jobId}')
  @ApiResponse({
    status: 400,
    description:
      '/problems/invalid-input with codes unknown-course-unit, before-from, required (neither courseUnitIds nor likeInstructorId), not-in-study',
  })
  @ApiResponse({ status: 404, description: '/problems/not-found: a cohort, org unit or instructor' })
  @ApiResponse({ status: 409, description: '/problems/capacity-study-running, timetable-closed' })
  start(
    @Ctx() context: RequestContext,
    @Body({ schema: NewCapacityStudy }) body: NewCapacityStudy,
  ): Promise<CapacityStudyStarted> {
    return this.starting.handle(context, body);
  }

  /** Studies all of whose cohorts you may see, newest first. `sort`: createdAt, name. */
  @Get()
  @Allow('timetable:plan')
  @Answers(200, CapacityStudyPage, 'One page of studies')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof CapacityStudyPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listCapacityStudies(tx, context.actor, query));
  }

  /** One study with the results that are there so far. */
  @Get(':studyId')
  @Allow('timetable:plan')
  @Answers(200, CapacityStudyView, 'The study')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  show(
    @Ctx() context: RequestContext,
    @Param('studyId', { schema: z.uuid() }) studyId: string,
  ): Promise<CapacityStudyView> {
    return this.unitOfWork.run(context, ({ tx }) => showCapacityStudy(tx, context.actor, studyId));
  }

  /** Asks the study to stop; the results that are there stay. */
  @Post(':studyId/cancellation')
  @Allow('timetable:plan')
  @Answers(200, CapacityStudyView, 'The study, asked to stop')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({ status: 409, description: '/problems/capacity-study-ended' })
  cancel(
    @Ctx() context: RequestContext,
    @Param('studyId', { schema: z.uuid() }) studyId: string,
  ): Promise<CapacityStudyView> {
    return this.cancelling.handle(context, studyId);
  }
}
