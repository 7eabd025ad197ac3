import type { Notices } from '#identity';
import type { EntityManager } from 'typeorm';
import type { StandingLesson } from '../timetable/standing-lesson.query.js';
import { peopleOf } from '../timetable/timetable-notices.js';

/**
 * Notice `lesson-cancelled`, once for each person: params lessonId, titleZh, titleUg, titleEn, startsAt (ISO, when it
 * would have been) and reason. Told are confirmed trainees, the instructor, and those who were to make up there.
 */
export async function tellCancelled(
  tx: EntityManager,
  notices: Notices,
  { id, cohortId, instructorId, titleZh, titleUg, titleEn, startsAt }: StandingLesson,
  reason: string,
): Promise<void> {
  const people = await peopleOf(tx, { cohortId, lessonId: id, instructorIds: instructorId ? [instructorId] : [] });
  await notices.tell(tx, people, {
    kind: 'lesson-cancelled',
    params: {
      lessonId: id,
      titleZh,
      titleUg: titleUg ?? titleZh,
      titleEn: titleEn ?? titleZh,
      startsAt: startsAt?.toISOString() ?? '',
      reason,
    },
    link: '/my-lessons',
    dedupeKey: `lesson-cancelled:${id}`,
  });
}
