import { Body, Controller, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { Programme } from '../programme/programme.presenter.js';
import { OpenProgrammeHandler } from './open-programme.handler.js';

const Name = z.string().trim().min(1).max(100);

const OpenProgramme = z
  .object({
    orgUnitId: z.uuid().describe('Who runs it; must lie in your scope'),
    nameZh: Name,
    nameUg: Name.nullish(),
    nameEn: Name.nullish(),
    year: z.number().int().min(2010).max(2100),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    targetPersons: z.number().int().min(0).max(10_000_000).default(0).describe('Distinct persons (人数)'),
    targetClasses: z.number().int().min(0).max(100_000).default(0).describe('Classes (期)'),
  })
  .meta({ id: 'OpenProgramme' });

@ApiTags('programmes')
@Controller('v1/programmes')
export class OpenProgrammeController {
  constructor(private readonly handler: OpenProgrammeHandler) {}

  /** Opens a programme: the plan of one org unit for a year, with its two separate targets (handbook §0.1). */
  @Post()
  @Allow('programme:create')
  @Answers(201, Programme, 'The programme')
  @ApiResponse({ status: 404, description: '/problems/not-found: the org unit is outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/programme-name-taken' })
  @ApiResponse({ status: 422, description: '/problems/programme-refused with a pointer per field' })
  open(
    @Ctx() context: RequestContext,
    @Body({ schema: OpenProgramme }) body: z.infer<typeof OpenProgramme>,
  ): Promise<Programme> {
    return this.handler.handle(context, body);
  }
}
