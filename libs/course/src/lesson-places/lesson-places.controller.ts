import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { LessonPlaces } from './lesson-places.presenter.js';
import { LessonPlacesQuery } from './lesson-places.query.js';

const PlacesFilter = z.object({
  from: z.iso.date().describe('First day, 北京时间'),
  to: z.iso.date().describe('Last day; at most 31 days'),
});

@ApiTags('timetable')
@Controller('v1/lessons')
export class LessonPlacesController {
  constructor(private readonly places: LessonPlacesQuery) {}

  /**
   * Where the lesson may go between two dates, by the rules and wishes of planning, with what each place would change;
   * and where it may not, with the reason.
   */
  @Get(':lessonId/places')
  @Allow('lesson:move')
  @Answers(200, LessonPlaces, 'Places and blocked times in order of time')
  @ApiResponse({ status: 400, description: '/problems/invalid-input, /problems/calendar-too-long' })
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({ status: 409, description: '/problems/lesson-not-movable, /problems/timetable-closed' })
  show(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Query({ schema: PlacesFilter }) days: z.infer<typeof PlacesFilter>,
  ): Promise<LessonPlaces> {
    return this.places.run(context, lessonId, days);
  }
}
