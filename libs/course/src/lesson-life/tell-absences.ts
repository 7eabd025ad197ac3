import type { Notices } from '#identity';
import type { EntityManager } from 'typeorm';

interface Missed {
  titleZh: string;
  titleUg: string;
  titleEn: string;
  absent: string[];
  instructor: string | null;
  absentCount: number;
  expected: number;
}

/**
 * Notices of a lesson that is over, once for each time of it: `lesson-missed` to every trainee who was absent without
 * leave (params lessonId, titleZh, titleUg, titleEn, startsAt), and `lesson-absences` to the instructor (params also
 * absent and expected, persons) when there are any. Answers how many were absent. The tone is that of help: nobody is
 * blamed, and what to do is said on the page.
 */
export async function tellAbsences(
  tx: EntityManager,
  notices: Notices,
  lesson: { id: string; startsAt: Date },
): Promise<number> {
  const [row]: Missed[] = await tx.query(
    `select u.title_zh as "titleZh", coalesce(u.title_ug, u.title_zh) as "titleUg", coalesce(u.title_en, u.title_zh) as "titleEn",
            (select i.person_id from instructor i where i.id = l.instructor_id) as instructor,
            coalesce(json_agg(t.person_id) filter (where a.mark = 'ABSENT'), '[]') as absent,
            count(*) filter (where a.mark = 'ABSENT')::int as "absentCount", count(e.id)::int as expected
     from lesson l join course_unit u on u.id = l.course_unit_id
     left join enrollment e on e.cohort_id = l.cohort_id and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED')
     left join trainee t on t.id = e.trainee_id left join attendance a on a.lesson_id = l.id and a.enrollment_id = e.id
     where l.id = $1 group by l.id, u.id`,
    [lesson.id],
  );
  if (!row || row.absentCount === 0) return 0;
  const { absent, instructor, absentCount, expected, ...titles } = row;
  const startsAt = lesson.startsAt.toISOString();
  const params = { lessonId: lesson.id, ...titles, startsAt };
  await notices.tell(tx, absent, {
    kind: 'lesson-missed',
    params,
    link: `/lessons/${lesson.id}`,
    dedupeKey: `lesson-missed:${lesson.id}:${startsAt}`,
  });
  await notices.tell(tx, instructor ? [instructor] : [], {
    kind: 'lesson-absences',
    params: { ...params, absent: absentCount, expected },
    link: `/lessons/${lesson.id}/teach`,
    dedupeKey: `lesson-absences:${lesson.id}:${startsAt}`,
  });
  return absentCount;
}
