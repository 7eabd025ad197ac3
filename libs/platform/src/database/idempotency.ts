import { Problem, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';

export type Claim = { kind: 'none' } | { kind: 'claimed' } | { kind: 'replay'; response: unknown };

/**
 * Claims the caller's Idempotency-Key inside the transaction. A repeat that runs at the same time waits on the primary
 * key and then replays; a failure rolls the claim back, so the key is free again.
 */
export async function claimIdempotencyKey(tx: EntityManager, context: RequestContext): Promise<Claim> {
  const { idempotency, actor } = context;
  if (!idempotency) return { kind: 'none' };
  const who = actor.accountId ?? 'public';
  const inserted: unknown[] = await tx.query(
    `insert into idempotency_key (actor_id, route, key, body_hash) values ($1, $2, $3, $4)
     on conflict do nothing returning 1`,
    [who, idempotency.route, idempotency.key, idempotency.bodyHash],
  );
  if (inserted.length > 0) return { kind: 'claimed' };
  const [row]: { body_hash: string; response: unknown }[] = await tx.query(
    `select body_hash, response from idempotency_key where actor_id = $1 and route = $2 and key = $3`,
    [who, idempotency.route, idempotency.key],
  );
  if (!row || row.body_hash !== idempotency.bodyHash) {
    throw new Problem('idempotency-key-reused', 422, {
      title: 'This Idempotency-Key was used for another request',
    });
  }
  return { kind: 'replay', response: row.response };
}

export async function storeIdempotentResponse(
  tx: EntityManager,
  { idempotency, actor }: RequestContext,
  response: unknown,
): Promise<void> {
  await tx.query(`update idempotency_key set response = $4::jsonb where actor_id = $1 and route = $2 and key = $3`, [
    actor.accountId ?? 'public',
    idempotency?.route,
    idempotency?.key,
    JSON.stringify(response ?? null),
  ]);
}
