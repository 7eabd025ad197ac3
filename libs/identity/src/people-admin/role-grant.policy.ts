import type { Role } from '../access/role-permissions.policy.js';

const RANK: Record<Role, number> = { ADMIN: 3, COORDINATOR: 2, INSTRUCTOR: 1, TRAINEE: 1 };
/** Only these may give and end roles. */
const LEAST_RANK = 2;

/** A role that the granter holds today, and whether its subtree holds the org unit in question. */
export interface HeldRole {
  role: string;
  covers: boolean;
}

/**
 * Nobody gives or ends a role above the own one, nor outside the own subtree: some held role has to do both at once. So a
 * coordinator of a county who is an instructor elsewhere gives roles in the county only, and never ADMIN.
 * @param to `SELF` takes a rank below: a role that ends some day is not made longer by whoever holds it.
 */
export function mayGrant(held: readonly HeldRole[], role: Role, to: 'SELF' | 'OTHER' = 'OTHER'): boolean {
  return held.some((own) => {
    const rank = RANK[own.role as Role] ?? 0;
    return own.covers && rank >= LEAST_RANK && rank >= RANK[role] + (to === 'SELF' ? 1 : 0);
  });
}
