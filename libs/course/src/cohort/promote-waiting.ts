import type { Work } from '#platform';
import { TRAINEE_ENROLLED } from '../course.events.js';
import { freeSeats } from './waiting-list.rules.js';

interface Promoted {
  id: string;
  traineeId: string;
  status: 'INVITED' | 'CONFIRMED';
}

/** Locks the cohort's row; every change of its seats goes through this lock, one after another. */
export async function lockSeats({ tx }: Pick<Work, 'tx'>, cohortId: string): Promise<void> {
  await tx.query(`select 1 from cohort where id = $1 for update`, [cohortId]);
}

/**
 * Gives free seats to those who have waited longest; who has not consented is invited first. The caller holds the lock
 * of `lockSeats`. Each promotion is announced as an enrollment.
 */
export async function promoteWaiting({ tx, outbox, audit }: Work, cohortId: string): Promise<Promoted[]> {
  const [cohort]: { status: string; capacity: number; seatsTaken: number }[] = await tx.query(
    `select c.status, c.capacity, (select count(*)::int from enrollment e
       where e.cohort_id = c.id and e.status not in ('WAITLISTED','WITHDRAWN')) as "seatsTaken"
     from cohort c where c.id = $1`,
    [cohortId],
  );
  const free = cohort ? freeSeats(cohort) : 0;
  if (free === 0) return [];
  const [promoted]: [Promoted[], number] = await tx.query(
    `with next as (
       select e.id, s.id as consent_id from enrollment e join trainee t on t.id = e.trainee_id
       left join consent s on s.person_id = t.person_id and s.purpose = 'ENROLLMENT' and s.withdrawn_at is null
       where e.cohort_id = $1 and e.status = 'WAITLISTED'
       order by e.waitlisted_at nulls last, e.created_at, e.id limit $2
     )
     update enrollment e set status = case when next.consent_id is null then 'INVITED' else 'CONFIRMED' end,
            consent_id = next.consent_id, updated_at = now()
     from next where e.id = next.id returning e.id, e.trainee_id as "traineeId", e.status`,
    [cohortId, free],
  );
  for (const { id, traineeId, status } of promoted) {
    await audit.record({
      action: 'enrollment:promote',
      subjectType: 'enrollment',
      subjectId: id,
      changes: { status },
    });
    await outbox.add(TRAINEE_ENROLLED, { enrollmentId: id, cohortId, traineeId, status });
  }
  return promoted;
}
