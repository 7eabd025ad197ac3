import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import type { z } from 'zod';
import { InstructorPage } from './instructor.presenter.js';
import { listInstructors } from './instructors.query.js';

@ApiTags('instructors')
@Controller('v1/instructors')
export class ListInstructorsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Instructors of your scope. `sort`: name, kind, orgUnit; `search`: name, with or without the dot. */
  @Get()
  @Allow('instructor:read')
  @Answers(200, InstructorPage, 'One page of instructors')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof InstructorPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listInstructors(tx, context.actor, query));
  }
}
