import type { EntityManager } from 'typeorm';
import type { Attendance } from './attendance.entity.js';
import type { Failures, SignInLesson } from './sign-in-attempt.rules.js';

export interface SignInLessonRow extends SignInLesson {
  id: string;
  /** The cohort of the enrollment; of somebody who makes up here it is another than the lesson's. */
  cohortId: string;
  /** The lesson that the mark is written to: this one, or the missed one that is made up for here. */
  markedLessonId: string;
  isMakeUp: boolean;
  startsAt: Date;
  /** That a sign-in can count. */
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
 * Everything that a sign-in is judged by, in one round trip, or null when the person is neither confirmed in the cohort
 * nor makes up for another lesson here. The lesson is held for share: sign-ins do not wait for each other, and closing
 * waits for them.
 */
export async function readSignInLesson(
  tx: EntityManager,
  lessonId: string,
  person: { personId: string | null; accountId: string | null },
): Promise<SignInLessonRow | null> {
  const [row]: Row[] = await tx.query(
    `select l.id, mine.cohort_id as "cohortId", coalesce(mine.missed_id, l.id) as "markedLessonId",
            mine.missed_id is not null as "isMakeUp", l.status, l.starts_at as "startsAt",
            least(l.class_hours, mine.missed_hours) as "classHours",
            l.opened_at as "openedAt", l.closed_at as "closedAt", l.sign_in_secret as "signInSecret",
            mine.id as "enrollmentId", $2::uuid as "personId", coalesce(i.person_id = $2, false) as teaches,
            a.mark, a.class_hours as "markedHours", a.minutes_late as "minutesLate", a.method, a.signed_in_at as "signedInAt",
            f.failures, f.window_started_at as "windowStartedAt"
     from lesson l join lateral (
       select e.id, e.cohort_id, null::uuid as missed_id, null::int as missed_hours
       from enrollment e join trainee t on t.id = e.trainee_id
       where e.cohort_id = l.cohort_id and e.status = 'CONFIRMED' and t.person_id = $2
       union all
       select e.id, e.cohort_id, missed.id, missed.class_hours
       from make_up_proposal m join enrollment e on e.id = m.enrollment_id and e.status = 'CONFIRMED'
       join trainee t on t.id = e.trainee_id join lesson missed on missed.id = m.missed_lesson_id
       where m.lesson_id = l.id and m.status = 'ACCEPTED' and t.person_id = $2
       limit 1
     ) as mine on true
     left join instructor i on i.id = l.instructor_id join cohort c on c.id = l.cohort_id
     left join attendance a on a.lesson_id = coalesce(mine.missed_id, l.id) and a.enrollment_id = mine.id
       and (mine.missed_id is null or a.mark not in ('ABSENT','LEAVE'))
     left join sign_in_failure f on f.account_id = $3
     where l.id = $1 and c.timetable_status = 'PUBLISHED' and l.status not in ('UNPLACED','DRAFT')
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
