import { notFound, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { LessonStatus } from '../lesson/lesson.entity.js';

export interface MovableLesson {
  id: string;
  cohortId: string;
  status: LessonStatus;
  startsAt: Date | null;
  instructorId: string | null;
  roomId: string | null;
  needs: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | 'ONLINE';
  titleZh: string;
  titleUg: string | null;
  titleEn: string | null;
}

/** A lesson that the actor may move; outside the scope it does not exist. */
export async function findMovable(
  tx: EntityManager,
  { actor }: RequestContext,
  lessonId: string,
): Promise<MovableLesson> {
  const scope = cohortScope(actor, 'lesson:move', 2);
  const [lesson]: MovableLesson[] = await tx.query(
    `select l.id, l.cohort_id as "cohortId", l.status, l.starts_at as "startsAt", l.instructor_id as "instructorId",
            l.room_id as "roomId", u.equipment as needs, u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn"
     from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     where l.id = $1 and ${scope.condition}`,
    [lessonId, scope.roots],
  );
  if (!lesson) throw notFound('lesson');
  return lesson;
}
