import type { Work } from '#platform';
import type { AttendanceMark } from './attendance.entity.js';

export interface MarkToWrite {
  enrollmentId: string;
  mark: AttendanceMark;
  classHours: number;
  minutesLate: number | null;
}

interface State {
  mark: AttendanceMark;
  classHours: number;
  minutesLate: number | null;
  method: string;
}
interface Stored extends State {
  id: string;
  enrollmentId: string;
}

/**
 * Writes marks in one statement and an audit row with before and after for each that differs; answers how many do. A
 * mark that says what is recorded already leaves the record, its method and its time alone.
 */
export async function writeMarks(
  { tx, audit, now }: Work,
  given: { lessonId: string; method: 'INSTRUCTOR' | 'PAPER'; recordedBy: string | null },
  marks: readonly MarkToWrite[],
): Promise<number> {
  const { lessonId, method, recordedBy } = given;
  const ids = marks.map(({ enrollmentId }) => enrollmentId);
  const before: Stored[] = await tx.query(
    `select id, enrollment_id as "enrollmentId", mark, class_hours as "classHours", minutes_late as "minutesLate", method
     from attendance where lesson_id = $1 and enrollment_id = any($2::uuid[]) order by enrollment_id for update`,
    [lessonId, ids],
  );
  const old = new Map(before.map((row) => [row.enrollmentId, row]));
  // In the order of ids, so two people who mark the same class at once wait for each other instead of deadlocking.
  const sorted = [...marks].sort((a, b) => (a.enrollmentId < b.enrollmentId ? -1 : 1));
  const written: Stored[] = await tx.query(
    `insert into attendance (lesson_id, enrollment_id, mark, class_hours, minutes_late, method, recorded_by, updated_at)
     select $1, m.enrollment_id, m.mark, m.class_hours, m.minutes_late, $6, $7, $8
     from unnest($2::uuid[], $3::text[], $4::int[], $5::int[]) as m(enrollment_id, mark, class_hours, minutes_late)
     on conflict on constraint uq_attendance_lesson_enrollment do update
       set mark = excluded.mark, class_hours = excluded.class_hours, minutes_late = excluded.minutes_late,
           method = excluded.method, is_offline = false, recorded_by = excluded.recorded_by, updated_at = excluded.updated_at
       where (attendance.mark, attendance.class_hours, attendance.minutes_late)
             is distinct from (excluded.mark, excluded.class_hours, excluded.minutes_late)
     returning id, enrollment_id as "enrollmentId", mark, class_hours as "classHours", minutes_late as "minutesLate", method`,
    [
      lessonId,
      sorted.map(({ enrollmentId }) => enrollmentId),
      sorted.map(({ mark }) => mark),
      sorted.map(({ classHours }) => classHours),
      sorted.map(({ minutesLate }) => minutesLate),
      method,
      recordedBy,
      now,
    ],
  );
  for (const row of written) {
    const previous = old.get(row.enrollmentId);
    await audit.record({
      action: 'attendance:mark',
      subjectType: 'attendance',
      subjectId: row.id,
      changes: { lessonId, before: previous ? stateOf(previous) : null, after: stateOf(row) },
    });
  }
  return written.length;
}

const stateOf = ({ mark, classHours, minutesLate, method }: Stored): State => ({
  mark,
  classHours,
  minutesLate,
  method,
});
