import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { Bookings } from '#scheduling';
import { proposeMakeUps } from '../lesson-life/propose-make-ups.js';
import { withdrawMessagesOfLessons } from '../timetable/lesson-messages.js';
import { oneLesson } from '../timetable/lesson-rows.query.js';
import { findLessonToMove } from '../timetable/movable-lesson.query.js';
import type { StandingLesson } from '../timetable/standing-lesson.query.js';
import { lockTimetable, type TimetableCohort } from '../timetable/start-planning.handler.js';
import type { TimetableLesson } from '../timetable/timetable.presenter.js';
import { lessonNotCancellable } from './cancel-lesson.problems.js';
import { endMakeUpsAt, lockMakeUpsAt } from './standing-make-ups.query.js';
import { tellCancelled } from './tell-cancelled.js';

/** Calls off a published lesson that is still to come, for good. */
@Injectable()
export class CancelLessonHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  /**
   * Throws `not-found`, `timetable-closed` and `lesson-not-cancellable`; a lesson that is cancelled already stays so, and
   * nobody is told twice. Its planned class hours no longer count for anybody (handbook §2.3): see `plannedClassHours`.
   */
  handle(context: RequestContext, lessonId: string, reason: string): Promise<TimetableLesson> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, outbox, now } = work;
      const { cohortId, status } = await findLessonToMove(tx, context, lessonId);
      if (status === 'CANCELLED') return oneLesson(tx, lessonId);
      // The cohort before the resources, as moving does; then the lesson is read again as it is under the lock.
      const cohort = await lockTimetable(tx, context, 'lesson:move', cohortId);
      const lesson = await findLessonToMove(tx, context, lessonId);
      if (lesson.status === 'CANCELLED') return oneLesson(tx, lessonId);
      assertCancellable(lesson, cohort, now);
      await this.bookings.lock(tx, resourcesOf(lesson, cohort));
      // Before the lesson itself, as whoever answers a proposal does.
      const makeUps = await lockMakeUpsAt(tx, lessonId);
      await tx.query(`update lesson set status = 'CANCELLED' where id = $1`, [lessonId]);
      await this.bookings.release(tx, { subjectType: 'lesson', subjectIds: [lessonId] });
      await withdrawMessagesOfLessons(outbox, [lessonId]);
      await tellCancelled(tx, this.notices, lesson, reason);
      await endMakeUpsAt(tx, makeUps);
      const changes = { before: lesson.status, after: 'CANCELLED', reason };
      await audit.record({ action: 'lesson:cancel', subjectType: 'lesson', subjectId: lessonId, changes });
      // For the cohort, and again for those who were to make up for another lesson here.
      const missed = new Set([lessonId, ...makeUps.map(({ missedLessonId }) => missedLessonId)]);
      for (const id of missed) await proposeMakeUps(work, this.notices, id);
      return oneLesson(tx, lessonId);
    });
  }
}

function assertCancellable({ status, startsAt }: StandingLesson, cohort: TimetableCohort, now: Date): void {
  if (status !== 'SCHEDULED') throw lessonNotCancellable(status);
  if (cohort.timetableStatus !== 'PUBLISHED') throw lessonNotCancellable('DRAFT');
  if (!startsAt || startsAt <= now) throw lessonNotCancellable('PAST');
}

const resourcesOf = ({ instructorResourceId, roomId }: StandingLesson, { resourceId }: TimetableCohort): string[] => [
  resourceId,
  ...(instructorResourceId ? [instructorResourceId] : []),
  ...(roomId ? [roomId] : []),
];
