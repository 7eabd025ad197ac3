import { permissionsOf } from '#identity';
import { type Actor, notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortActions } from '../cohort-actions.policy.js';
import { cohortScope } from '../cohort-scope.js';
import { type Cohort, COHORT_COLUMNS, COHORT_FROM, type CohortRow } from '../cohort.presenter.js';
import { utc } from '../utc.js';

type Found = Omit<Cohort, 'allowedActions' | 'counts' | 'lessons' | 'plannedClassHours'> & CohortRow;
type Counts = Omit<Cohort['counts'], 'enrolled'>;
type Lessons = Cohort['lessons'] & { plannedClassHours: number };

/** A cohort with its counts and what this actor may do with it, or `not-found`. */
export async function findCohort(tx: EntityManager, actor: Actor, id: string): Promise<Cohort> {
  const scope = cohortScope(actor, 'cohort:read', 2);
  const [row]: Found[] = await tx.query(
    `select ${COHORT_COLUMNS}, c.join_code as "joinCode", ${utc('c.timetable_published_at')} as "timetablePublishedAt",
            ${utc('c.closed_at')} as "closedAt"
     from ${COHORT_FROM} where c.id = $1 and ${scope.condition}`,
    [id, scope.roots],
  );
  if (!row) throw notFound('cohort');
  const [counts]: Counts[] = await tx.query(
    `select ${countOf('INVITED', 'invited')}, ${countOf('CONFIRMED', 'confirmed')}, ${countOf('WAITLISTED', 'waitlisted')},
            ${countOf('WITHDRAWN', 'withdrawn')}, ${countOf('COMPLETED', 'completed')},
            ${countOf('NOT_COMPLETED', 'notCompleted')}
     from enrollment where cohort_id = $1`,
    [id],
  );
  const [lessons]: Lessons[] = await tx.query(
    `select count(*)::int as total, (count(*) filter (where status <> 'UNPLACED'))::int as placed,
            (count(*) filter (where status = 'CLOSED'))::int as held,
            coalesce(sum(class_hours), 0)::int as "plannedClassHours"
     from lesson where cohort_id = $1 and status <> 'CANCELLED'`,
    [id],
  );
  if (!counts || !lessons) throw new Error('an aggregate answers one row');
  const permissions = await permissionsHere(tx, actor, row);
  return {
    ...row,
    joinCode: permissions.has('cohort:update') ? row.joinCode : null,
    counts: { enrolled: row.seatsTaken, ...counts },
    lessons,
    plannedClassHours: lessons.plannedClassHours,
    allowedActions: cohortActions(row, permissions),
  };
}

const countOf = (status: string, name: string): string =>
  `(count(*) filter (where status = '${status}'))::int as "${name}"`;

/** Permissions of the roles that cover this cohort; a role over another county gives none here. */
async function permissionsHere(tx: EntityManager, actor: Actor, cohort: CohortRow): Promise<ReadonlySet<string>> {
  const covering: { root: string }[] = await tx.query(
    `select root::text from unnest($1::uuid[]) as root
     where $2 in (select org_unit_subtree(root)) or $3 in (select org_unit_subtree(root))`,
    [actor.roles.map((held) => held.orgUnitId), cohort.orgUnitId, cohort.baseId],
  );
  const roots = new Set(covering.map(({ root }) => root));
  return permissionsOf(actor.roles.filter((held) => roots.has(held.orgUnitId)).map((held) => held.role));
}
