import type { Actor, Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort-scope.js';
import type { CohortStatus } from '../cohort.entity.js';
import { COHORT_COLUMNS, COHORT_FROM, type CohortRow } from '../cohort.presenter.js';

export interface CohortFilter extends PageQuery {
  programmeId?: string;
  baseId?: string;
  orgUnitId?: string;
  status?: CohortStatus;
  /** Lessons may still be planned: those of an open cohort, published or not, and of a running one that has none yet. */
  isPlannable?: boolean;
  year?: number;
}

const SORTABLE = {
  code: 'c.code',
  nameZh: 'c.name_zh collate "zh-Hans-CN-x-icu"',
  startsOn: 'c.starts_on',
  endsOn: 'c.ends_on',
  capacity: 'c.capacity',
  seatsTaken: 'seats.taken',
  status: 'c.status',
};

/** One page of the cohorts in the actor's scope. `year` is the programme's year. */
export async function listCohorts(tx: EntityManager, actor: Actor, filter: CohortFilter): Promise<Page<CohortRow>> {
  const scope = cohortScope(actor, 'cohort:read', 1);
  const where = `${COHORT_FROM} where ${scope.condition} and ($2::uuid is null or c.programme_id = $2)
    and ($3::uuid is null or c.base_id = $3) and ($4::uuid is null or c.org_unit_id = $4)
    and ($5::text is null or c.status = $5) and ($6::int is null or g.year = $6)
    and ($8::boolean is null or $8 = (c.status = 'OPEN' or c.status = 'RUNNING' and c.timetable_status <> 'PUBLISHED'))
    and ($7::text is null or strpos(lower(concat_ws(' ', c.code, c.name_zh, c.name_ug, c.name_en)), lower($7)) > 0)`;
  const given = [
    scope.roots,
    filter.programmeId ?? null,
    filter.baseId ?? null,
    filter.orgUnitId ?? null,
    filter.status ?? null,
    filter.year ?? null,
    filter.search || null,
    filter.isPlannable ?? null,
  ];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: CohortRow[] = await tx.query(
    `select ${COHORT_COLUMNS} from ${where}
     order by ${orderBy(filter.sort, SORTABLE, 'c.starts_on desc, c.code, c.id')} limit $9 offset $10`,
    [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}
