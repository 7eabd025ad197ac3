import { Controller, Get, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';
import { Programme } from '../programme/programme.presenter.js';
import { findProgramme } from './show-programme.query.js';

@ApiTags('programmes')
@Controller('v1/programmes')
export class ShowProgrammeController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One programme of your scope, or of an org unit above you. */
  @Get(':id')
  @Allow('programme:read')
  @Answers(200, Programme, 'The programme')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  show(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<Programme> {
    return this.unitOfWork.run(context, ({ tx }) => findProgramme(tx, context.actor, id));
  }
}
