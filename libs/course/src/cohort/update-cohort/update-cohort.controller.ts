import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { Cohort } from '../cohort.presenter.js';
import { UpdateCohortHandler } from './update-cohort.handler.js';

const Name = z.string().trim().min(1).max(100);

const UpdateCohort = z
  .object({
    nameZh: Name.optional(),
    nameUg: Name.nullish(),
    nameEn: Name.nullish(),
    startsOn: z.iso.date().optional(),
    endsOn: z.iso.date().optional(),
    capacity: z.number().int().min(1).max(5000).optional(),
  })
  .meta({ id: 'UpdateCohort' });

@ApiTags('cohorts')
@Controller('v1/cohorts')
export class UpdateCohortController {
  constructor(private readonly handler: UpdateCohortHandler) {}

  /** Changes names, capacity and, until the timetable is published, dates. More capacity moves waiting people up. */
  @Patch(':id')
  @Allow('cohort:update')
  @Answers(200, Cohort, 'The cohort as it is now')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({
    status: 409,
    description: '/problems/capacity-below-seats, /problems/timetable-published, /problems/cohort-settled',
  })
  @ApiResponse({ status: 422, description: '/problems/cohort-refused with a pointer per field' })
  update(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: UpdateCohort }) body: z.infer<typeof UpdateCohort>,
  ): Promise<Cohort> {
    return this.handler.handle(context, id, body);
  }
}
