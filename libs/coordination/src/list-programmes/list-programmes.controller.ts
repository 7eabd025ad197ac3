import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { Programme } from '../programme/programme.presenter.js';
import { listProgrammes } from './list-programmes.query.js';

const Filter = PageQuery.extend({
  year: z.coerce.number().int().optional(),
  status: z.enum(['OPEN', 'CLOSED']).optional(),
});
const ProgrammePage = pageOf('ProgrammePage', Programme);

@ApiTags('programmes')
@Controller('v1/programmes')
export class ListProgrammesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Programmes of your scope and of the org units above you; `search` looks at the names. */
  @Get()
  @Allow('programme:read')
  @Answers(200, ProgrammePage, 'One page of programmes')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof ProgrammePage>> {
    return this.unitOfWork.run(context, ({ tx }) => listProgrammes(tx, context.actor, filter));
  }
}
