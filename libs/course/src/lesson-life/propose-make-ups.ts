import type { Notices } from '#identity';
import type { Work } from '#platform';
import { chooseMakeUps } from './make-up-choice.rules.js';
import { lessonsToMakeUpAt, traineesWhoMissed } from './make-up-lessons.query.js';

/**
 * Proposes to each trainee who missed a lesson, or whose lesson was cancelled, the next one elsewhere that teaches the
 * same and suits (see `chooseMakeUps`). Answers how many proposals were made; doing it again proposes nothing twice.
 */
export async function proposeMakeUps({ tx, now }: Work, notices: Notices, missedLessonId: string): Promise<number> {
  const trainees = await traineesWhoMissed(tx, missedLessonId, now);
  if (trainees.length === 0) return 0;
  // One at a time looks for free seats of a unit, so that no seat is proposed twice.
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('make-up:' || course_unit_id, 0)) from lesson where id = $1`,
    [missedLessonId],
  );
  const chosen = chooseMakeUps(trainees, await lessonsToMakeUpAt(tx, missedLessonId, now));
  if (chosen.length === 0) return 0;
  const made: { lessonId: string; personId: string }[] = await tx.query(
    `with made as (
       insert into make_up_proposal (enrollment_id, missed_lesson_id, lesson_id, proposed_at)
       select chosen.enrollment_id, $1, chosen.lesson_id, $4
       from unnest($2::uuid[], $3::uuid[]) as chosen(enrollment_id, lesson_id)
       on conflict do nothing returning enrollment_id, lesson_id)
     select made.lesson_id as "lessonId", t.person_id as "personId" from made
     join enrollment e on e.id = made.enrollment_id join trainee t on t.id = e.trainee_id`,
    [missedLessonId, chosen.map(({ enrollmentId }) => enrollmentId), chosen.map(({ lessonId }) => lessonId), now],
  );
  for (const lessonId of new Set(made.map((one) => one.lessonId))) {
    const persons = made.filter((one) => one.lessonId === lessonId).map(({ personId }) => personId);
    await tellProposed({ tx }, notices, { missedLessonId, lessonId, persons });
  }
  return made.length;
}

/**
 * Notice `make-up-proposed`: params lessonId, titleZh, titleUg, titleEn, startsAt (ISO), placeZh, placeUg, placeEn of
 * the lesson where it can be made up.
 */
async function tellProposed(
  { tx }: Pick<Work, 'tx'>,
  notices: Notices,
  { missedLessonId, lessonId, persons }: { missedLessonId: string; lessonId: string; persons: string[] },
): Promise<void> {
  const [row]: { startsAt: Date; [name: string]: string | Date }[] = await tx.query(
    `select u.title_zh as "titleZh", coalesce(u.title_ug, u.title_zh) as "titleUg", coalesce(u.title_en, u.title_zh) as "titleEn",
            b.name_zh as "placeZh", coalesce(b.name_ug, b.name_zh) as "placeUg", coalesce(b.name_en, b.name_zh) as "placeEn",
            l.starts_at as "startsAt"
     from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     left join resource r on r.id = l.room_id join org_unit b on b.id = coalesce(r.org_unit_id, c.base_id) where l.id = $1`,
    [lessonId],
  );
  if (!row) return;
  const { startsAt, ...names } = row;
  await notices.tell(tx, persons, {
    kind: 'make-up-proposed',
    params: { lessonId, ...(names as Record<string, string>), startsAt: startsAt.toISOString() },
    link: `/lessons/${missedLessonId}`,
    dedupeKey: `make-up-proposed:${missedLessonId}:${lessonId}`,
  });
}
