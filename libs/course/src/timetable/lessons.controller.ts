import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { CalendarQuery } from './calendar.query.js';
import { CalendarChoicesQuery } from './calendar-choices.query.js';
import { CalendarFilter } from './calendar-filter.js';
import { Calendar, CalendarChoices } from './calendar.presenter.js';
import { MoveLessonHandler } from './move-lesson.handler.js';
import { TimetableLesson } from './timetable.presenter.js';

const MoveLesson = z
  .object({
    startsAt: z.iso
      .datetime({ offset: true })
      .refine((instant) => Date.parse(instant) % 60_000 === 0, 'whole minutes only')
      .optional()
      .describe('New start, a whole minute; the end follows from the class hours'),
    instructorId: z.uuid().optional(),
    roomId: z.uuid().nullable().optional(),
    isLocked: z
      .boolean()
      .optional()
      .describe('Fixes it, or lets planning move it again; a moved lesson is fixed unless said otherwise'),
  })
  .meta({ id: 'MoveLesson' });

@ApiTags('timetable')
@Controller('v1')
export class LessonsController {
  constructor(
    private readonly moving: MoveLessonHandler,
    private readonly calendar: CalendarQuery,
    private readonly choices: CalendarChoicesQuery,
  ) {}

  /**
   * Moves a lesson in time, to another room or instructor; what is left out stays. The lesson is then fixed: planning
   * leaves it there. An empty body fixes it where it is. `isLocked` alone fixes it or lets it go, without a check: it
   * stays where it is.
   */
  @Patch('lessons/:lessonId')
  @Allow('lesson:move')
  @Answers(200, TimetableLesson, 'The lesson at its new place')
  @ApiResponse({
    status: 400,
    description: '/problems/invalid-input: an unplaced lesson needs start, room and instructor',
  })
  @ApiResponse({ status: 404, description: '/problems/not-found: lesson, room or instructor' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/lesson-clash with params kind (INSTRUCTOR, ROOM, COHORT, TRAVEL, AVAILABILITY, ORDER, CAPACITY, COMPETENCE, ROOM_KIND, DATES, CLASS_HOURS), who, with, from, until; lesson-not-movable, timetable-closed, resource-taken',
  })
  @ApiResponse({ status: 422, description: '/problems/lesson-in-the-past' })
  move(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Body({ schema: MoveLesson }) { startsAt, ...rest }: z.infer<typeof MoveLesson>,
  ): Promise<TimetableLesson> {
    return this.moving.handle(context, lessonId, { ...rest, ...(startsAt ? { startsAt: new Date(startsAt) } : {}) });
  }

  /** All placed lessons of your scope between two dates, column by column; 20,000 at most. */
  @Get('calendar')
  @Allow('lesson:read')
  @Answers(200, Calendar, 'Lessons in order of time')
  @ApiResponse({ status: 400, description: '/problems/invalid-input, /problems/calendar-too-long' })
  show(
    @Ctx() context: RequestContext,
    @Query({ schema: CalendarFilter }) filter: z.infer<typeof CalendarFilter>,
  ): Promise<Calendar> {
    return this.calendar.run(context, filter);
  }

  /** By which programmes, cohorts, bases, instructors and rooms the calendar can be narrowed. */
  @Get('calendar/choices')
  @Allow('lesson:read')
  @Answers(200, CalendarChoices, 'Those of your scope, by name')
  listChoices(@Ctx() context: RequestContext): Promise<CalendarChoices> {
    return this.choices.run(context);
  }
}
