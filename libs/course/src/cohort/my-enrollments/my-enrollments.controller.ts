import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import type { z } from 'zod';
import { listMyEnrollments, MyEnrollment } from './my-enrollments.query.js';

const MyEnrollmentPage = pageOf('MyEnrollmentPage', MyEnrollment);

@ApiTags('me')
@Controller('v1/me/enrollments')
export class MyEnrollmentsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Your own cohorts, the latest first. */
  @Get()
  @AllowSignedIn()
  @Answers(200, MyEnrollmentPage, 'One page of your enrollments')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof MyEnrollmentPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listMyEnrollments(tx, context.actor, query));
  }
}
