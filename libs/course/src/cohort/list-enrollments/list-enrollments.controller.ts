import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { ENROLLMENT_STATUSES, EnrollmentRow, listEnrollments } from './list-enrollments.query.js';

const Filter = PageQuery.extend({ status: z.enum(ENROLLMENT_STATUSES).optional() });
const EnrollmentPage = pageOf('EnrollmentPage', EnrollmentRow);

@ApiTags('enrollment')
@Controller('v1/cohorts')
export class ListEnrollmentsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Who is in a cohort; `search` takes a name in any spelling of the dot, or pinyin. */
  @Get(':cohortId/enrollments')
  @Allow('enrollment:read')
  @Answers(200, EnrollmentPage, 'One page of enrollments')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  list(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof EnrollmentPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listEnrollments(tx, context.actor, cohortId, filter));
  }
}
