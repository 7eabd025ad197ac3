import { OrgScope } from '#identity';
import { type Actor, beijingDate } from '#kernel';
import type { EntityManager } from 'typeorm';
import { countedClasses, countedParameters, type OutcomeFilter } from '../figures/counted.query.js';
import { countOf, rateHundredths, shareOfTarget } from '../figures/figures.policy.js';
import { reportedBeside } from '../list-reported-figures/list-reported-figures.query.js';
import type { OutcomeFigures, OutcomeOverview, OutcomeUnit } from './overview.presenter.js';

export interface OverviewRequest extends Omit<OutcomeFilter, 'year'> {
  /** Without it: the current year when there is something in it, else the newest. */
  year?: number;
}

type Counts = Omit<OutcomeFigures, 'attendanceRateHundredths' | 'completionRateHundredths'>;
type LevelRow = Counts & {
  level: 'ALL' | 'TEAM' | 'BASE';
  id: string | null;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
};

/** Each class is counted in the whole, for its county team and for its base; persons are distinct in each of them. */
const LEVELS = (set: string): string =>
  `cross join lateral (values ('ALL', null::uuid), ('TEAM', ${set}.org_unit_id), ('BASE', ${set}.base_id)) as u(level, unit_id)`;

/** All figures of a year in one statement. `now` decides the year when none is asked for. */
export async function showOverview(
  tx: EntityManager,
  actor: Actor,
  request: OverviewRequest,
  now: Date,
): Promise<OutcomeOverview> {
  const years = await yearsOf(tx, actor);
  const current = Number(beijingDate(now).slice(0, 4));
  const year = request.year ?? (years.includes(current) ? current : (years[0] ?? current));
  const filter = { ...request, year };
  const rows: LevelRow[] = await tx.query(
    `${countedClasses(actor)},
     people as (select u.level, u.unit_id,
         (count(distinct person_id) filter (where attended > 0))::int as persons,
         (count(*) filter (where attended > 0))::int as times,
         sum(attended)::int as attended, sum(expected)::int as expected
       from marked ${LEVELS('marked')} group by 1, 2),
     classes as (select u.level, u.unit_id, count(*)::int as classes from held ${LEVELS('held')} group by 1, 2),
     decisions as (select u.level, u.unit_id, count(*)::int as decided,
         (count(*) filter (where d.outcome = 'COMPLETED'))::int as completed
       from counted join completion_decision d on d.cohort_id = counted.id ${LEVELS('counted')} group by 1, 2),
     credentials as (select u.level, u.unit_id, count(*)::int as issued
       from counted join credential k on k.cohort_id = counted.id and k.status = 'VALID' ${LEVELS('counted')} group by 1, 2),
     units as (select distinct u.level, u.unit_id from counted ${LEVELS('counted')} union select 'ALL', null)
     select units.level, units.unit_id as id, o.name_zh as "nameZh", o.name_ug as "nameUg", o.name_en as "nameEn",
       coalesce(people.persons, 0) as "personsTrained", coalesce(people.times, 0) as "personTimes",
       coalesce(classes.classes, 0) as "classesHeld", coalesce(people.attended, 0) as "attendedClassHours",
       coalesce(people.expected, 0) as "expectedClassHours", coalesce(decisions.completed, 0) as completed,
       coalesce(decisions.decided, 0) as decided, coalesce(credentials.issued, 0) as "credentialsIssued"
     from units
     left join people on people.level = units.level and people.unit_id is not distinct from units.unit_id
     left join classes on classes.level = units.level and classes.unit_id is not distinct from units.unit_id
     left join decisions on decisions.level = units.level and decisions.unit_id is not distinct from units.unit_id
     left join credentials on credentials.level = units.level and credentials.unit_id is not distinct from units.unit_id
     left join org_unit o on o.id = units.unit_id
     order by o.region_code nulls last, o.name_zh collate "zh-Hans-CN-x-icu", units.unit_id
     limit 2000`,
    countedParameters(actor, filter),
  );
  const totals = figuresOf(rows.find(({ level }) => level === 'ALL'));
  return {
    year,
    years,
    totals,
    targets: await targetsOf(tx, actor, filter, totals),
    byTeam: unitsOf(rows, 'TEAM'),
    byBase: unitsOf(rows, 'BASE'),
    reported: await reportedBeside(tx, actor, filter),
  };
}

async function yearsOf(tx: EntityManager, actor: Actor): Promise<number[]> {
  const scope = OrgScope.of(actor, 'outcome:read');
  const rows: { year: number }[] = await tx.query(
    `select g.year from programme g
     where ${scope.condition('g.org_unit_id', 1)} or exists (select 1 from cohort c where c.programme_id = g.id
       and (${scope.condition('c.org_unit_id', 1)} or ${scope.condition('c.base_id', 1)}))
     group by g.year order by g.year desc limit 100`,
    [scope.roots],
  );
  return rows.map(({ year }) => year);
}

/** Each programme's target is its own: a person in two programmes counts towards both, so the sum is a plan, no head count. */
async function targetsOf(
  tx: EntityManager,
  actor: Actor,
  { year, orgUnitId, baseId }: OutcomeFilter,
  totals: OutcomeFigures,
): Promise<OutcomeOverview['targets']> {
  const scope = OrgScope.of(actor, 'outcome:read');
  const [row]: { programmes: number; persons: number; classes: number }[] = await tx.query(
    `select count(*)::int as programmes, coalesce(sum(target_persons), 0)::int as persons,
            coalesce(sum(target_classes), 0)::int as classes
     from programme g where ${scope.condition('g.org_unit_id', 1)} and g.year = $2
       and ($3::uuid is null or g.org_unit_id = $3) and $4::uuid is null`,
    [scope.roots, year, orgUnitId ?? null, baseId ?? null],
  );
  const { programmes, persons, classes } = row ?? { programmes: 0, persons: 0, classes: 0 };
  return {
    programmes,
    persons,
    classes,
    personsReachedHundredths: shareOfTarget(countOf('PERSON', totals.personsTrained), countOf('PERSON', persons)),
    classesReachedHundredths: shareOfTarget(countOf('CLASS', totals.classesHeld), countOf('CLASS', classes)),
  };
}

function unitsOf(rows: readonly LevelRow[], level: LevelRow['level']): OutcomeUnit[] {
  return rows
    .filter((row) => row.level === level)
    .map((row) => ({
      id: row.id ?? '',
      nameZh: row.nameZh,
      nameUg: row.nameUg,
      nameEn: row.nameEn,
      figures: figuresOf(row),
    }));
}

const NOTHING: Counts = {
  personsTrained: 0,
  personTimes: 0,
  classesHeld: 0,
  attendedClassHours: 0,
  expectedClassHours: 0,
  completed: 0,
  decided: 0,
  credentialsIssued: 0,
};

function figuresOf(row: Counts = NOTHING): OutcomeFigures {
  return {
    ...row,
    attendanceRateHundredths: rateHundredths(row.attendedClassHours, row.expectedClassHours),
    completionRateHundredths: rateHundredths(row.completed, row.decided),
  };
}
