import { OrgScope } from '#identity';
import type { Actor } from '#kernel';

/** Row scope of a trainee `t`: looked after by an org unit of the actor, or enrolled in a cohort of one. */
export function traineeScope(actor: Actor, parameter: number): { condition: string; roots: string[] } {
  const scope = OrgScope.of(actor, 'trainee:read');
  return {
    condition: `(${scope.condition('t.org_unit_id', parameter)} or exists (
      select 1 from enrollment e join cohort c on c.id = e.cohort_id where e.trainee_id = t.id
        and (${scope.condition('c.org_unit_id', parameter)} or ${scope.condition('c.base_id', parameter)})))`,
    roots: scope.roots,
  };
}
