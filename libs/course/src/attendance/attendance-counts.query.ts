import type { EntityManager } from 'typeorm';
import { z } from 'zod';

/** The live event of a lesson's counts, and the source that knows them. */
export const ATTENDANCE_EVENT = 'attendance';

/** Persons of one lesson. `signedIn` = present + late + left early. */
export const AttendanceCounts = z
  .object({
    expected: z.number().int().describe('Enrollments of the cohort that are confirmed or decided'),
    signedIn: z.number().int().describe('Present, late or left early'),
    present: z.number().int(),
    late: z.number().int(),
    leftEarly: z.number().int(),
    leave: z.number().int(),
    absent: z.number().int(),
    unmarked: z.number().int(),
  })
  .meta({ id: 'AttendanceCounts' });
export type AttendanceCounts = z.infer<typeof AttendanceCounts>;

/** SQL: `AttendanceCounts` as JSON for a lesson and its cohort, given as columns or parameters. */
export const countsJson = (lessonId: string, cohortId: string): string =>
  `(select json_build_object('expected', count(*), 'signedIn', count(*) filter (where a.mark in ('PRESENT','LATE','LEFT_EARLY')),
      'present', count(*) filter (where a.mark = 'PRESENT'), 'late', count(*) filter (where a.mark = 'LATE'),
      'leftEarly', count(*) filter (where a.mark = 'LEFT_EARLY'), 'leave', count(*) filter (where a.mark = 'LEAVE'),
      'absent', count(*) filter (where a.mark = 'ABSENT'), 'unmarked', count(*) filter (where a.mark is null))
    from enrollment e left join attendance a on a.enrollment_id = e.id and a.lesson_id = ${lessonId}
    where e.cohort_id = ${cohortId} and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED'))`;

/** Null for an unknown lesson. */
export async function attendanceCounts(tx: EntityManager, lessonId: string): Promise<AttendanceCounts | null> {
  const [row]: { counts: AttendanceCounts }[] = await tx.query(
    `select ${countsJson('l.id', 'l.cohort_id')} as counts from lesson l where l.id = $1`,
    [lessonId],
  );
  return row?.counts ?? null;
}
