import { Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { StartClosingHandler } from './start-closing.handler.js';

const ClosingStarted = z.object({ jobId: z.uuid() }).meta({ id: 'ClosingStarted' });

@ApiTags('completion')
@Controller('v1/cohorts')
export class CloseCohortController {
  constructor(private readonly handler: StartClosingHandler) {}

  /**
   * Closes a cohort as a job: every confirmed enrollment is decided and credentials are issued. Asked again it answers
   * the same job; a job that failed or was cancelled is gone on with.
   */
  @Post(':cohortId/closing')
  @Allow('cohort:close')
  @Answers(202, ClosingStarted, 'The job; watch it at /api/v1/jobs/{jobId}')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/cohort-not-closable with blockers TIMETABLE_NOT_PUBLISHED, LESSONS_NOT_HELD, NO_LESSONS_HELD, COHORT_SETTLED',
  })
  close(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
  ): Promise<z.infer<typeof ClosingStarted>> {
    return this.handler.handle(context, cohortId);
  }
}
