import { randomBytes } from 'node:crypto';
import type { Work } from '#platform';
import type { LessonStatus } from '../lesson/lesson.entity.js';

export interface LivingLesson {
  id: string;
  cohortId: string;
  status: LessonStatus;
  startsAt: Date;
  endsAt: Date;
}

const SECRET_BYTES = 32;

/**
 * The lesson with its cohort, locked: first the cohort, as whoever moves a lesson does. Sign-ins hold the lesson for
 * share, so closing waits for those under way and later ones find it closed. Null for one that is not placed.
 */
export async function lockLesson({ tx }: Pick<Work, 'tx'>, lessonId: string): Promise<LivingLesson | null> {
  await tx.query(`select 1 from cohort where id = (select cohort_id from lesson where id = $1) for no key update`, [
    lessonId,
  ]);
  const [lesson]: LivingLesson[] = await tx.query(
    `select id, cohort_id as "cohortId", status, starts_at as "startsAt", ends_at as "endsAt"
     from lesson where id = $1 and starts_at is not null for no key update`,
    [lessonId],
  );
  return lesson ?? null;
}

/** SCHEDULED → OPEN with a fresh sign-in secret; the first opening sets the cohort running. The caller holds the lock. */
export async function openLesson({ tx, audit, now }: Work, lesson: LivingLesson): Promise<void> {
  await tx.query(`update lesson set status = 'OPEN', sign_in_secret = $2, opened_at = $3 where id = $1`, [
    lesson.id,
    randomBytes(SECRET_BYTES),
    now,
  ]);
  await tx.query(`update cohort set status = 'RUNNING' where id = $1 and status = 'OPEN'`, [lesson.cohortId]);
  await audit.record({
    action: 'lesson:open',
    subjectType: 'lesson',
    subjectId: lesson.id,
    changes: { before: lesson.status, after: 'OPEN' },
  });
}

/** → CLOSED; whoever is confirmed and has no mark was absent. Answers how many. The caller holds the lock. */
export async function closeLesson({ tx, audit, now }: Work, lesson: LivingLesson): Promise<number> {
  const absent: unknown[] = await tx.query(
    `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method, updated_at)
     select $1, e.id, 'ABSENT', 0, 'SYSTEM', $3 from enrollment e where e.cohort_id = $2 and e.status = 'CONFIRMED'
     on conflict on constraint uq_attendance_lesson_enrollment do nothing returning 1`,
    [lesson.id, lesson.cohortId, now],
  );
  await tx.query(`update lesson set status = 'CLOSED', closed_at = $2 where id = $1`, [lesson.id, now]);
  await audit.record({
    action: 'lesson:close',
    subjectType: 'lesson',
    subjectId: lesson.id,
    changes: { before: lesson.status, after: 'CLOSED', absent: absent.length },
  });
  return absent.length;
}
