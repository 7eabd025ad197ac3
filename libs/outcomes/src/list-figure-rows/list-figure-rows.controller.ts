import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { OutcomeFilter } from '../figures/counted.query.js';
import { type Figure, FIGURES } from '../figures/figures.policy.js';
import { FigureRow } from './figure-row.presenter.js';
import { listFigureRows } from './list-figure-rows.query.js';

const Filter = PageQuery.omit({ search: true }).extend(OutcomeFilter.shape);
const FigureRowPage = pageOf('OutcomeFigureRowPage', FigureRow);

@ApiTags('outcomes')
@Controller('v1/outcomes')
export class ListFigureRowsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The rows behind a figure, with the same filters. `total` is the figure; for the two rates it is the number of
   * lessons and of decisions, and the hours and outcomes of the rows make up the rate.
   */
  @Get(':figure/rows')
  @Allow('outcome:read')
  @Answers(200, FigureRowPage, 'One page of rows, of one kind')
  list(
    @Ctx() context: RequestContext,
    @Param('figure', { schema: z.enum(FIGURES) }) figure: Figure,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof FigureRowPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listFigureRows(tx, context.actor, figure, filter));
  }
}
