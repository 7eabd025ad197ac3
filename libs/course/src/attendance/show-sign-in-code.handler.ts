import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { type Config, CONFIG, UnitOfWork } from '#platform';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import { lessonNotOpen } from './attendance.problems.js';
import type { SignInCode } from './attendance.presenter.js';
import { codeAt, PERIOD_SECONDS, windowEnd } from './sign-in-code.rules.js';
import { findTaught } from './taught-lesson.query.js';

/** The code of this moment for the screen of the classroom. The secret behind it never leaves the server. */
@Injectable()
export class ShowSignInCodeHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  handle(context: RequestContext, lessonId: string): Promise<SignInCode> {
    return this.unitOfWork.run(context, async ({ tx, now }) => {
      const { id } = await findTaught(tx, context, lessonId);
      const [lesson]: { status: LessonStatus; secret: Buffer | null }[] = await tx.query(
        `select status, sign_in_secret as secret from lesson where id = $1`,
        [id],
      );
      if (lesson?.status !== 'OPEN' || !lesson.secret) throw lessonNotOpen(lesson?.status ?? 'SCHEDULED');
      const code = codeAt(lesson.secret, now);
      return {
        code,
        validUntil: windowEnd(now).toISOString(),
        periodSeconds: PERIOD_SECONDS,
        url: `${this.config.PUBLIC_URL ?? ''}/s/${id}/${code}`,
        serverNow: now.toISOString(),
      };
    });
  }
}
