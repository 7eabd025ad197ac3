import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { TimetableLesson } from '../timetable/timetable.presenter.js';
import { CancelLessonHandler } from './cancel-lesson.handler.js';

const CancelLesson = z
  .object({
    reason: z.string().trim().min(1).max(200).describe('Told to everybody concerned; no personal data'),
  })
  .meta({ id: 'CancelLesson' });

@ApiTags('timetable')
@Controller('v1/lessons/:lessonId/cancellation')
export class CancelLessonController {
  constructor(private readonly cancelling: CancelLessonHandler) {}

  /**
   * Calls off a published lesson that has not begun. Its time, people and room are free again, and its class hours no
   * longer count as planned; confirmed trainees, the instructor and those who were to make up there are told once with
   * the reason, and another lesson is proposed where there is one. Cancelling it again changes nothing.
   */
  @Post()
  @Allow('lesson:move')
  @Answers(200, TimetableLesson, 'The lesson, cancelled')
  @ApiResponse({ status: 400, description: '/problems/invalid-input: reason' })
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/lesson-not-cancellable with params status (UNPLACED, DRAFT: plan it anew; OPEN, CLOSED, PAST: it has happened); timetable-closed',
  })
  cancel(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Body({ schema: CancelLesson }) { reason }: z.infer<typeof CancelLesson>,
  ): Promise<TimetableLesson> {
    return this.cancelling.handle(context, lessonId, reason);
  }
}
