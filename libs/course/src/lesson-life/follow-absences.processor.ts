import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import { LiveChanges, OnMessage, type QueuedMessage, type Work } from '#platform';
import { ATTENDANCE_EVENT } from '../attendance/attendance-counts.query.js';
import { closeLesson, type LivingLesson, lockLesson } from '../attendance/lesson-life.js';
import { LESSON_ABSENCES_DUE } from '../timetable/timetable.events.js';
import { proposeMakeUps } from './propose-make-ups.js';
import { tellAbsences } from './tell-absences.js';

type Message = Pick<QueuedMessage, 'payload'>;

/** Some time after a lesson: who was absent hears of it, and of a lesson where it can be made up. */
@Injectable()
export class FollowAbsencesProcessor {
  constructor(
    private readonly notices: Notices,
    private readonly live: LiveChanges,
  ) {}

  @OnMessage({ topic: LESSON_ABSENCES_DUE, consumer: 'course.tell-absences', queue: 'events' })
  async tell(message: Message, work: Work): Promise<void> {
    const lesson = await this.closed(message, work);
    if (lesson) await tellAbsences(work.tx, this.notices, lesson);
  }

  @OnMessage({ topic: LESSON_ABSENCES_DUE, consumer: 'course.propose-make-ups', queue: 'events' })
  async propose(message: Message, work: Work): Promise<void> {
    const lesson = await this.closed(message, work);
    if (lesson) await proposeMakeUps(work, this.notices, lesson.id);
  }

  /** The lesson that the message means, closed; its closing may still wait in a long queue, then it is closed here. */
  private async closed({ payload }: Message, work: Work): Promise<LivingLesson | null> {
    const lesson = await lockLesson(work, String(payload['lessonId']));
    if (!lesson || lesson.startsAt.toISOString() !== payload['startsAt']) return null;
    if (lesson.status === 'OPEN' || lesson.status === 'SCHEDULED') {
      await closeLesson(work, lesson);
      work.afterCommit(() => this.live.announce(ATTENDANCE_EVENT, lesson.id));
      return lesson;
    }
    return lesson.status === 'CLOSED' ? lesson : null;
  }
}
