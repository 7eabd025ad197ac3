import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { type Actor, notFound, type Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { attendedClassHours } from '../attendance/class-hours.sql.js';
import { cohortScope } from '../cohort/cohort-scope.js';
import { matchesName, nameSearch } from '../cohort/search-names.js';
import { closingBlockers } from './closing-blockers.rules.js';
import { readClosingState } from './closing-state.query.js';
import type { CompletionOverview, CompletionRow } from './completion.presenter.js';
import { COMPLETION_RULE, type CompletionOutcome, decideCompletion, requiredClassHours } from './completion.rules.js';
import { readPlannedClassHours } from './planned-class-hours.query.js';

export interface CompletionFilter extends PageQuery {
  outcome?: CompletionOutcome;
}

type Completion = CompletionOverview & Page<CompletionRow>;
type Stored = Pick<CompletionRow, 'requiredClassHours' | 'outcome' | 'missing'> & {
  plannedClassHours: number;
  rateHundredths: number;
};
type Found = Omit<CompletionRow, keyof Stored> & { decision: Stored | null };

const SORTABLE = {
  nameZh: 'p.name_zh collate "zh-Hans-CN-x-icu"',
  attendedClassHours: '"attendedClassHours"',
  rateHundredths: '"attendedClassHours"',
  outcome: 'outcome',
};

/** Decided enrollments, and those that would be decided now: confirmed, with consent. $2 is the required class hours. */
const ROWS = `(
    select e.id, e.trainee_id, d.id as decision_id, coalesce(d.attended_class_hours, taken.hours) as hours,
           coalesce(d.outcome, case when $2 > 0 and taken.hours >= $2 then 'COMPLETED' else 'NOT_COMPLETED' end) as outcome
    from enrollment e left join completion_decision d on d.enrollment_id = e.id
    cross join lateral (select ${attendedClassHours('e.id')} as hours) as taken
    where e.cohort_id = $1 and (d.id is not null or (e.status = 'CONFIRMED' and e.consent_id is not null))) as r`;

/** How the enrollments of a cohort were decided, or would be decided if it were closed now. */
@Injectable()
export class CompletionDirectory {
  /** One page with its cohort and what stands in the way of closing; `not-found` outside the scope of `cohort:read`. */
  async page(
    tx: EntityManager,
    actor: Actor,
    cohortId: string,
    filter: CompletionFilter,
    now: Date,
  ): Promise<Completion> {
    const overview = await readOverview(tx, actor, cohortId, now);
    const planned = await readPlannedClassHours(tx, cohortId);
    const given = [cohortId, requiredClassHours(planned)];
    const [summary]: CompletionOverview['summary'][] = await tx.query(
      `select (count(*) filter (where outcome = 'COMPLETED'))::int as completed,
              (count(*) filter (where outcome = 'NOT_COMPLETED'))::int as "notCompleted", count(*)::int as total
       from ${ROWS}`,
      given,
    );
    const from = `${ROWS} join trainee t on t.id = r.trainee_id join person p on p.id = t.person_id
      where ($3::text is null or r.outcome = $3) and ${matchesName(4, 5)}`;
    const filtered = [...given, filter.outcome ?? null, ...nameSearch(filter.search)];
    const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
      `select count(*)::int as total from ${from}`,
      filtered,
    );
    const found: Found[] = await tx.query(
      `select r.id as "enrollmentId", r.trainee_id as "traineeId", p.name_zh as "nameZh", p.name_ug as "nameUg",
              r.hours as "attendedClassHours", r.outcome,
              (select json_build_object('plannedClassHours', d.planned_class_hours, 'requiredClassHours', d.required_class_hours,
                 'rateHundredths', d.rate_hundredths, 'outcome', d.outcome, 'missing', d.missing)
               from completion_decision d where d.id = r.decision_id) as decision
       from ${from} order by ${orderBy(filter.sort, SORTABLE, `${SORTABLE.nameZh}, r.id`)} limit $6 offset $7`,
      [...filtered, filter.pageSize, (filter.page - 1) * filter.pageSize],
    );
    const items = found.map(({ decision, ...row }): CompletionRow => {
      const dryRun = decideCompletion({ planned, attended: row.attendedClassHours });
      return { ...row, ...(decision ?? { plannedClassHours: planned, ...dryRun }) };
    });
    return {
      ...overview,
      summary: summary ?? { completed: 0, notCompleted: 0, total: 0 },
      items,
      page: filter.page,
      pageSize: filter.pageSize,
      total,
    };
  }
}

async function readOverview(
  tx: EntityManager,
  actor: Actor,
  cohortId: string,
  now: Date,
): Promise<Omit<CompletionOverview, 'summary'>> {
  const scope = cohortScope(actor, 'cohort:read', 2);
  const closers = OrgScope.of(actor, 'cohort:close');
  const mayCloseHere = `${closers.condition('c.org_unit_id', 3)} or ${closers.condition('c.base_id', 3)}`;
  const [row]: (CompletionOverview['cohort'] & { mayClose: boolean })[] = await tx.query(
    `select c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn", c.status,
            (${mayCloseHere}) as "mayClose"
     from cohort c where c.id = $1 and ${scope.condition}`,
    [cohortId, scope.roots, closers.roots],
  );
  if (!row) throw notFound('cohort');
  const { mayClose, ...cohort } = row;
  const { job, ...state } = await readClosingState(tx, cohortId, now);
  const isBegun = state.status === 'CLOSING' || state.status === 'CLOSED';
  const blockers = isBegun ? [] : closingBlockers(state);
  const isClosable = state.status === 'CLOSING' ? job === null || job.hasStopped : !isBegun && blockers.length === 0;
  return {
    cohort,
    isDecided: state.status === 'CLOSED',
    rule: { version: COMPLETION_RULE.version, minimumRateHundredths: COMPLETION_RULE.minimumPercent * 100 },
    blockers,
    closingJobId: job?.id ?? null,
    allowedActions: mayClose && isClosable ? ['close'] : [],
  };
}
