import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { COMPLETION_OUTCOMES } from '#course';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery } from '#platform';
import { z } from 'zod';
import { CohortCompletion } from './cohort-completion.presenter.js';
import { ShowCompletionQuery } from './show-completion.query.js';

const Filter = PageQuery.extend({ outcome: z.enum(COMPLETION_OUTCOMES).optional() });

@ApiTags('completion')
@Controller('v1/cohorts')
export class ShowCompletionController {
  constructor(private readonly query: ShowCompletionQuery) {}

  /**
   * Who completed the cohort and with which credential; before closing it is the dry run. Sorts by nameZh, outcome,
   * attendedClassHours, rateHundredths.
   */
  @Get(':cohortId/completion')
  @Allow('cohort:read')
  @Answers(200, CohortCompletion, 'The completion of the cohort, one page of its people')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  show(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<CohortCompletion> {
    return this.query.run(context, cohortId, filter);
  }
}
