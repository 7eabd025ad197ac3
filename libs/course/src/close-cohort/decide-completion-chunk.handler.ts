import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import type { EntityManager } from 'typeorm';
import { attendedClassHours } from '../attendance/class-hours.sql.js';
import type { CohortStatus } from '../cohort/cohort.entity.js';
import { COHORT_COMPLETED } from './close-cohort.events.js';
import { COMPLETION_RULE, requiredClassHours } from './completion.rules.js';
import { readPlannedClassHours } from './planned-class-hours.query.js';

/** Enrollments decided in one unit of work. */
const CHUNK = 200;

export interface ClosingProgress {
  decided: number;
  total: number;
  isClosed: boolean;
}

/**
 * Decides the next enrollments of a cohort that is closing; with the last of them the cohort is closed and announced.
 * What is decided is never decided again, so a kill at any moment only means going on.
 */
@Injectable()
export class DecideCompletionChunkHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Does nothing when the cohort is closed already. Throws `not-found`. */
  handle(context: RequestContext, cohortId: string, jobId: string): Promise<ClosingProgress> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx } = work;
      const status = await lockCohort(tx, cohortId);
      if (status === 'CLOSING') await decideChunk(tx, cohortId, work.now);
      const progress = await readProgress(tx, cohortId);
      const isClosed = status !== 'CLOSING' || progress.decided >= progress.total;
      if (status === 'CLOSING' && isClosed) await closeCohort(work, cohortId, jobId);
      return { ...progress, isClosed };
    });
  }
}

async function lockCohort(tx: EntityManager, cohortId: string): Promise<CohortStatus> {
  const [cohort]: { status: CohortStatus }[] = await tx.query(`select status from cohort where id = $1 for update`, [
    cohortId,
  ]);
  if (!cohort) throw notFound('cohort');
  return cohort.status;
}

async function decideChunk(tx: EntityManager, cohortId: string, now: Date): Promise<void> {
  const planned = await readPlannedClassHours(tx, cohortId);
  await tx.query(
    `with next as (
       select e.id from enrollment e
       where e.cohort_id = $1 and e.status = 'CONFIRMED' and e.consent_id is not null
       order by e.id limit ${CHUNK} for update
     ), decided as (
       insert into completion_decision (cohort_id, enrollment_id, outcome, required_class_hours, planned_class_hours,
         attended_class_hours, rate_hundredths, missing, rule_version, decided_at)
       select $1, next.id, case when passed.ok then 'COMPLETED' else 'NOT_COMPLETED' end, $3::int, $2::int, taken.hours,
              case when $2::int > 0 then taken.hours * 10000 / $2::int else 0 end,
              case when passed.ok then '{}'::text[] else '{ATTENDANCE}'::text[] end, $4, $5
       from next cross join lateral (select ${attendedClassHours('next.id')} as hours) as taken
       cross join lateral (select $2::int > 0 and taken.hours >= $3::int as ok) as passed
       -- A decision that stands is kept and answered, so that its enrollment follows it.
       on conflict on constraint uq_completion_decision_enrollment do update set outcome = completion_decision.outcome
       returning enrollment_id, outcome
     )
     update enrollment e set status = decided.outcome, updated_at = $5
     from decided where e.id = decided.enrollment_id`,
    [cohortId, planned, requiredClassHours(planned), COMPLETION_RULE.version, now],
  );
}

async function readProgress(tx: EntityManager, cohortId: string): Promise<{ decided: number; total: number }> {
  const [row]: { decided: number; open: number }[] = await tx.query(
    `select (select count(*)::int from completion_decision where cohort_id = $1) as decided,
            (select count(*)::int from enrollment
             where cohort_id = $1 and status = 'CONFIRMED' and consent_id is not null) as open`,
    [cohortId],
  );
  const { decided, open } = row ?? { decided: 0, open: 0 };
  return { decided, total: decided + open };
}

async function closeCohort({ tx, audit, outbox, now }: Work, cohortId: string, jobId: string): Promise<void> {
  await tx.query(`update cohort set status = 'CLOSED', closed_at = $2 where id = $1`, [cohortId, now]);
  const counts = await readOutcomes(tx, cohortId);
  await audit.record({
    action: 'cohort:complete',
    subjectType: 'cohort',
    subjectId: cohortId,
    changes: { before: 'CLOSING', after: 'CLOSED', ...counts },
  });
  await outbox.add(COHORT_COMPLETED, { cohortId, jobId });
}

/** Persons of the cohort by outcome. */
export async function readOutcomes(
  tx: EntityManager,
  cohortId: string,
): Promise<{ completed: number; notCompleted: number }> {
  const [row]: { completed: number; notCompleted: number }[] = await tx.query(
    `select (count(*) filter (where outcome = 'COMPLETED'))::int as completed,
            (count(*) filter (where outcome = 'NOT_COMPLETED'))::int as "notCompleted"
     from completion_decision where cohort_id = $1`,
    [cohortId],
  );
  return row ?? { completed: 0, notCompleted: 0 };
}
