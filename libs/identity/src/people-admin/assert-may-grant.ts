import type { Actor } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { Role } from '../access/role-permissions.policy.js';
import { grantNotAllowed } from './people-admin.problems.js';
import { type HeldRole, mayGrant } from './role-grant.policy.js';

/** Throws `grant-not-allowed` unless the actor may give and end each of these roles at its org unit. */
export async function assertMayGrant(
  tx: EntityManager,
  actor: Actor,
  roles: readonly { role: Role; orgUnitId: string }[],
  to: 'SELF' | 'OTHER' = 'OTHER',
): Promise<void> {
  for (const { role, orgUnitId } of roles) {
    const held: HeldRole[] = await tx.query(
      `select own.role, $3::uuid in (select org_unit_subtree(own.org_unit_id)) as covers
       from unnest($1::text[], $2::uuid[]) as own(role, org_unit_id)`,
      [actor.roles.map((own) => own.role), actor.roles.map((own) => own.orgUnitId), orgUnitId],
    );
    if (!mayGrant(held, role, to)) throw grantNotAllowed();
  }
}
