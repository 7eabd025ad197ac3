import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, AllowSignedIn, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { AnswerMakeUpHandler } from './answer-make-up.handler.js';
import { LessonGuestPage, MakeUp, MakeUpPage } from './make-up.presenter.js';
import { listGuests, listMakeUps } from './make-ups.query.js';

const Paging = PageQuery.pick({ page: true, pageSize: true });
const MakeUpFilter = Paging.extend({
  lessonId: z.uuid().optional().describe('Of this lesson only, whether it was missed or is proposed'),
});
const AnswerMakeUp = z.object({ answer: z.enum(['ACCEPTED', 'DECLINED']) }).meta({ id: 'AnswerMakeUp' });

@ApiTags('make-ups')
@Controller('v1')
export class MakeUpsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly answering: AnswerMakeUpHandler,
  ) {}

  /** Lessons at which you may make up for one that you missed, the newest proposal first. */
  @Get('me/make-ups')
  @AllowSignedIn()
  @Answers(200, MakeUpPage, 'One page of proposals')
  list(
    @Ctx() { actor, ...context }: RequestContext,
    @Query({ schema: MakeUpFilter }) filter: z.infer<typeof MakeUpFilter>,
  ): Promise<z.infer<typeof MakeUpPage>> {
    return this.unitOfWork.run({ actor, ...context }, ({ tx }) => listMakeUps(tx, actor.personId, filter));
  }

  /** Says yes or no; after a yes you sign in at that lesson, and its hours count for the missed one. */
  @Post('me/make-ups/:id/answer')
  @AllowSignedIn()
  @Answers(200, MakeUp, 'The proposal as it is now')
  @ApiResponse({ status: 404, description: '/problems/not-found: none of yours' })
  @ApiResponse({
    status: 409,
    description: '/problems/make-up-answered, /problems/make-up-gone, /problems/make-up-clash',
  })
  answer(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: AnswerMakeUp }) { answer }: z.infer<typeof AnswerMakeUp>,
  ): Promise<MakeUp> {
    return this.answering.handle(context, id, answer);
  }

  /** Who of other cohorts makes up at a lesson that you teach or oversee. */
  @Get('lessons/:lessonId/guests')
  @Allow('attendance:read')
  @Answers(200, LessonGuestPage, 'One page of guests, by name')
  @ApiResponse({ status: 404, description: '/problems/not-found: not your lesson' })
  guests(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Query({ schema: Paging }) paging: z.infer<typeof Paging>,
  ): Promise<z.infer<typeof LessonGuestPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listGuests(tx, context, lessonId, paging));
  }
}
