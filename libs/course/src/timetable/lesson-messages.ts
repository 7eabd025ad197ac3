import type { Outbox } from '#platform';
import { LESSON_CLOSING_DUE, LESSON_OPENING_DUE, LESSON_REMINDER_DUE } from './timetable.events.js';

const MINUTE = 60_000;
const REMINDER_BEFORE_START = 24 * 60 * MINUTE;
const OPENING_BEFORE_START = 30 * MINUTE;
const CLOSING_AFTER_END = 30 * MINUTE;

/**
 * Queues a published lesson's reminder (a day before, or at once when that has passed), opening (30 minutes before) and
 * closing (30 minutes after its end); those queued earlier for the lesson are withdrawn.
 */
export async function queueLessonMessages(
  outbox: Outbox,
  lesson: { id: string; startsAt: Date; endsAt: Date },
  now: Date,
): Promise<void> {
  const start = lesson.startsAt.getTime();
  const payload = { lessonId: lesson.id, startsAt: lesson.startsAt.toISOString() };
  const due = (what: string, instant: number): { availableAt: Date; replaces: string } => ({
    availableAt: new Date(instant),
    replaces: `lesson:${lesson.id}:${what}`,
  });
  await outbox.add(
    LESSON_REMINDER_DUE,
    payload,
    due('reminder', Math.max(now.getTime(), start - REMINDER_BEFORE_START)),
  );
  await outbox.add(LESSON_OPENING_DUE, payload, due('opening', start - OPENING_BEFORE_START));
  await outbox.add(LESSON_CLOSING_DUE, payload, due('closing', lesson.endsAt.getTime() + CLOSING_AFTER_END));
}
