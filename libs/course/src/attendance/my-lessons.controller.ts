import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { MyLessonPage } from './attendance.presenter.js';
import { listMyLessons } from './my-lessons.query.js';

const MyLessonFilter = PageQuery.pick({ page: true, pageSize: true }).extend({
  when: z
    .enum(['UPCOMING', 'PAST'])
    .default('UPCOMING')
    .describe('UPCOMING: not over, soonest first; PAST: newest first'),
});

@ApiTags('me')
@Controller('v1/me/lessons')
export class MyLessonsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The lessons that you attend or teach, of published timetables. */
  @Get()
  @AllowSignedIn()
  @Answers(200, MyLessonPage, 'One page of your lessons')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: MyLessonFilter }) filter: z.infer<typeof MyLessonFilter>,
  ): Promise<z.infer<typeof MyLessonPage>> {
    return this.unitOfWork.run(context, ({ tx, now }) => listMyLessons(tx, context.actor, filter, now));
  }
}
