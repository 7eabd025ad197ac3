import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, AllowSignedIn, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { LessonDetail, TodayLessonPage } from './attendance.presenter.js';
import { showLesson } from './lesson-view.query.js';
import { listTodayLessons } from './today-lessons.query.js';

const DayFilter = PageQuery.pick({ page: true, pageSize: true }).extend({
  date: z.iso.date().optional().describe('北京时间; today when left out'),
});

@ApiTags('attendance')
@Controller('v1/lessons')
export class ShowLessonController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The lessons of one day in your scope, with how many have signed in. */
  @Get('today')
  @Allow('lesson:read')
  @Answers(200, TodayLessonPage, 'One page of lessons, by start')
  today(
    @Ctx() context: RequestContext,
    @Query({ schema: DayFilter }) filter: z.infer<typeof DayFilter>,
  ): Promise<TodayLessonPage> {
    return this.unitOfWork.run(context, ({ tx, now }) => listTodayLessons(tx, context, filter, now));
  }

  /** A lesson that you attend, teach or oversee. */
  @Get(':lessonId')
  @AllowSignedIn()
  @Answers(200, LessonDetail, 'The lesson')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, not published, or none of yours' })
  show(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
  ): Promise<LessonDetail> {
    return this.unitOfWork.run(context, ({ tx, now }) => showLesson(tx, context, lessonId, now));
  }
}
