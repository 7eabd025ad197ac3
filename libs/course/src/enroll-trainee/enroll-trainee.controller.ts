import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { EnrollTraineeHandler } from './enroll-trainee.handler.js';

const EnrollTrainee = z.object({ traineeId: z.uuid().describe('Trainee to enroll') }).meta({ id: 'EnrollTrainee' });

const EnrollmentResult = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    traineeId: z.uuid(),
    status: z
      .enum(['INVITED', 'CONFIRMED', 'WAITLISTED', 'WITHDRAWN', 'COMPLETED', 'NOT_COMPLETED'])
      .describe('INVITED holds the seat until the person consents'),
  })
  .meta({ id: 'EnrollmentResult' });

@ApiTags('enrollment')
@Controller('v1/cohorts')
export class EnrollTraineeController {
  constructor(private readonly handler: EnrollTraineeHandler) {}

  /** Enrolls a trainee in a cohort: seat, held seat, or waiting list. */
  @Post(':cohortId/enrollments')
  @Allow('enrollment:create')
  @Answers(201, EnrollmentResult, 'The enrollment')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/already-enrolled, /problems/cohort-not-open' })
  @ApiResponse({ status: 422, description: '/problems/enrollment-too-young' })
  enroll(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Body({ schema: EnrollTrainee }) body: z.infer<typeof EnrollTrainee>,
  ): Promise<z.infer<typeof EnrollmentResult>> {
    return this.handler.handle(context, cohortId, body.traineeId);
  }
}
