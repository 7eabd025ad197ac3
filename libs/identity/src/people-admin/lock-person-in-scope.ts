import { type Actor, notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { PersonRecords } from '../person-records/person-records.js';

/**
 * Locks somebody for a change by staff, so that it can't cross with another or with the person's erasure. Throws
 * `not-found` for the unknown, the erased, and whoever is outside the actor's scope.
 */
export async function lockPersonInScope(
  tx: EntityManager,
  records: PersonRecords,
  actor: Actor,
  permission: string,
  personId: string,
): Promise<void> {
  const [person]: unknown[] = await tx.query(`select 1 from person where id = $1 and erased_at is null for update`, [
    personId,
  ]);
  if (!person || !(await records.isInScope(tx, actor, permission, personId))) throw notFound('person');
}
