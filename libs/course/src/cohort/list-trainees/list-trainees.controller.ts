import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import type { z } from 'zod';
import { listTrainees, TraineeRow } from './list-trainees.query.js';

const TraineePage = pageOf('TraineePage', TraineeRow);

@ApiTags('trainees')
@Controller('v1/trainees')
export class ListTraineesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Trainees of your org units or of their cohorts; `search` takes a name in any spelling of the dot, or pinyin. */
  @Get()
  @Allow('trainee:read')
  @Answers(200, TraineePage, 'One page of trainees')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof TraineePage>> {
    return this.unitOfWork.run(context, ({ tx }) => listTrainees(tx, context.actor, query));
  }
}
