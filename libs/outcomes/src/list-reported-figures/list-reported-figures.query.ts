import { OrgScope } from '#identity';
import type { Actor, Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import type { OutcomeFilter } from '../figures/counted.query.js';
import { REPORTED_METRIC } from '../figures/figures.policy.js';
import type { ReportedFigureRow } from './reported-figure.presenter.js';

export interface ReportedFilter extends PageQuery {
  year?: number;
  metric?: string;
}

const COLUMNS = `f.id, f.metric, f.value::text as value, f.unit, f.qualifier, f.original_text as "originalText",
  f.count_basis as "countBasis", f.scope_name as "scopeName", f.year, f.as_of_on::text as "asOfOn",
  f.as_of_precision as "asOfPrecision", f.source_org as "sourceOrg", f.source_doc as "sourceDoc", f.rank,
  f.rank_scope as "rankScope", f.is_forecast as "isForecast"`;

const SORTABLE = {
  year: 'f.year',
  metric: 'f.metric',
  scopeName: 'f.scope_name collate "zh-Hans-CN-x-icu"',
  sourceOrg: 'f.source_org collate "zh-Hans-CN-x-icu"',
};

/**
 * Figures about the actor's units and about the units above them: they were published and hold no personal data. `$1`
 * are the roots.
 */
function readable(actor: Actor): { condition: string; roots: string[] } {
  const scope = OrgScope.of(actor, 'outcome:read');
  return {
    condition: `(f.scope_org_unit_id is null or ${scope.condition('f.scope_org_unit_id', 1)}
      or exists (select 1 from unnest($1::uuid[]) as root where root in (select org_unit_subtree(f.scope_org_unit_id))))`,
    roots: scope.roots,
  };
}

/** One page of published figures, newest first. */
export async function listReportedFigures(
  tx: EntityManager,
  actor: Actor,
  filter: ReportedFilter,
): Promise<Page<ReportedFigureRow>> {
  const { condition, roots } = readable(actor);
  const where = `reported_figure f where ${condition} and ($2::int is null or f.year = $2)
    and ($3::text is null or f.metric = $3)
    and ($4::text is null or strpos(lower(concat_ws(' ', f.scope_name, f.original_text, f.source_org)), lower($4)) > 0)`;
  const given = [roots, filter.year ?? null, filter.metric ?? null, filter.search || null];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: ReportedFigureRow[] = await tx.query(
    `select ${COLUMNS} from ${where} order by ${orderBy(filter.sort, SORTABLE, 'f.year desc, f.metric, f.key')}
     limit $5 offset $6`,
    [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}

/** Published figures of the year that count what the dashboard counts; with a unit chosen, only those about that unit. */
export async function reportedBeside(
  tx: EntityManager,
  actor: Actor,
  { year, orgUnitId, baseId }: OutcomeFilter,
): Promise<ReportedFigureRow[]> {
  const { condition, roots } = readable(actor);
  return tx.query(
    `select ${COLUMNS} from reported_figure f
     where ${condition} and f.year = $2 and f.metric = any($3::text[]) and not f.is_forecast
       and ($4::uuid is null or f.scope_org_unit_id = $4)
     order by f.metric, f.key limit 50`,
    [roots, year, Object.values(REPORTED_METRIC), baseId ?? orgUnitId ?? null],
  );
}
