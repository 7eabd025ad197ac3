import type { EntityManager } from 'typeorm';

/** A proposal to make up for another lesson at this one, which stands: asked or accepted. */
export interface StandingMakeUp {
  id: string;
  missedLessonId: string;
}

/** Those that stand at a lesson, locked: whoever is just answering is waited for. At most as many as it has seats. */
export function lockMakeUpsAt(tx: EntityManager, lessonId: string): Promise<StandingMakeUp[]> {
  return tx.query(
    `select id, missed_lesson_id as "missedLessonId" from make_up_proposal
     where lesson_id = $1 and status in ('PROPOSED','ACCEPTED') order by id for update`,
    [lessonId],
  );
}

/** They end, so that something else can be proposed. One that came up since ends by the reconciliation. */
export async function endMakeUpsAt(tx: EntityManager, makeUps: readonly StandingMakeUp[]): Promise<void> {
  await tx.query(`update make_up_proposal set status = 'EXPIRED', answered_at = null where id = any($1::uuid[])`, [
    makeUps.map(({ id }) => id),
  ]);
}
