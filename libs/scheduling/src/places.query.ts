import type { EntityManager } from 'typeorm';
import type { Place } from './planner/travel.rules.js';

/**
 * Where org units lie: the county is the first region code on the way up the tree, cut to its six digits; a township
 * is one by its kind, or lies under one.
 */
export async function placesOf(tx: EntityManager, orgUnitIds: readonly string[]): Promise<Map<string, Place>> {
  const rows: Place[] = await tx.query(
    `with recursive up(origin, parent_id, region_code, kind, depth) as (
       select o.id, o.parent_id, o.region_code, o.kind, 0 from org_unit o where o.id = any($1::uuid[])
       union all
       select up.origin, o.parent_id, o.region_code, o.kind, up.depth + 1
       from up join org_unit o on o.id = up.parent_id where up.depth < 8
     )
     select origin as id, left((array_agg(region_code order by depth) filter (where region_code is not null))[1], 6) as "regionCode",
            bool_or(kind = 'TOWNSHIP') as "isTownship"
     from up group by origin`,
    [[...new Set(orgUnitIds)]],
  );
  return new Map(rows.map((place) => [place.id, place]));
}
