import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { SignInCode, SignInResult } from './attendance.presenter.js';
import { ShowSignInCodeHandler } from './show-sign-in-code.handler.js';
import { SignInHandler } from './sign-in.handler.js';

const LessonSignIn = z
  .object({
    code: z.string().min(1).max(40).describe('Six digits; full-width and Arabic digits and spaces are accepted'),
    seenAt: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('When a phone without a connection saw the code; left out when it is connected'),
  })
  .meta({ id: 'LessonSignIn' });

@ApiTags('attendance')
@Controller('v1/lessons')
export class LessonSignInController {
  constructor(
    private readonly signingIn: SignInHandler,
    private readonly code: ShowSignInCodeHandler,
  ) {}

  /** Signs the trainee in by the code on the screen; repeating it gives the first answer again. */
  @Post(':lessonId/sign-in')
  @Allow('lesson:sign-in')
  @Answers(200, SignInResult, 'Signed in')
  @ApiResponse({ status: 400, description: '/problems/invalid-input: no six digits, or seen in the future' })
  @ApiResponse({ status: 403, description: '/problems/forbidden, /problems/own-attendance: you teach this lesson' })
  @ApiResponse({ status: 404, description: '/problems/not-found: you are not enrolled in its cohort' })
  @ApiResponse({ status: 409, description: '/problems/lesson-not-open, /problems/attendance-marked' })
  @ApiResponse({ status: 422, description: '/problems/sign-in-code-wrong, /problems/sign-in-code-expired' })
  @ApiResponse({ status: 429, description: '/problems/too-many-requests: ten wrong codes in five minutes' })
  signIn(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Body({ schema: LessonSignIn }) { code, seenAt }: z.infer<typeof LessonSignIn>,
  ): Promise<SignInResult> {
    return this.signingIn.handle(context, lessonId, { code, seenAt: seenAt ? new Date(seenAt) : null });
  }

  /** The code to show in the classroom; it changes every 30 seconds. */
  @Get(':lessonId/sign-in-code')
  @Allow('lesson:teach')
  @Answers(200, SignInCode, 'The code of this moment')
  @ApiResponse({ status: 404, description: '/problems/not-found: not your lesson' })
  @ApiResponse({ status: 409, description: '/problems/lesson-not-open' })
  showCode(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
  ): Promise<SignInCode> {
    return this.code.handle(context, lessonId);
  }
}
