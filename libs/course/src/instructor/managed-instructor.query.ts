import { OrgScope } from '#identity';
import { invalidInput, notFound, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';

export interface ManagedInstructor {
  resourceId: string;
  kind: 'LOCAL' | 'VISITING';
  orgUnitId: string;
}

/** An instructor whom the actor may change, locked together with what scheduling books; 404 outside the scope. */
export async function lockInstructor(
  tx: EntityManager,
  { actor }: RequestContext,
  id: string,
): Promise<ManagedInstructor> {
  const scope = OrgScope.of(actor, 'instructor:manage');
  // Plans and moves hold the resource while they check days and skills, so a change waits for them or they for it.
  const [found]: ManagedInstructor[] = await tx.query(
    `select i.resource_id as "resourceId", i.kind, i.org_unit_id as "orgUnitId"
     from instructor i join resource r on r.id = i.resource_id
     where i.id = $1 and ${scope.condition('i.org_unit_id', 2)} for no key update of r, i`,
    [id, scope.roots],
  );
  if (!found) throw notFound('instructor');
  return found;
}

/** Throws `not-found` for an org unit outside the scope. */
export async function assertManaged(tx: EntityManager, { actor }: RequestContext, orgUnitId: string): Promise<void> {
  const scope = OrgScope.of(actor, 'instructor:manage');
  const [found]: unknown[] = await tx.query(
    `select 1 from org_unit o where o.id = $1 and ${scope.condition('o.id', 2)}`,
    [orgUnitId, scope.roots],
  );
  if (!found) throw notFound('org-unit');
}

/** Replaces what an instructor can teach. Throws `invalid-input` for a unit that does not exist. */
export async function replaceCompetences(
  tx: EntityManager,
  instructorId: string,
  courseUnitIds: readonly string[],
): Promise<void> {
  const units = [...new Set(courseUnitIds)];
  const known: { id: string }[] = await tx.query(`select id from course_unit where id = any($1::uuid[])`, [units]);
  const ids = new Set(known.map(({ id }) => id));
  const unknown = courseUnitIds.flatMap((id, i) => (ids.has(id) ? [] : [`/courseUnitIds/${i}`]));
  if (unknown.length > 0) throw invalidInput(unknown.map((pointer) => ({ pointer, code: 'unknown-course-unit' })));
  await tx.query(`delete from instructor_competence where instructor_id = $1 and course_unit_id <> all($2::uuid[])`, [
    instructorId,
    units,
  ]);
  await tx.query(
    `insert into instructor_competence (instructor_id, course_unit_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [instructorId, units],
  );
}
