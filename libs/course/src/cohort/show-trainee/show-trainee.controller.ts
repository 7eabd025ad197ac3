import { Controller, Get, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';
import { findTrainee, Trainee } from './show-trainee.query.js';

@ApiTags('trainees')
@Controller('v1/trainees')
export class ShowTraineeController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One trainee with masked numbers, and their cohorts in your scope. */
  @Get(':id')
  @Allow('trainee:read')
  @Answers(200, Trainee, 'The trainee')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  show(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<Trainee> {
    return this.unitOfWork.run(context, ({ tx }) => findTrainee(tx, context.actor, id));
  }
}
