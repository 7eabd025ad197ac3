import type { Outbox, OutboxMessage } from '#platform';
import { afterQuietHours, REMINDER_LEADS, remindersToQueue } from '../lesson-life/reminder-times.rules.js';
import {
  LESSON_ABSENCES_DUE,
  LESSON_CLOSING_DUE,
  LESSON_OPENING_DUE,
  LESSON_REMINDER_DUE,
} from './timetable.events.js';

const MINUTE = 60_000;
const OPENING_BEFORE_START = 30 * MINUTE;
const CLOSING_AFTER_END = 30 * MINUTE;
/** Whoever signed in without a connection gets some time to come back to the network before being told of an absence. */
const ABSENCES_AFTER_END = 120 * MINUTE;

export interface LessonToQueue {
  id: string;
  startsAt: Date;
  endsAt: Date;
}

/** The messages of a published lesson have fixed keys: whatever is queued later replaces what waits. */
const keyOf = (lessonId: string, what: string): string => `${lessonKeyPrefix}${lessonId}:${what}`;
const reminderKey = (lead: string): string => `reminder-${lead.toLowerCase()}`;
const KEYS = [...REMINDER_LEADS.map(reminderKey), 'opening', 'closing', 'absences'];

/** A key is the prefix, the lesson's id and one of the suffixes. */
export const lessonKeyPrefix = 'lesson:';
export const lessonKeySuffixes: readonly string[] = KEYS.map((what) => `:${what}`);
const lessonKeys = (lessonId: string): string[] => KEYS.map((what) => keyOf(lessonId, what));

/**
 * What a published lesson has to have queued at `now`: its reminders, its opening (30 minutes before), its closing (30
 * minutes after its end) and the telling of absences (two hours after its end, not in the quiet hours).
 */
export function messagesOfLesson({ id, startsAt, endsAt }: LessonToQueue, now: Date): OutboxMessage[] {
  const payload = { lessonId: id, startsAt: startsAt.toISOString() };
  const due = (topic: string, what: string, availableAt: Date): OutboxMessage => ({
    topic,
    payload,
    availableAt,
    replaces: keyOf(id, what),
  });
  const after = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);
  return [
    ...remindersToQueue(startsAt, now).map(({ lead, at }) => ({
      ...due(LESSON_REMINDER_DUE, reminderKey(lead), at),
      payload: { ...payload, lead },
    })),
    due(LESSON_OPENING_DUE, 'opening', after(startsAt, -OPENING_BEFORE_START)),
    due(LESSON_CLOSING_DUE, 'closing', after(endsAt, CLOSING_AFTER_END)),
    due(LESSON_ABSENCES_DUE, 'absences', afterQuietHours(after(endsAt, ABSENCES_AFTER_END))),
  ];
}

/**
 * Queues the messages of published lessons and withdraws every one that was queued for them before: a few statements
 * whatever the number of lessons.
 */
export async function queueMessagesOfLessons(
  outbox: Outbox,
  lessons: readonly LessonToQueue[],
  now: Date,
): Promise<void> {
  await outbox.withdraw(lessons.flatMap(({ id }) => lessonKeys(id)));
  await outbox.addMany(lessons.flatMap((lesson) => messagesOfLesson(lesson, now)));
}

/** The same for one lesson. */
export async function queueLessonMessages(outbox: Outbox, lesson: LessonToQueue, now: Date): Promise<void> {
  await queueMessagesOfLessons(outbox, [lesson], now);
}

/** A lesson that is off: nothing of it is due any more. */
export async function withdrawMessagesOfLessons(outbox: Outbox, lessonIds: readonly string[]): Promise<void> {
  await outbox.withdraw(lessonIds.flatMap(lessonKeys));
}
