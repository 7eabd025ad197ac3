import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { listReportedFigures } from './list-reported-figures.query.js';
import { ReportedFigureRow } from './reported-figure.presenter.js';

const Filter = PageQuery.extend({
  year: z.coerce.number().int().optional(),
  metric: z.string().max(60).optional(),
});
const ReportedFigurePage = pageOf('ReportedFigurePage', ReportedFigureRow);

@ApiTags('outcomes')
@Controller('v1/outcomes')
export class ListReportedFiguresController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Published figures about your units and those above them, each with its words, scope and source (handbook §0). */
  @Get('reported-figures')
  @Allow('outcome:read')
  @Answers(200, ReportedFigurePage, 'One page of published figures')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof ReportedFigurePage>> {
    return this.unitOfWork.run(context, ({ tx }) => listReportedFigures(tx, context.actor, filter));
  }
}
