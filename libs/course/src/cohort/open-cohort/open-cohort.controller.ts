import { Body, Controller, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { Cohort } from '../cohort.presenter.js';
import { OpenCohortHandler } from './open-cohort.handler.js';

const Name = z.string().trim().min(1).max(100);

const OpenCohort = z
  .object({
    programmeId: z.uuid(),
    courseId: z.uuid(),
    baseId: z.uuid().describe('Where it is held: training base, incubator, park or township'),
    orgUnitId: z.uuid().optional().describe("Who runs it; without it the programme's org unit, or else your own"),
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/)
      .describe('Unique in the programme, such as 2024-03'),
    nameZh: Name,
    nameUg: Name.nullish(),
    nameEn: Name.nullish(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    capacity: z.number().int().min(1).max(5000),
  })
  .meta({ id: 'OpenCohort' });

@ApiTags('cohorts')
@Controller('v1/cohorts')
export class OpenCohortController {
  constructor(private readonly handler: OpenCohortHandler) {}

  /** Opens a cohort (期) of a course at a base, inside a programme. */
  @Post()
  @Allow('cohort:create')
  @Answers(201, Cohort, 'The cohort, with its join code')
  @ApiResponse({
    status: 404,
    description: '/problems/not-found: programme, course, base or org unit, or outside your scope',
  })
  @ApiResponse({ status: 409, description: '/problems/cohort-code-taken, /problems/programme-closed' })
  @ApiResponse({ status: 422, description: '/problems/cohort-refused with a pointer per field' })
  open(
    @Ctx() context: RequestContext,
    @Body({ schema: OpenCohort }) body: z.infer<typeof OpenCohort>,
  ): Promise<Cohort> {
    return this.handler.handle(context, body);
  }
}
