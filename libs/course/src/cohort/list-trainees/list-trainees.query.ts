import type { Actor, Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { matchesName, nameSearch } from '../search-names.js';
import { traineeScope } from './trainee-visibility.js';

/** A trainee in a list; ID number and mobile only masked (handbook §5.1). */
export const TraineeRow = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    idNumberMasked: z.string().nullable(),
    mobileMasked: z.string().nullable(),
    orgUnitId: z.uuid(),
    orgUnitNameZh: z.string(),
    orgUnitNameUg: z.string().nullable(),
    orgUnitNameEn: z.string().nullable(),
    enrollments: z.number().int().describe('Cohorts that this person has not left'),
  })
  .meta({ id: 'TraineeRow' });
export type TraineeRow = z.infer<typeof TraineeRow>;

const SORTABLE = {
  nameZh: 'p.name_zh collate "zh-Hans-CN-x-icu"',
  orgUnitNameZh: 'o.name_zh collate "zh-Hans-CN-x-icu"',
  enrollments: 'enrolled.times',
};

export const TRAINEE_COLUMNS = `t.id, p.id as "personId", p.name_zh as "nameZh", p.name_ug as "nameUg",
  p.id_number_masked as "idNumberMasked", p.mobile_masked as "mobileMasked", t.org_unit_id as "orgUnitId",
  o.name_zh as "orgUnitNameZh", o.name_ug as "orgUnitNameUg", o.name_en as "orgUnitNameEn",
  enrolled.times as enrollments`;

export const TRAINEE_FROM = `trainee t join person p on p.id = t.person_id join org_unit o on o.id = t.org_unit_id
  cross join lateral (select count(*)::int as times from enrollment
    where trainee_id = t.id and status <> 'WITHDRAWN') as enrolled
  where p.erased_at is null`;

/** One page of the trainees that the actor may see. */
export async function listTrainees(tx: EntityManager, actor: Actor, query: PageQuery): Promise<Page<TraineeRow>> {
  const scope = traineeScope(actor, 1);
  const where = `${TRAINEE_FROM} and ${scope.condition} and ${matchesName(2, 3)}`;
  const given = [scope.roots, ...nameSearch(query.search)];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: TraineeRow[] = await tx.query(
    `select ${TRAINEE_COLUMNS} from ${where}
     order by ${orderBy(query.sort, SORTABLE, `${SORTABLE.nameZh}, t.id`)} limit $4 offset $5`,
    [...given, query.pageSize, (query.page - 1) * query.pageSize],
  );
  return { items, page: query.page, pageSize: query.pageSize, total };
}
