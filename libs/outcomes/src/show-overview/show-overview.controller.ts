import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, UnitOfWork } from '#platform';
import type { z } from 'zod';
import { OutcomeFilter } from '../figures/counted.query.js';
import { OutcomeOverview } from './overview.presenter.js';
import { showOverview } from './show-overview.query.js';

const OverviewQuery = OutcomeFilter.partial({ year: true });

@ApiTags('outcomes')
@Controller('v1/outcomes')
export class ShowOverviewController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A year's figures: recorded, by county team and by base, with targets and what was published. */
  @Get('overview')
  @Allow('outcome:read')
  @Answers(200, OutcomeOverview, 'The year; without `year` the current one, else the newest with data')
  show(
    @Ctx() context: RequestContext,
    @Query({ schema: OverviewQuery }) query: z.infer<typeof OverviewQuery>,
  ): Promise<OutcomeOverview> {
    return this.unitOfWork.run(context, ({ tx, now }) => showOverview(tx, context.actor, query, now));
  }
}
