import { OrgScope } from '#identity';
import type { Actor } from '#kernel';
import { z } from 'zod';

/** Which classes are counted; the same filter for a figure and for the rows behind it. */
export const OutcomeFilter = z.object({
  year: z.coerce.number().int().min(2010).max(2100).describe("The programme's year"),
  orgUnitId: z.uuid().optional().describe('County team (or other unit) that runs the class'),
  baseId: z.uuid().optional().describe('Where the class is held'),
});
export type OutcomeFilter = z.infer<typeof OutcomeFilter>;

/** Parameters `$1`–`$4` of `countedClasses`. */
export function countedParameters(actor: Actor, filter: OutcomeFilter): unknown[] {
  return [OrgScope.of(actor, 'outcome:read').roots, filter.year, filter.orgUnitId ?? null, filter.baseId ?? null];
}

/**
 * The beginning of every query of a figure (`with …`):
 * `counted`: the classes of the year in the actor's scope that were not cancelled; who runs a class and where it is
 * held both see it. `marked`: what each person attended in each class, of the lessons that are over.
 */
export function countedClasses(actor: Actor): string {
  const scope = OrgScope.of(actor, 'outcome:read');
  return `with counted as materialized (
    select c.id, c.org_unit_id, c.base_id
    from cohort c join programme g on g.id = c.programme_id
    where (${scope.condition('c.org_unit_id', 1)} or ${scope.condition('c.base_id', 1)})
      and g.year = $2 and c.status <> 'CANCELLED'
      and ($3::uuid is null or c.org_unit_id = $3) and ($4::uuid is null or c.base_id = $4)
  ), marked as (
    select e.id as enrollment_id, e.trainee_id, t.person_id, e.cohort_id, counted.org_unit_id, counted.base_id,
           sum(a.class_hours)::int as attended, sum(l.class_hours)::int as expected
    from counted join enrollment e on e.cohort_id = counted.id join trainee t on t.id = e.trainee_id
    join attendance a on a.enrollment_id = e.id join lesson l on l.id = a.lesson_id and l.status = 'CLOSED'
    group by e.id, t.person_id, counted.org_unit_id, counted.base_id
  ), held as (
    select counted.id as cohort_id, counted.org_unit_id, counted.base_id, count(*)::int as lessons
    from counted join lesson l on l.cohort_id = counted.id and l.status = 'CLOSED'
    group by counted.id, counted.org_unit_id, counted.base_id
  )`;
}
