import { Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { LessonDetail } from './attendance.presenter.js';
import { LessonLifeHandler } from './lesson-life.handler.js';

@ApiTags('attendance')
@Controller('v1/lessons')
export class LessonLifeController {
  constructor(private readonly handler: LessonLifeHandler) {}

  /** Opens a lesson for signing in, at most two hours before its start; by itself it opens 30 minutes before. */
  @Post(':lessonId/opening')
  @Allow('lesson:teach')
  @Answers(200, LessonDetail, 'The open lesson')
  @ApiResponse({ status: 404, description: '/problems/not-found: not your lesson' })
  @ApiResponse({ status: 409, description: '/problems/lesson-not-openable, /problems/lesson-too-early' })
  open(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
  ): Promise<LessonDetail> {
    return this.handler.open(context, lessonId);
  }

  /** Closes a lesson; everybody without a mark was absent. By itself it closes 30 minutes after its end. */
  @Post(':lessonId/closing')
  @Allow('lesson:teach')
  @Answers(200, LessonDetail, 'The closed lesson')
  @ApiResponse({ status: 404, description: '/problems/not-found: not your lesson' })
  @ApiResponse({ status: 409, description: '/problems/lesson-not-open, /problems/lesson-not-begun' })
  close(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
  ): Promise<LessonDetail> {
    return this.handler.close(context, lessonId);
  }
}
