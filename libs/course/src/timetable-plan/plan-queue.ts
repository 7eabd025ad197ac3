import { Injectable } from '@nestjs/common';
import { LiveChanges, type Outbox, type Work } from '#platform';
import type { EntityManager } from 'typeorm';
import { TIMETABLE_PLAN_DUE, TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';

/** Searches at the same time in all; a worker does four long jobs at once, so that imports are not held up. */
export const MOST_AT_ONCE = 2;
/** Of one programme. */
export const MOST_OF_PROGRAMME = 1;
/** A job that ended long ago without its plan: its worker died at the worst instant and the message is used up. */
const ORPHANED_AFTER = `interval '10 minutes'`;
/** Any constant; whoever hands out turns holds it. */
const TURNS = 7_110_204;

/**
 * Who is next. Plans wait in PostgreSQL; the queue, which knows no programmes, gets only those whose turn it is: at most
 * one of a programme and two in all, the programme that was served longest ago first. So a programme that asks for
 * twenty plans waits for itself and not others for it. Called when a plan is asked for, when one ends, and by every
 * worker at its start and every half minute (`PlanQueueKeeper`).
 */
@Injectable()
export class PlanQueue {
  constructor(private readonly changes: LiveChanges) {}

  /** Gives out the free turns, in the caller's transaction. */
  async dispatch({ tx, outbox, now, afterCommit }: Work): Promise<void> {
    // One at a time over all processes: two that count the free turns at once would both give them away.
    await tx.query(`select pg_advisory_xact_lock($1)`, [TURNS]);
    const settled = await settleEnded(tx, now);
    for (const id of settled) afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, id));
    while (await dispatchNext(tx, outbox, now));
  }
}

async function dispatchNext(tx: EntityManager, outbox: Outbox, now: Date): Promise<boolean> {
  const [next]: { id: string; jobId: string }[] = await tx.query(
    `with given as (
       select programme_id, count(*) as n from timetable_plan
       where status in ('QUEUED','RUNNING') and dispatched_at is not null group by programme_id
     ), waiting as (
       select distinct on (p.programme_id) p.id, p.job_run_id, p.programme_id, p.number from timetable_plan p
       where p.status = 'QUEUED' and p.dispatched_at is null order by p.programme_id, p.number
     )
     select w.id, w.job_run_id as "jobId" from waiting w left join given g using (programme_id)
     where coalesce(g.n, 0) < $1 and (select coalesce(sum(n), 0) from given) < $2
     order by (select max(p.dispatched_at) from timetable_plan p where p.programme_id = w.programme_id) nulls first, w.number
     limit 1`,
    [MOST_OF_PROGRAMME, MOST_AT_ONCE],
  );
  if (!next) return false;
  // The clock of the statement, not of the transaction: turns given out in one go have an order, too.
  await tx.query(
    `update timetable_plan set dispatched_at = greatest($2::timestamptz, clock_timestamp()) where id = $1`,
    [next.id, now],
  );
  await outbox.add(TIMETABLE_PLAN_DUE, { timetablePlanId: next.id, jobId: next.jobId });
  return true;
}

/**
 * Plans follow their job when nobody else can end them: cancelled before their turn, or given up by the queue. Answers
 * the ids of the plans that ended.
 */
async function settleEnded(tx: EntityManager, now: Date): Promise<string[]> {
  await tx.query(
    `update job_run j set status = 'CANCELLED', finished_at = $1 from timetable_plan p
     where p.job_run_id = j.id and p.status = 'QUEUED' and p.dispatched_at is null and j.status = 'QUEUED'
       and j.cancel_requested_at is not null`,
    [now],
  );
  const [ended]: [{ id: string }[], number] = await tx.query(
    `update timetable_plan p set status = case when j.status = 'CANCELLED' then 'CANCELLED' else 'FAILED' end,
            problem = j.problem, finished_at = $1, checkpoint = null
     from job_run j
     where j.id = p.job_run_id and p.status in ('QUEUED','RUNNING')
       and (j.status = 'FAILED' or (j.status = 'CANCELLED' and p.dispatched_at is null)
            or (j.status in ('CANCELLED','SUCCEEDED') and j.finished_at < $1::timestamptz - ${ORPHANED_AFTER}))
     returning p.id`,
    [now],
  );
  const ids = ended.map(({ id }) => id);
  await releaseCohorts(tx, ids);
  return ids;
}

/** Other plans may work on the cohorts again. */
export async function releaseCohorts(tx: EntityManager, planIds: readonly string[]): Promise<void> {
  await tx.query(`update timetable_plan_cohort set is_active = false where timetable_plan_id = any($1::uuid[])`, [
    planIds,
  ]);
}
