import { randomUUID } from 'node:crypto';
import type { DemoRow } from './insert-rows.js';
import type { Random } from './random.js';
import type { WrittenLesson } from './write-cohort.js';

/** How likely it is that somebody misses a lesson: most people come, a few do not. */
const OFTEN_AWAY_SHARE = 0.14;
const AWAY = { seldom: 0.04, often: 0.32 };

/** Whether somebody comes to lessons as a rule; asked once for each person and class. */
export function absenceRate(random: Random): number {
  return random() < OFTEN_AWAY_SHARE ? AWAY.often : AWAY.seldom;
}

/** One attendance; up to 15 minutes late counts in full (handbook §2.3). `attended` is in class hours. */
export function attendanceRow(
  random: Random,
  lesson: WrittenLesson,
  enrollmentId: string,
  absence: number,
): { row: DemoRow; attended: number } {
  const isAway = random() < absence;
  const mark = isAway ? (random() < 0.4 ? 'LEAVE' : 'ABSENT') : random() < 0.06 ? 'LATE' : 'PRESENT';
  const minutesLate = mark === 'LATE' ? 3 + Math.floor(random() * 12) : null;
  const attended = isAway ? 0 : lesson.classHours;
  const minutesAfterStart = minutesLate ?? -Math.ceil(random() * 10);
  const method = mark === 'ABSENT' ? 'SYSTEM' : mark === 'LEAVE' || random() < 0.12 ? 'INSTRUCTOR' : 'CODE';
  const row = {
    id: randomUUID(),
    lesson_id: lesson.id,
    enrollment_id: enrollmentId,
    mark,
    class_hours: attended,
    minutes_late: minutesLate,
    method,
    signed_in_at: isAway ? null : new Date(lesson.startsAt.getTime() + minutesAfterStart * 60_000),
    updated_at: lesson.endsAt,
  };
  return { row, attended };
}
