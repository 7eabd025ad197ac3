import type { EntityManager } from 'typeorm';
import { FAILURE_WINDOW_MINUTES, type Failures } from './sign-in-attempt.rules.js';

/**
 * Wrong codes are counted in the database: the limit holds over all api processes, and a class behind one address does
 * not share it. The row is locked, so tries at once cannot all see the last free one.
 */
export async function readFailures(tx: EntityManager, accountId: string | null): Promise<Failures | null> {
  const [row]: Failures[] = await tx.query(
    `select failures, window_started_at as "windowStartedAt" from sign_in_failure where account_id = $1 for update`,
    [accountId],
  );
  return row ?? null;
}

/** One more wrong code; a window that has run out starts anew. */
export async function countFailure(tx: EntityManager, accountId: string | null, now: Date): Promise<void> {
  await tx.query(
    `insert into sign_in_failure (account_id, failures, window_started_at) values ($1, 1, $2)
     on conflict (account_id) do update set
       failures = case when sign_in_failure.window_started_at <= $3 then 1 else sign_in_failure.failures + 1 end,
       window_started_at = case when sign_in_failure.window_started_at <= $3 then $2 else sign_in_failure.window_started_at end`,
    [accountId, now, new Date(now.getTime() - FAILURE_WINDOW_MINUTES * 60_000)],
  );
}
