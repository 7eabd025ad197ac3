import { notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { ClosingState } from './closing-blockers.rules.js';

export const CLOSE_COHORT = 'course.close-cohort';

export interface CohortClosing extends ClosingState {
  /** The latest closing job, if there ever was one. */
  job: { id: string; hasStopped: boolean } | null;
}

/** Everything on which it depends whether a cohort can be closed now. */
export async function readClosingState(tx: EntityManager, cohortId: string, now: Date): Promise<CohortClosing> {
  const [row]: (ClosingState & { jobId: string | null; hasStopped: boolean | null })[] = await tx.query(
    `select c.status, c.timetable_status as "timetableStatus", lessons.*, job.id as "jobId", job.stopped as "hasStopped"
     from cohort c
     cross join lateral (
       select (count(*) filter (where l.status = 'CLOSED'))::int as "lessonsHeld",
              (count(*) filter (where l.status <> 'CLOSED' and (l.ends_at is null or l.ends_at > $2)))::int as "lessonsUpcoming",
              (count(*) filter (where l.status <> 'CLOSED' and l.ends_at <= $2))::int as "lessonsOverdue"
       from lesson l where l.cohort_id = c.id and l.status <> 'CANCELLED') as lessons
     left join lateral (
       select j.id, j.status in ('FAILED','CANCELLED') as stopped from job_run j
       where j.subject_type = 'cohort' and j.subject_id = c.id and j.kind = $3
       order by j.created_at desc, j.id limit 1) as job on true
     where c.id = $1`,
    [cohortId, now, CLOSE_COHORT],
  );
  if (!row) throw notFound('cohort');
  const { jobId, hasStopped, ...state } = row;
  return { ...state, job: jobId ? { id: jobId, hasStopped: hasStopped ?? false } : null };
}
