import type { OutboxMessage } from '#platform';
import { type LessonToQueue, messagesOfLesson } from '../timetable/lesson-messages.js';
import { LESSON_CLOSING_DUE, LESSON_OPENING_DUE, LESSON_REMINDER_DUE } from '../timetable/timetable.events.js';
import { reminderTimes } from './reminder-times.rules.js';

export interface QueuedLesson extends LessonToQueue {
  status: 'SCHEDULED' | 'OPEN' | 'CLOSED';
  /** Messages that stand for the lesson, by their key: for which start and due when (ISO). */
  queued: Readonly<Record<string, { startsAt: string; at: string }>>;
}

/**
 * The messages that a lesson needs at `now` and does not have as they should be: none at all, or one for another start or
 * another time. What its status has done already is not needed, and a reminder whose time is over is not brought back.
 */
export function missingMessages(lesson: QueuedLesson, now: Date): OutboxMessage[] {
  return messagesOfLesson(lesson, now).filter((message) => {
    if (!isNeeded(lesson, message, now)) return false;
    const found = lesson.queued[message.replaces ?? ''];
    return (
      !found ||
      found.startsAt !== lesson.startsAt.toISOString() ||
      Date.parse(found.at) !== message.availableAt?.getTime()
    );
  });
}

function isNeeded({ status, startsAt }: QueuedLesson, { topic, payload }: OutboxMessage, now: Date): boolean {
  switch (topic) {
    case LESSON_REMINDER_DUE: {
      const regular = reminderTimes(startsAt).find(({ lead }) => lead === payload.lead);
      return status === 'SCHEDULED' && regular !== undefined && regular.at > now;
    }
    case LESSON_OPENING_DUE:
      return status === 'SCHEDULED';
    case LESSON_CLOSING_DUE:
      return status !== 'CLOSED';
    default:
      return true;
  }
}
