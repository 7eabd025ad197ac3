import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { Programme } from '../programme/programme.presenter.js';
import { UpdateProgrammeHandler } from './update-programme.handler.js';

const Name = z.string().trim().min(1).max(100);

const UpdateProgramme = z
  .object({
    nameZh: Name.optional(),
    nameUg: Name.nullish(),
    nameEn: Name.nullish(),
    startsOn: z.iso.date().optional(),
    endsOn: z.iso.date().optional(),
    targetPersons: z.number().int().min(0).max(10_000_000).optional().describe('Distinct persons (人数)'),
    targetClasses: z.number().int().min(0).max(100_000).optional().describe('Classes (期)'),
    status: z.enum(['OPEN', 'CLOSED']).optional().describe('A closed programme takes no new cohorts'),
  })
  .meta({ id: 'UpdateProgramme' });

@ApiTags('programmes')
@Controller('v1/programmes')
export class UpdateProgrammeController {
  constructor(private readonly handler: UpdateProgrammeHandler) {}

  /** Changes names, targets, state; dates only grow. A field that is left out stays; `null` clears a name. */
  @Patch(':id')
  @Allow('programme:update')
  @Answers(200, Programme, 'The programme as it is now')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({
    status: 409,
    description: '/problems/programme-name-taken, /problems/programme-dates-narrowed',
  })
  @ApiResponse({ status: 422, description: '/problems/programme-refused with a pointer per field' })
  update(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: UpdateProgramme }) body: z.infer<typeof UpdateProgramme>,
  ): Promise<Programme> {
    return this.handler.handle(context, id, body);
  }
}
