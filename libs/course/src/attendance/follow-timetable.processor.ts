import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import { LiveChanges, OnMessage, type QueuedMessage, type Work } from '#platform';
import { isOvertaken, REMINDER_LEADS } from '../lesson-life/reminder-times.rules.js';
import { LESSON_CLOSING_DUE, LESSON_OPENING_DUE, LESSON_REMINDER_DUE } from '../timetable/timetable.events.js';
import { ATTENDANCE_EVENT } from './attendance-counts.query.js';
import { closeLesson, type LivingLesson, lockLesson, openLesson } from './lesson-life.js';
import { remindOfLesson } from './tell-lesson.js';

/**
 * A published lesson reminds, opens and closes by itself. The row is the truth: a message whose `startsAt` is not the
 * lesson's any more, or whose lesson was cancelled or has gone that step already, does nothing.
 */
@Injectable()
export class FollowTimetableProcessor {
  constructor(
    private readonly notices: Notices,
    private readonly live: LiveChanges,
  ) {}

  /** A reminder that comes so late that the next one is due as well (the worker stood still) is left to that one. */
  @OnMessage({ topic: LESSON_REMINDER_DUE, consumer: 'course.remind-of-lesson', queue: 'events' })
  async remind(message: Message, work: Work): Promise<void> {
    const lesson = await this.meant(message, work);
    const lead = REMINDER_LEADS.find((known) => known === message.payload['lead']);
    if (!lead || lesson?.status !== 'SCHEDULED' || lesson.startsAt <= work.now) return;
    if (isOvertaken(lead, lesson.startsAt, work.now)) return;
    await remindOfLesson(work.tx, this.notices, { ...lesson, lead });
  }

  @OnMessage({ topic: LESSON_OPENING_DUE, consumer: 'course.open-lesson', queue: 'events' })
  async open(message: Message, work: Work): Promise<void> {
    const lesson = await this.meant(message, work);
    if (lesson?.status !== 'SCHEDULED') return;
    await openLesson(work, lesson);
    work.afterCommit(() => this.live.announce(ATTENDANCE_EVENT, lesson.id));
  }

  /** A lesson that was never opened (the worker stood still) is closed as well; what is recorded on paper is corrected. */
  @OnMessage({ topic: LESSON_CLOSING_DUE, consumer: 'course.close-lesson', queue: 'events' })
  async close(message: Message, work: Work): Promise<void> {
    const lesson = await this.meant(message, work);
    if (lesson?.status !== 'OPEN' && lesson?.status !== 'SCHEDULED') return;
    await closeLesson(work, lesson);
    work.afterCommit(() => this.live.announce(ATTENDANCE_EVENT, lesson.id));
  }

  /** The lesson, locked, if it still is where the message says. */
  private async meant({ payload }: Message, work: Work): Promise<LivingLesson | null> {
    const lesson = await lockLesson(work, String(payload['lessonId']));
    return lesson && lesson.startsAt.toISOString() === payload['startsAt'] ? lesson : null;
  }
}

type Message = Pick<QueuedMessage, 'payload'>;
