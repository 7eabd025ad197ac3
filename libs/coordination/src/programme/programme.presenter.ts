import { OrgScope } from '#identity';
import type { Actor } from '#kernel';
import { z } from 'zod';

const PlainDate = z.iso.date().describe('YYYY-MM-DD');

/** A programme as the console sees it. */
export const Programme = z
  .object({
    id: z.uuid(),
    orgUnitId: z.uuid(),
    orgUnitNameZh: z.string(),
    orgUnitNameUg: z.string().nullable(),
    orgUnitNameEn: z.string().nullable(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    nameEn: z.string().nullable(),
    year: z.number().int(),
    startsOn: PlainDate,
    endsOn: PlainDate,
    targetPersons: z.number().int().describe('Distinct persons to train; never added to classes (handbook §0.1)'),
    targetClasses: z.number().int().describe('Classes (期) to hold'),
    status: z.enum(['OPEN', 'CLOSED']),
    allowedActions: z.array(z.enum(['update', 'open-cohort'])),
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof Programme>;

/**
 * SQL of a programme that the actor may read. `$1` and `$2` are the roots of `programme:read` and `programme:update`,
 * `$3` those of `cohort:create`: a county team opens its cohorts in the programme of the headquarters above it, so a
 * programme is also readable from below. It holds no personal data.
 */
export function programmesFor(actor: Actor): { select: string; from: string; parameters: string[][] } {
  const read = OrgScope.of(actor, 'programme:read');
  const update = OrgScope.of(actor, 'programme:update');
  const create = OrgScope.of(actor, 'cohort:create');
  return {
    parameters: [read.roots, update.roots, create.roots],
    select: `p.id, p.org_unit_id as "orgUnitId", o.name_zh as "orgUnitNameZh", o.name_ug as "orgUnitNameUg",
      o.name_en as "orgUnitNameEn", p.name_zh as "nameZh", p.name_ug as "nameUg", p.name_en as "nameEn", p.year,
      p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", p.target_persons as "targetPersons",
      p.target_classes as "targetClasses", p.status,
      array_remove(array[
        case when ${update.condition('p.org_unit_id', 2)} then 'update' end,
        case when p.status = 'OPEN' and cardinality($3::uuid[]) > 0 then 'open-cohort' end
      ], null) as "allowedActions"`,
    from: `programme p join org_unit o on o.id = p.org_unit_id
      where (${read.condition('p.org_unit_id', 1)}
        or exists (select 1 from unnest($1::uuid[]) as root where root in (select org_unit_subtree(p.org_unit_id))))
        and cardinality($2::uuid[]) >= 0 and cardinality($3::uuid[]) >= 0`,
  };
}
