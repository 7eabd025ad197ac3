import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork, type Work } from '#platform';
import { ATTENDANCE_EVENT } from './attendance-counts.query.js';
import { lessonNotBegun, lessonNotOpen, lessonNotOpenable, lessonTooEarly } from './attendance.problems.js';
import type { LessonDetail } from './attendance.presenter.js';
import { OPENABLE_BEFORE_START_MS } from './lesson-actions.policy.js';
import { closeLesson, type LivingLesson, lockLesson, openLesson } from './lesson-life.js';
import { showLesson } from './lesson-view.query.js';
import { findTaught } from './taught-lesson.query.js';

/** The instructor opens or closes a lesson before it would do so by itself; doing it again changes nothing. */
@Injectable()
export class LessonLifeHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveChanges,
  ) {}

  open(context: RequestContext, lessonId: string): Promise<LessonDetail> {
    return this.change(context, lessonId, async (work, lesson) => {
      if (lesson.status === 'OPEN') return;
      if (lesson.status !== 'SCHEDULED') throw lessonNotOpenable(lesson.status);
      const opensAt = new Date(lesson.startsAt.getTime() - OPENABLE_BEFORE_START_MS);
      if (work.now < opensAt) throw lessonTooEarly(opensAt);
      await openLesson(work, lesson);
    });
  }

  close(context: RequestContext, lessonId: string): Promise<LessonDetail> {
    return this.change(context, lessonId, async (work, lesson) => {
      if (lesson.status === 'CLOSED') return;
      if (lesson.status !== 'OPEN') throw lessonNotOpen(lesson.status);
      if (work.now < lesson.startsAt) throw lessonNotBegun(lesson.startsAt);
      await closeLesson(work, lesson);
    });
  }

  private change(
    context: RequestContext,
    lessonId: string,
    step: (work: Work, lesson: LivingLesson) => Promise<void>,
  ): Promise<LessonDetail> {
    return this.unitOfWork.run(context, async (work) => {
      await findTaught(work.tx, context, lessonId);
      const lesson = await lockLesson(work, lessonId);
      if (!lesson) throw notFound('lesson');
      await step(work, lesson);
      work.afterCommit(() => this.live.announce(ATTENDANCE_EVENT, lessonId));
      return showLesson(work.tx, context, lessonId, work.now);
    });
  }
}
