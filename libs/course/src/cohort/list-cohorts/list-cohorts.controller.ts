import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { CohortRow } from '../cohort.presenter.js';
import { listCohorts } from './list-cohorts.query.js';

const Filter = PageQuery.extend({
  programmeId: z.uuid().optional(),
  baseId: z.uuid().optional(),
  orgUnitId: z.uuid().optional(),
  status: z.enum(['OPEN', 'RUNNING', 'CLOSING', 'CLOSED', 'CANCELLED']).optional(),
  isPlannable: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('true: open, or running without a published timetable; false: all others'),
  year: z.coerce.number().int().optional().describe("The programme's year"),
});
const CohortPage = pageOf('CohortPage', CohortRow);

@ApiTags('cohorts')
@Controller('v1/cohorts')
export class ListCohortsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Cohorts that your org units run or hold; `search` looks at code and names. */
  @Get()
  @Allow('cohort:read')
  @Answers(200, CohortPage, 'One page of cohorts')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof CohortPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listCohorts(tx, context.actor, filter));
  }
}
