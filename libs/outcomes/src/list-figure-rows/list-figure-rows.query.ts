import type { Actor, Page } from '#kernel';
import { orderBy } from '#platform';
import type { EntityManager } from 'typeorm';
import { countedClasses, countedParameters, type OutcomeFilter } from '../figures/counted.query.js';
import type { Figure } from '../figures/figures.policy.js';
import type { FigureRow } from './figure-row.presenter.js';
import { ROW_SOURCES } from './figure-rows.sql.js';

export interface RowsFilter extends OutcomeFilter {
  page: number;
  pageSize: number;
  sort?: string;
}

/** How many rows stand behind a figure: the figure itself, but for the two rates. */
export async function countFigureRows(
  tx: EntityManager,
  actor: Actor,
  figure: Figure,
  filter: OutcomeFilter,
): Promise<number> {
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `${countedClasses(actor)} select count(*)::int as total from ${ROW_SOURCES[figure].from}`,
    countedParameters(actor, filter),
  );
  return total;
}

/** One page of what a figure counts, with the same filter as the figure itself. */
export async function listFigureRows(
  tx: EntityManager,
  actor: Actor,
  figure: Figure,
  filter: RowsFilter,
): Promise<Page<FigureRow>> {
  const { from, columns, order, sortable } = ROW_SOURCES[figure];
  const total = await countFigureRows(tx, actor, figure, filter);
  const items: FigureRow[] = await tx.query(
    `${countedClasses(actor)} select '${figure}' as figure, ${columns} from ${from}
     order by ${orderBy(filter.sort, sortable, order)} limit $5 offset $6`,
    [...countedParameters(actor, filter), filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}
