import type { EntityManager } from 'typeorm';
import type { Attendance } from './attendance.entity.js';
import type { SignInLesson } from './sign-in-attempt.rules.js';

export interface SignInLessonRow extends SignInLesson {
  id: string;
  cohortId: string;
  startsAt: Date;
  classHours: number;
  enrollmentId: string;
  personId: string;
  /** The person is the instructor of this very lesson. */
  teaches: boolean;
}

/**
 * The lesson with the person's confirmed enrollment, or null. Held for share: sign-ins do not wait for each other, and
 * closing waits for them.
 */
export async function readSignInLesson(
  tx: EntityManager,
  lessonId: string,
  personId: string | null,
): Promise<SignInLessonRow | null> {
  const [row]: SignInLessonRow[] = await tx.query(
    `select l.id, l.cohort_id as "cohortId", l.status, l.starts_at as "startsAt", l.class_hours as "classHours",
            l.opened_at as "openedAt", l.closed_at as "closedAt", l.sign_in_secret as "signInSecret",
            e.id as "enrollmentId", t.person_id as "personId", coalesce(i.person_id = t.person_id, false) as teaches
     from lesson l join enrollment e on e.cohort_id = l.cohort_id and e.status = 'CONFIRMED'
     join trainee t on t.id = e.trainee_id left join instructor i on i.id = l.instructor_id
     join cohort c on c.id = l.cohort_id
     where l.id = $1 and t.person_id = $2 and c.timetable_status = 'PUBLISHED' and l.status not in ('UNPLACED','DRAFT')
     for share of l`,
    [lessonId, personId],
  );
  return row ?? null;
}

export type StoredAttendance = Pick<Attendance, 'mark' | 'classHours' | 'minutesLate' | 'method' | 'signedInAt'>;

export async function readAttendance(
  tx: EntityManager,
  lessonId: string,
  enrollmentId: string,
): Promise<StoredAttendance | null> {
  const [row]: StoredAttendance[] = await tx.query(
    `select mark, class_hours as "classHours", minutes_late as "minutesLate", method, signed_in_at as "signedInAt"
     from attendance where lesson_id = $1 and enrollment_id = $2`,
    [lessonId, enrollmentId],
  );
  return row ?? null;
}
