import { OrgScope } from '#identity';
import type { Actor } from '#kernel';

/**
 * Row scope of a cohort `c`: the county team that runs it and the base where it is held both see it.
 * Bind `roots` at the given parameter.
 */
export function cohortScope(
  actor: Actor,
  permission: string,
  parameter: number,
): { condition: string; roots: string[] } {
  const scope = OrgScope.of(actor, permission);
  return {
    condition: `(${scope.condition('c.org_unit_id', parameter)} or ${scope.condition('c.base_id', parameter)})`,
    roots: scope.roots,
  };
}
