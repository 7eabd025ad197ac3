import { notFound, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';

/** How somebody stands to a lesson that they may act in. */
export interface TaughtLesson {
  id: string;
  cohortId: string;
  /** Is its instructor. */
  teaches: boolean;
  /** Corrects attendance over its cohort. */
  oversees: boolean;
}

/**
 * A published lesson that the actor teaches or oversees; anything else does not exist for them. The permission of
 * teaching covers an org unit, but a lesson is acted in only by its own instructor or by whoever corrects attendance.
 */
export async function findTaught(
  tx: EntityManager,
  { actor }: RequestContext,
  lessonId: string,
): Promise<TaughtLesson> {
  const scope = cohortScope(actor, 'attendance:correct', 3);
  const [lesson]: TaughtLesson[] = await tx.query(
    `select * from (
       select l.id, l.cohort_id as "cohortId", coalesce(i.person_id = $2, false) as teaches, ${scope.condition} as oversees
       from lesson l join cohort c on c.id = l.cohort_id left join instructor i on i.id = l.instructor_id
       where l.id = $1 and c.timetable_status = 'PUBLISHED' and l.status not in ('UNPLACED','DRAFT')
     ) as found where teaches or oversees`,
    [lessonId, actor.personId, scope.roots],
  );
  if (!lesson) throw notFound('lesson');
  return lesson;
}
