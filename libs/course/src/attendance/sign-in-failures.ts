import type { EntityManager } from 'typeorm';
import { FAILURE_WINDOW_MINUTES } from './sign-in-attempt.rules.js';

/**
 * One more wrong code; a window that has run out starts anew. Counted in the database, so the limit holds over all api
 * processes, and a class behind one address does not share it.
 */
export async function countFailure(tx: EntityManager, accountId: string | null, now: Date): Promise<void> {
  await tx.query(
    `insert into sign_in_failure (account_id, failures, window_started_at) values ($1, 1, $2)
     on conflict (account_id) do update set
       failures = case when sign_in_failure.window_started_at <= $3 then 1 else sign_in_failure.failures + 1 end,
       window_started_at = case when sign_in_failure.window_started_at <= $3 then $2 else sign_in_failure.window_started_at end`,
    [accountId, now, new Date(now.getTime() - FAILURE_WINDOW_MINUTES * 60_000)],
  );
}
