import type { Actor, Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { type Programme, programmesFor } from '../programme/programme.presenter.js';

export interface ProgrammeFilter extends PageQuery {
  year?: number;
  status?: 'OPEN' | 'CLOSED';
}

const SORTABLE = {
  nameZh: 'p.name_zh collate "zh-Hans-CN-x-icu"',
  year: 'p.year',
  startsOn: 'p.starts_on',
  endsOn: 'p.ends_on',
  targetPersons: 'p.target_persons',
  targetClasses: 'p.target_classes',
  status: 'p.status',
};

/** One page of the programmes that the actor may read. */
export async function listProgrammes(
  tx: EntityManager,
  actor: Actor,
  filter: ProgrammeFilter,
): Promise<Page<Programme>> {
  const { select, from, parameters } = programmesFor(actor);
  const where = `${from} and ($4::int is null or p.year = $4) and ($5::text is null or p.status = $5)
    and ($6::text is null or strpos(lower(concat_ws(' ', p.name_zh, p.name_ug, p.name_en)), lower($6)) > 0)`;
  const given = [...parameters, filter.year ?? null, filter.status ?? null, filter.search || null];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: Programme[] = await tx.query(
    `select ${select} from ${where}
     order by ${orderBy(filter.sort, SORTABLE, 'p.year desc, p.starts_on desc, p.id')} limit $7 offset $8`,
    [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}
