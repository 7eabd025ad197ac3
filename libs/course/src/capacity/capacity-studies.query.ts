import type { Actor, Page } from '#kernel';
import { notFound } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import { utc } from '../cohort/utc.js';
import type { CapacityOption, StoredCapacityResult, Utilization } from './capacity-option.js';
import type { CapacityResult, CapacityStudyRow, CapacityStudyView } from './capacity.presenter.js';
import { withNames } from './option-names.query.js';

type Row = Omit<CapacityStudyRow, 'allowedActions' | 'options'> & { options: CapacityOption[]; isStopping: boolean };

const COLUMNS = `s.id, s.name, j.status, j.id as "jobId", s.seconds, s.options, jsonb_array_length(s.results) as "resultsCount",
  (select json_agg(json_build_object('id', c.id, 'code', c.code, 'nameZh', c.name_zh, 'nameUg', c.name_ug, 'nameEn', c.name_en)
                   order by c.code, c.id)
   from capacity_study_cohort x join cohort c on c.id = x.cohort_id where x.capacity_study_id = s.id) as cohorts,
  ${utc('s.created_at')} as "createdAt", ${utc('j.finished_at')} as "finishedAt",
  case when p.id is not null then json_build_object('nameZh', p.name_zh, 'nameUg', p.name_ug) end as "createdBy",
  j.cancel_requested_at is not null as "isStopping"`;
const TABLES = `capacity_study s join job_run j on j.id = s.job_run_id left join person p on p.id = s.created_by`;

/** A study shows what goes on in all its cohorts, so all of them must be in scope. */
function visible(actor: Actor, parameter: number): { condition: string; roots: string[] } {
  const { condition, roots } = cohortScope(actor, 'timetable:plan', parameter);
  return {
    roots,
    condition: `not exists (select 1 from capacity_study_cohort y join cohort c on c.id = y.cohort_id
      where y.capacity_study_id = s.id and not ${condition})`,
  };
}

/** One page of the studies in the actor's scope, newest first. */
export async function listCapacityStudies(
  tx: EntityManager,
  actor: Actor,
  query: PageQuery,
): Promise<Page<CapacityStudyRow>> {
  const scope = visible(actor, 1);
  const where = `${TABLES} where ${scope.condition} and ($2::text is null or strpos(lower(coalesce(s.name, '')), lower($2)) > 0)`;
  const given = [scope.roots, query.search || null];
  const rows: Row[] = await tx.query(
    `select ${COLUMNS} from ${where}
     order by ${orderBy(query.sort, { createdAt: 's.created_at', name: 's.name' }, 's.created_at desc, s.id')}
     limit $3 offset $4`,
    [...given, query.pageSize, (query.page - 1) * query.pageSize],
  );
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  // The names of a whole page are read at once; what belongs to a row comes in its order.
  const named = await withNames(
    tx,
    rows.flatMap(({ options }) => options),
  );
  return {
    items: rows.map((row) => ({
      ...row,
      options: named.splice(0, row.options.length),
      allowedActions: actionsOf(actor, row),
    })),
    page: query.page,
    pageSize: query.pageSize,
    total,
  };
}

/** Throws `not-found` outside the scope. */
export async function showCapacityStudy(tx: EntityManager, actor: Actor, id: string): Promise<CapacityStudyView> {
  const scope = visible(actor, 2);
  const [row]: (Row & { stored: StoredCapacityResult[]; problem: Record<string, unknown> | null })[] = await tx.query(
    `select ${COLUMNS}, s.results as stored, j.problem from ${TABLES} where s.id = $1 and ${scope.condition}`,
    [id, scope.roots],
  );
  if (!row) throw notFound('capacity-study');
  const names = await namesOf(tx, row.stored);
  const options = await withNames(tx, row.options);
  const results = [...row.stored].sort((a, b) => a.option - b.option).map((stored) => resultOf(stored, options, names));
  return { ...row, options, allowedActions: actionsOf(actor, row), results };
}

const actionsOf = (actor: Actor, { status, isStopping }: Row): CapacityStudyRow['allowedActions'] => {
  const isUnderWay = (status === 'QUEUED' || status === 'RUNNING') && !isStopping;
  return isUnderWay && (actor.isSystem || actor.permissions.has('timetable:plan')) ? ['cancel'] : [];
};

interface Names {
  nameZh: string | null;
  nameUg: string | null;
}

/** Names are with the persons and rooms only, and read when they are shown. */
async function namesOf(tx: EntityManager, results: readonly StoredCapacityResult[]): Promise<Map<string, Names>> {
  const known = results.flatMap(({ utilization }) => utilization.filter(({ isNew }) => !isNew));
  const ids = [...new Set(known.map(({ resourceId }) => resourceId))];
  const rows: (Names & { id: string })[] = await tx.query(
    `select r.id, coalesce(p.name_zh, r.name) as "nameZh", p.name_ug as "nameUg"
     from resource r left join instructor i on i.resource_id = r.id left join person p on p.id = i.person_id
     where r.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

function resultOf(
  stored: StoredCapacityResult,
  options: CapacityStudyRow['options'],
  names: ReadonlyMap<string, Names>,
): CapacityResult {
  const { option, utilization, ...rest } = stored;
  const kinds = (['INSTRUCTOR', 'ROOM'] as const).map((kind) => {
    const own = utilization.filter((each) => each.kind === kind);
    const sum = (of: (each: Utilization) => number): number => own.reduce((total, each) => total + of(each), 0);
    return {
      kind,
      ...withShare(
        sum((each) => each.usedClassHours),
        sum((each) => each.offeredClassHours),
      ),
    };
  });
  return {
    ...rest,
    option: options[option] ?? null,
    kinds,
    utilization: utilization.map(({ usedClassHours, offeredClassHours, ...each }) => ({
      ...each,
      ...(names.get(each.resourceId) ?? { nameZh: null, nameUg: null }),
      ...withShare(usedClassHours, offeredClassHours),
    })),
  };
}

const withShare = (usedClassHours: number, offeredClassHours: number) => ({
  usedClassHours,
  offeredClassHours,
  hundredths: offeredClassHours > 0 ? Math.round((usedClassHours / offeredClassHours) * 100) : null,
});
