import { Controller, Get, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';
import { Cohort } from '../cohort.presenter.js';
import { findCohort } from './show-cohort.query.js';

@ApiTags('cohorts')
@Controller('v1/cohorts')
export class ShowCohortController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A cohort: facts, counts by state, lessons, and what you may do with it now. */
  @Get(':id')
  @Allow('cohort:read')
  @Answers(200, Cohort, 'The cohort')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  show(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<Cohort> {
    return this.unitOfWork.run(context, ({ tx }) => findCohort(tx, context.actor, id));
  }
}
