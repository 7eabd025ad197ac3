import type { Notices } from '#identity';
import type { EntityManager } from 'typeorm';
import type { ReminderLead } from '../lesson-life/reminder-times.rules.js';

interface Reminded {
  titleZh: string;
  titleUg: string;
  titleEn: string;
  placeZh: string;
  placeUg: string;
  placeEn: string;
  persons: string[];
}

/**
 * Notice `lesson-reminder` to the confirmed trainees, those who make up for another lesson here, and the instructor;
 * once for each time of the lesson and each lead. Params: lessonId, titleZh, titleUg, titleEn, placeZh, placeUg, placeEn
 * (of the base), startsAt (ISO), lead (WEEK, DAY or HOUR).
 */
export async function remindOfLesson(
  tx: EntityManager,
  notices: Notices,
  lesson: { id: string; startsAt: Date; lead: ReminderLead },
): Promise<void> {
  const [row]: Reminded[] = await tx.query(
    `select u.title_zh as "titleZh", coalesce(u.title_ug, u.title_zh) as "titleUg", coalesce(u.title_en, u.title_zh) as "titleEn",
            b.name_zh as "placeZh", coalesce(b.name_ug, b.name_zh) as "placeUg", coalesce(b.name_en, b.name_zh) as "placeEn",
            array(select t.person_id from enrollment e join trainee t on t.id = e.trainee_id
                  where e.status = 'CONFIRMED' and (e.cohort_id = c.id or exists (select 1 from make_up_proposal m
                    where m.enrollment_id = e.id and m.lesson_id = l.id and m.status = 'ACCEPTED'))
                  union select i.person_id from instructor i where i.id = l.instructor_id) as persons
     from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     join org_unit b on b.id = c.base_id where l.id = $1`,
    [lesson.id],
  );
  if (!row) return;
  const { persons, ...names } = row;
  const startsAt = lesson.startsAt.toISOString();
  await notices.tell(tx, persons, {
    kind: 'lesson-reminder',
    params: { lessonId: lesson.id, ...names, startsAt, lead: lesson.lead },
    link: '/my-lessons',
    dedupeKey: `lesson-reminder:${lesson.id}:${startsAt}:${lesson.lead}`,
  });
}
