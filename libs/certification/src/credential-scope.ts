import { OrgScope } from '#identity';
import type { Actor } from '#kernel';

/**
 * Row scope of a credential `k` with its cohort `c`: the issuing county team and the base that held the class see it.
 * Bind `roots` at the given parameter.
 */
export function readableCredential(actor: Actor, parameter: number): { condition: string; roots: string[] } {
  const scope = OrgScope.of(actor, 'credential:read');
  return {
    condition: `(${scope.condition('k.issuer_org_unit_id', parameter)} or ${scope.condition('c.base_id', parameter)})`,
    roots: scope.roots,
  };
}

/** Only the side of the issuer may revoke. */
export function revocableCredential(actor: Actor, parameter: number): { condition: string; roots: string[] } {
  const scope = OrgScope.of(actor, 'credential:revoke');
  return { condition: scope.condition('k.issuer_org_unit_id', parameter), roots: scope.roots };
}
