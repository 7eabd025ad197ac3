import { OrgScope } from '#identity';
import type { Actor, Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import type { ResourceView } from './resource.presenter.js';

const COLUMNS = `r.id, r.kind, r.name, r.capacity, r.equipment, r.closed_on::text as "closedOn",
  json_build_object('id', o.id, 'nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en) as "orgUnit"`;

export interface ResourceFilter extends PageQuery {
  kind?: ResourceView['kind'];
}

/** Rooms, studios, kits and orchards of the actor's scope; closed ones too. `search` looks at their name and place. */
export async function listResources(
  tx: EntityManager,
  actor: Actor,
  { kind, page, pageSize, sort, search = '' }: ResourceFilter,
): Promise<Page<ResourceView>> {
  const scope = OrgScope.of(actor, 'resource:read');
  const where = `${scope.condition('r.org_unit_id', 1)} and r.kind not in ('INSTRUCTOR','COHORT')
    and ($2::text is null or r.kind = $2) and ($3 = '' or position(lower($3) in lower(concat_ws(' ', r.name, o.name_zh, o.name_ug, o.name_en))) > 0)`;
  const given = [scope.roots, kind ?? null, search];
  const items: ResourceView[] = await tx.query(
    `select ${COLUMNS} from resource r join org_unit o on o.id = r.org_unit_id where ${where}
     order by ${orderBy(sort, { name: 'r.name', kind: 'r.kind', capacity: 'r.capacity' }, 'o.name_zh, r.name, r.id')} limit $4 offset $5`,
    [...given, pageSize, (page - 1) * pageSize],
  );
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from resource r join org_unit o on o.id = r.org_unit_id where ${where}`,
    given,
  );
  return { items, page, pageSize, total };
}

/** One resource, read after a change in the same transaction. */
export async function showResource(tx: EntityManager, id: string): Promise<ResourceView> {
  const [row]: ResourceView[] = await tx.query(
    `select ${COLUMNS} from resource r join org_unit o on o.id = r.org_unit_id where r.id = $1`,
    [id],
  );
  if (!row) throw new Error('resource vanished in its own transaction');
  return row;
}
