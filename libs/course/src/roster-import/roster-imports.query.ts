import { notFound, type Actor, type Page } from '#kernel';
import { OrgScope } from '#identity';
import type { PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import {
  presentRosterImport,
  ROSTER_IMPORT_COLUMNS,
  ROSTER_IMPORT_FROM,
  type RosterImportRowView,
  type RosterImportView,
} from './roster-import.presenter.js';

/** One import in the actor's scope; throws `not-found`. */
export async function showRosterImport(tx: EntityManager, actor: Actor, id: string): Promise<RosterImportView> {
  const scope = OrgScope.of(actor, 'roster:import');
  const [row]: RosterImportView[] = await tx.query(
    `select ${ROSTER_IMPORT_COLUMNS} from ${ROSTER_IMPORT_FROM} where i.id = $1 and ${scope.condition('c.org_unit_id', 2)}`,
    [id, scope.roots],
  );
  if (!row) throw notFound('roster-import');
  return presentRosterImport(row);
}

/** The imports of a cohort in the actor's scope, newest first; throws `not-found`. */
export async function listRosterImports(
  tx: EntityManager,
  actor: Actor,
  cohortId: string,
  { page, pageSize }: PageQuery,
): Promise<Page<RosterImportView>> {
  const scope = OrgScope.of(actor, 'roster:import');
  const [found]: { total: number }[] = await tx.query(
    `select (select count(*)::int from roster_import i where i.cohort_id = c.id) as total
     from cohort c where c.id = $1 and ${scope.condition('c.org_unit_id', 2)}`,
    [cohortId, scope.roots],
  );
  if (!found) throw notFound('cohort');
  const rows: RosterImportView[] = await tx.query(
    `select ${ROSTER_IMPORT_COLUMNS} from ${ROSTER_IMPORT_FROM}
     where i.cohort_id = $1 order by i.created_at desc, i.id limit $2 offset $3`,
    [cohortId, pageSize, (page - 1) * pageSize],
  );
  return { items: rows.map(presentRosterImport), page, pageSize, total: found.total };
}

/** The rows of an import in sheet order; names masked. Throws `not-found`. */
export async function listRosterImportRows(
  tx: EntityManager,
  actor: Actor,
  id: string,
  { page, pageSize, outcome }: PageQuery & { outcome?: 'ACCEPTED' | 'MERGED' | 'REJECTED' },
): Promise<Page<RosterImportRowView>> {
  const found = await showRosterImport(tx, actor, id);
  const counts = { ACCEPTED: found.accepted, MERGED: found.merged, REJECTED: found.rejected };
  const items: RosterImportRowView[] = await tx.query(
    `select row_number as "rowNumber", outcome, reason, same_as_row as "sameAsRow", name_masked as "nameMasked", result
     from roster_import_row where roster_import_id = $1 and ($2::text is null or outcome = $2)
     order by position limit $3 offset $4`,
    [id, outcome ?? null, pageSize, (page - 1) * pageSize],
  );
  return { items, page, pageSize, total: outcome ? counts[outcome] : found.totalRows };
}
