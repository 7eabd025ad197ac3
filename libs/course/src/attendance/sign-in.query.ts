import type { EntityManager } from 'typeorm';
import type { Attendance } from './attendance.entity.js';
import type { Failures, SignInLesson } from './sign-in-attempt.rules.js';

export interface SignInLessonRow extends SignInLesson {
  id: string;
  cohortId: string;
  startsAt: Date;
  classHours: number;
  enrollmentId: string;
  personId: string;
  /** The person is the instructor of this very lesson. */
  teaches: boolean;
  /** The mark that is there already. */
  first: StoredAttendance | null;
  /** Wrong codes of the account. */
  failed: Failures | null;
}

export type StoredAttendance = Pick<Attendance, 'mark' | 'classHours' | 'minutesLate' | 'method' | 'signedInAt'>;
type Row = Omit<SignInLessonRow, 'first' | 'failed'> & {
  mark: StoredAttendance['mark'] | null;
  markedHours: number;
  minutesLate: number | null;
  method: StoredAttendance['method'];
  signedInAt: Date | null;
  failures: number | null;
  windowStartedAt: Date;
};

/**
 * Everything that a sign-in is judged by, in one round trip, or null when the person is not confirmed in the cohort. The
 * lesson is held for share: sign-ins do not wait for each other, and closing waits for them.
 */
export async function readSignInLesson(
  tx: EntityManager,
  lessonId: string,
  person: { personId: string | null; accountId: string | null },
): Promise<SignInLessonRow | null> {
  const [row]: Row[] = await tx.query(
    `select l.id, l.cohort_id as "cohortId", l.status, l.starts_at as "startsAt", l.class_hours as "classHours",
            l.opened_at as "openedAt", l.closed_at as "closedAt", l.sign_in_secret as "signInSecret",
            e.id as "enrollmentId", t.person_id as "personId", coalesce(i.person_id = t.person_id, false) as teaches,
            a.mark, a.class_hours as "markedHours", a.minutes_late as "minutesLate", a.method, a.signed_in_at as "signedInAt",
            f.failures, f.window_started_at as "windowStartedAt"
     from lesson l join enrollment e on e.cohort_id = l.cohort_id and e.status = 'CONFIRMED'
     join trainee t on t.id = e.trainee_id left join instructor i on i.id = l.instructor_id
     join cohort c on c.id = l.cohort_id
     left join attendance a on a.lesson_id = l.id and a.enrollment_id = e.id
     left join sign_in_failure f on f.account_id = $3
     where l.id = $1 and t.person_id = $2 and c.timetable_status = 'PUBLISHED' and l.status not in ('UNPLACED','DRAFT')
     for share of l`,
    [lessonId, person.personId, person.accountId],
  );
  if (!row) return null;
  const { mark, markedHours, minutesLate, method, signedInAt, failures, windowStartedAt, ...lesson } = row;
  return {
    ...lesson,
    first: mark && { mark, classHours: markedHours, minutesLate, method, signedInAt },
    failed: failures === null ? null : { failures, windowStartedAt },
  };
}

/** The mark as it is now, after somebody else's transaction was faster. */
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
