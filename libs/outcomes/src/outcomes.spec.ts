import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { buildConsent, buildOrgUnit, buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { type Figure, FIGURES, rateHundredths } from './figures/figures.policy.js';
import { OutcomesModule } from './outcomes.module.js';
import type { FigureRow } from './list-figure-rows/figure-row.presenter.js';
import type { OutcomeFigures, OutcomeOverview } from './show-overview/overview.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([OutcomesModule]);
});
afterAll(() => app.close());

const tag = (): string => randomBytes(5).toString('hex');
async function insert(tx: EntityManager, table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values);
  const [row]: { id: string }[] = await tx.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    Object.values(values),
  );
  return row?.id ?? '';
}

/** What happened, in plain numbers: people and units are places in lists. */
interface World {
  people: number;
  teams: number;
  classes: ClassFacts[];
}
interface ClassFacts {
  team: number;
  /** Base of that team; a class may be held at another team's base. */
  base: number;
  year: number;
  isCancelled: boolean;
  /** Class hours of each lesson, and whether it is over. */
  lessons: { hours: number; isOver: boolean }[];
  seats: {
    person: number;
    /** Hours attended in each lesson; null without a mark. */
    marks: (number | null)[];
    decision: 'COMPLETED' | 'NOT_COMPLETED' | null;
    credential: 'VALID' | 'REVOKED' | null;
  }[];
}

interface Built {
  rootId: string;
  teamIds: string[];
  baseIds: string[];
}

/** Writes a world into the database as a city with county teams, each with a base. */
async function build(tx: EntityManager, world: World): Promise<Built> {
  const rootId = (await buildOrgUnit(tx, { kind: 'AID_HQ_CITY' })).id;
  const teamIds: string[] = [];
  const baseIds: string[] = [];
  const programmes = new Map<string, string>();
  for (let i = 0; i < world.teams; i += 1) {
    teamIds[i] = (await buildOrgUnit(tx, { parent_id: rootId })).id;
    baseIds[i] = (await buildOrgUnit(tx, { kind: 'TRAINING_BASE', parent_id: teamIds[i] ?? '' })).id;
  }
  const people: { traineeId: string; consentId: string }[] = [];
  for (let i = 0; i < world.people; i += 1) {
    const { id } = await buildPerson(tx, { name_zh: `阿依古丽·${tag()}` });
    const traineeId = await insert(tx, 'trainee', { person_id: id, org_unit_id: rootId });
    people.push({ traineeId, consentId: (await buildConsent(tx, id)).id });
  }
  const course = await insert(tx, 'course', { code: `C${tag()}`, tier: 'ENTRY', title_zh: '课', class_hours: 8 });
  const unit = await insert(tx, 'course_unit', {
    course_id: course,
    position: 1,
    title_zh: '单元',
    class_hours: 8,
    mode: 'THEORY',
    equipment: 'CLASSROOM',
  });
  const resource = (kind: string) => insert(tx, 'resource', { kind, org_unit_id: rootId, name: tag() });
  const instructor = await insert(tx, 'instructor', {
    person_id: (await buildPerson(tx)).id,
    kind: 'LOCAL',
    resource_id: await resource('INSTRUCTOR'),
    org_unit_id: rootId,
  });
  for (const facts of world.classes) {
    const [team, base] = [teamIds[facts.team] ?? '', baseIds[facts.base] ?? ''];
    const key = `${team}@${facts.year}`;
    const programme =
      programmes.get(key) ??
      (await insert(tx, 'programme', {
        org_unit_id: team,
        name_zh: `项目 ${tag()}`,
        year: facts.year,
        starts_on: `${facts.year}-01-01`,
        ends_on: `${facts.year}-12-31`,
        target_persons: 10,
        target_classes: 4,
      }));
    programmes.set(key, programme);
    const cohort = await insert(tx, 'cohort', {
      programme_id: programme,
      course_id: course,
      org_unit_id: team,
      base_id: base,
      resource_id: await resource('COHORT'),
      code: `K${tag()}`,
      name_zh: `班 ${tag()}`,
      starts_on: `${facts.year}-06-01`,
      ends_on: `${facts.year}-06-30`,
      capacity: 40,
      status: facts.isCancelled ? 'CANCELLED' : 'RUNNING',
      join_code: tag().slice(0, 8).toUpperCase(),
    });
    const lessons: string[] = [];
    for (const [i, { hours, isOver }] of facts.lessons.entries()) {
      lessons.push(
        await insert(tx, 'lesson', {
          cohort_id: cohort,
          course_unit_id: unit,
          position: i + 1,
          class_hours: hours,
          status: isOver ? 'CLOSED' : 'OPEN',
          starts_at: `${facts.year}-06-0${i + 1}T02:00:00Z`,
          ends_at: `${facts.year}-06-0${i + 1}T05:00:00Z`,
          instructor_id: instructor,
        }),
      );
    }
    for (const { person, marks, decision, credential } of facts.seats) {
      const { traineeId, consentId } = people[person] ?? { traineeId: '', consentId: '' };
      const enrollment = await insert(tx, 'enrollment', {
        cohort_id: cohort,
        trainee_id: traineeId,
        status: 'CONFIRMED',
        source: 'COORDINATOR',
        consent_id: consentId,
      });
      for (const [i, attended] of marks.entries()) {
        if (attended === null) continue;
        await insert(tx, 'attendance', {
          lesson_id: lessons[i],
          enrollment_id: enrollment,
          mark: attended > 0 ? 'PRESENT' : 'ABSENT',
          class_hours: attended,
          method: 'INSTRUCTOR',
        });
      }
      if (decision) {
        await insert(tx, 'completion_decision', {
          cohort_id: cohort,
          enrollment_id: enrollment,
          outcome: decision,
          required_class_hours: 8,
          planned_class_hours: 10,
          attended_class_hours: 9,
          rate_hundredths: 9000,
          rule_version: '1',
        });
      }
      if (credential) {
        await insert(tx, 'credential', {
          kind: 'COMPLETION',
          number: `N${tag()}`,
          verify_code: tag(),
          holder_name_zh: '阿依古丽',
          issuer_org_unit_id: rootId,
          cohort_id: cohort,
          enrollment_id: enrollment,
          course_title_zh: '课',
          cohort_name_zh: '班',
          class_hours: 8,
          starts_on: `${facts.year}-06-01`,
          ends_on: `${facts.year}-06-30`,
          issued_on: `${facts.year}-07-01`,
          status: credential,
          ...(credential === 'REVOKED' ? { revoked_at: new Date(), revoke_reason_class: 'ISSUED_IN_ERROR' } : {}),
        });
      }
    }
  }
  return { rootId, teamIds, baseIds };
}

/** The figures by counting on one's fingers; nothing in common with the SQL. */
function expected(classes: readonly ClassFacts[]): OutcomeFigures {
  const figures = { personTimes: 0, classesHeld: 0, attendedClassHours: 0, expectedClassHours: 0 };
  const more = { completed: 0, decided: 0, credentialsIssued: 0 };
  const persons = new Set<number>();
  for (const { lessons, seats, isCancelled } of classes) {
    if (isCancelled) continue;
    if (lessons.some(({ isOver }) => isOver)) figures.classesHeld += 1;
    for (const { person, marks, decision, credential } of seats) {
      let attended = 0;
      marks.forEach((mark, i) => {
        if (mark === null || !lessons[i]?.isOver) return;
        attended += mark;
        figures.expectedClassHours += lessons[i].hours;
      });
      figures.attendedClassHours += attended;
      if (attended > 0) persons.add(person);
      if (attended > 0) figures.personTimes += 1;
      if (decision) more.decided += 1;
      if (decision === 'COMPLETED') more.completed += 1;
      if (credential === 'VALID') more.credentialsIssued += 1;
    }
  }
  return {
    ...figures,
    ...more,
    personsTrained: persons.size,
    attendanceRateHundredths: rateHundredths(figures.attendedClassHours, figures.expectedClassHours),
    completionRateHundredths: rateHundredths(more.completed, more.decided),
  };
}

const anyLessons = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 4 }), isOver: fc.boolean() }), {
  maxLength: 3,
});
const anyClass = (people: number, teams: number): fc.Arbitrary<ClassFacts> =>
  anyLessons.chain((lessons) =>
    fc.record({
      team: fc.nat(teams - 1),
      base: fc.nat(teams - 1),
      year: fc.constantFrom(2023, 2023, 2024),
      isCancelled: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      lessons: fc.constant(lessons),
      seats: fc.uniqueArray(
        fc.record({
          person: fc.nat(people - 1),
          marks: fc.tuple(...lessons.map(({ hours }) => fc.constantFrom(null, 0, 1, hours))),
          decision: fc.constantFrom(null, 'COMPLETED' as const, 'NOT_COMPLETED' as const),
          credential: fc.constantFrom(null, 'VALID' as const, 'REVOKED' as const),
        }),
        { selector: ({ person }) => person, maxLength: 5 },
      ),
    }),
  );
const anyWorld: fc.Arbitrary<World> = fc
  .record({ people: fc.integer({ min: 1, max: 6 }), teams: fc.integer({ min: 1, max: 3 }) })
  .chain(({ people, teams }) =>
    fc.array(anyClass(people, teams), { minLength: 1, maxLength: 5 }).map((classes) => ({ people, teams, classes })),
  );

const get = (by: SignedIn | undefined, path: string, headers: Record<string, string> = {}) =>
  app.inject({
    url: `/api/v1/outcomes/${path}`,
    headers: { ...headers, ...(by ? { authorization: by.authorization } : {}) },
  });
const overview = async (by: SignedIn, search: string): Promise<OutcomeOverview> => {
  const response = await get(by, `overview?${search}`);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<OutcomeOverview>();
};

/** Every page of the rows behind a figure, two at a time. */
async function allRows(by: SignedIn, figure: Figure, search: string): Promise<{ total: number; items: FigureRow[] }> {
  const items: FigureRow[] = [];
  for (let page = 1; ; page += 1) {
    const response = await get(by, `${figure}/rows?${search}&pageSize=2&page=${page}`);
    if (response.statusCode !== 200) throw new Error(response.body);
    const found = response.json<{ total: number; items: FigureRow[] }>();
    items.push(...found.items);
    if (found.items.length === 0) return { total: found.total, items };
  }
}

/** The number that a figure's rows add up to, and that its list says. */
async function expectRows(by: SignedIn, search: string, figures: OutcomeFigures): Promise<void> {
  const wanted: Record<Figure, number | null> = {
    'persons-trained': figures.personsTrained,
    'person-times': figures.personTimes,
    'classes-held': figures.classesHeld,
    'attendance-rate': null,
    'completion-rate': figures.decided,
    'credentials-issued': figures.credentialsIssued,
  };
  for (const figure of FIGURES) {
    const { total, items } = await allRows(by, figure, search);
    expect(items).toHaveLength(total);
    expect(new Set(items.map((row) => JSON.stringify(row))).size).toBe(total);
    if (wanted[figure] !== null) expect([figure, total]).toEqual([figure, wanted[figure]]);
    const sum = (of: (row: FigureRow) => number): number => items.reduce((total_, row) => total_ + of(row), 0);
    if (figure === 'attendance-rate') {
      expect(sum((row) => ('attendedClassHours' in row ? row.attendedClassHours : 0))).toBe(figures.attendedClassHours);
      expect(sum((row) => ('expectedClassHours' in row ? row.expectedClassHours : 0))).toBe(figures.expectedClassHours);
    }
    if (figure === 'completion-rate') {
      expect(sum((row) => ('outcome' in row && row.outcome === 'COMPLETED' ? 1 : 0))).toBe(figures.completed);
    }
    if (figure === 'classes-held' || figure === 'persons-trained') {
      const times = sum((row) => ('personTimes' in row ? row.personTimes : 'classes' in row ? row.classes : 0));
      expect([figure, times]).toEqual([figure, figures.personTimes]);
    }
  }
}

describe('figures and their rows', () => {
  it('count what happened, for the whole, each county team and each base, and the rows behind each add up to it', async () => {
    const admin = await signInAs(app, 'ADMIN');
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const built = await arrange(app, (tx) => build(tx, world));
        const by = await signInAs(app, 'COORDINATOR', built.rootId);
        const inYear = world.classes.filter(({ year }) => year === 2023);
        const found = await overview(by, 'year=2023');
        expect(found.totals).toEqual(expected(inYear));
        await expectRows(by, 'year=2023', found.totals);
        for (const [i, id] of built.teamIds.entries()) {
          const own = inYear.filter(({ team }) => team === i);
          const narrowed = await overview(by, `year=2023&orgUnitId=${id}`);
          expect(narrowed.totals).toEqual(expected(own));
          const unit = found.byTeam.find((each) => each.id === id);
          expect(unit?.figures ?? expected([])).toEqual(expected(own));
          await expectRows(by, `year=2023&orgUnitId=${id}`, narrowed.totals);
        }
        for (const [i, id] of built.baseIds.entries()) {
          const own = inYear.filter(({ base }) => base === i);
          const unit = found.byBase.find((each) => each.id === id);
          expect(unit?.figures ?? expected([])).toEqual(expected(own));
          expect((await overview(by, `year=2023&baseId=${id}`)).totals).toEqual(expected(own));
        }
        // Who has no part in it sees none of it; a county team sees what it runs and what is held at its base.
        expect((await overview(admin, 'year=2023')).totals).toEqual(expected([]));
        const team = await signInAs(app, 'COORDINATOR', built.teamIds[0]);
        const visible = inYear.filter(({ team: runs, base }) => runs === 0 || base === 0);
        expect((await overview(team, 'year=2023')).totals).toEqual(expected(visible));
        await expectRows(team, 'year=2023', expected(visible));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('one person in two classes is one person and two person-times, in each team and in the whole', async () => {
    const attended = { lessons: [{ hours: 4, isOver: true }], year: 2023, isCancelled: false };
    const seat = { person: 0, marks: [4], decision: null, credential: null };
    const built = await arrange(app, (tx) =>
      build(tx, {
        people: 1,
        teams: 2,
        classes: [
          { ...attended, team: 0, base: 0, seats: [seat] },
          { ...attended, team: 1, base: 1, seats: [seat] },
        ],
      }),
    );
    const by = await signInAs(app, 'COORDINATOR', built.rootId);
    const found = await overview(by, 'year=2023');
    expect(found.totals).toMatchObject({ personsTrained: 1, personTimes: 2, classesHeld: 2 });
    expect(found.byTeam.map(({ figures }) => figures.personsTrained)).toEqual([1, 1]);
    // Targets: of both teams together, and of one alone; persons against persons, classes against classes.
    expect(found.targets).toEqual({
      programmes: 2,
      persons: 20,
      classes: 8,
      personsReachedHundredths: 500,
      classesReachedHundredths: 2500,
    });
    expect((await overview(by, `year=2023&orgUnitId=${built.teamIds[0]}`)).targets).toMatchObject({ persons: 10 });
    expect((await overview(by, `year=2023&baseId=${built.baseIds[0]}`)).targets).toMatchObject({
      programmes: 0,
      personsReachedHundredths: null,
    });
    expect(found.years).toEqual([2023]);
    expect((await get(by, 'overview')).json()).toMatchObject({ year: 2023 });
  });

  it('400, 401, 403 for instructor and trainee; an unknown figure is no figure', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    expect((await get(by, 'overview?year=1999')).statusCode).toBe(400);
    expect((await get(by, 'persons-trained/rows')).statusCode).toBe(400);
    expect((await get(by, 'everything/rows?year=2023')).statusCode).toBe(400);
    expect((await get(by, 'persons-trained/rows?year=2023&pageSize=201')).statusCode).toBe(400);
    expect((await get(undefined, 'overview')).statusCode).toBe(401);
    for (const role of ['INSTRUCTOR', 'TRAINEE'] as const) {
      const other = await signInAs(app, role, by.orgUnitId);
      for (const path of ['overview', 'person-times/rows?year=2023', 'reported-figures', 'overview.xlsx?year=2023']) {
        expect([path, (await get(other, path)).statusCode]).toEqual([path, 403]);
      }
    }
  });
});

/** Classes of one team of so many people each, all present. */
const crowd = (sizes: readonly number[]): World => ({
  people: Math.max(...sizes),
  teams: sizes.length,
  classes: sizes.map((size, team) => ({
    team,
    base: team,
    year: 2023,
    isCancelled: false,
    lessons: [{ hours: 4, isOver: true }],
    seats: Array.from({ length: size }, (_, person) => ({
      person,
      marks: [4],
      decision: 'COMPLETED',
      credential: 'VALID',
    })),
  })),
});
type Row = (string | number | null)[];
async function sheetOf(content: Buffer, index: number): Promise<Row[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as never);
  const rows: Row[] = [];
  workbook.worksheets[index]?.eachRow((row) => rows.push((row.values as Row).slice(1)));
  return rows;
}
const reason = { 'x-reason': encodeURIComponent('年度总结') };

describe('exports', () => {
  it('422 without a reason and nothing in the audit log; 200 with one, which is kept', async () => {
    const built = await arrange(app, (tx) => build(tx, crowd([6])));
    const by = await signInAs(app, 'COORDINATOR', built.rootId);
    const audits = () =>
      arrange<unknown[]>(app, (tx) =>
        tx.query(
          `select action, subject_id, reason, changes->>'year' as year from audit_log
           where actor_person_id = $1 and action = 'outcome:export' order by id`,
          [by.personId],
        ),
      );
    for (const path of ['overview.xlsx?year=2023', 'person-times/rows.xlsx?year=2023']) {
      expect((await get(by, path)).json()).toMatchObject({ status: 422, type: '/problems/reason-required' });
      expect((await get(by, path, { 'x-reason': '%20' })).statusCode).toBe(422);
    }
    expect(await audits()).toEqual([]);
    const file = await get(by, 'overview.xlsx?year=2023', reason);
    expect([file.statusCode, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment; filename="outcomes-2023.xlsx"',
    ]);
    expect((await get(by, 'person-times/rows.xlsx?year=2023', reason)).statusCode).toBe(200);
    expect(await audits()).toEqual([
      { action: 'outcome:export', subject_id: 'overview', reason: '年度总结', year: '2023' },
      { action: 'outcome:export', subject_id: 'person-times', reason: '年度总结', year: '2023' },
    ]);
  });

  it('the report prints no count of one to four people, nor one that gives it away, and says so', async () => {
    const built = await arrange(app, (tx) => build(tx, crowd([12, 4, 7])));
    const by = await signInAs(app, 'COORDINATOR', built.rootId);
    const file = await get(by, 'overview.xlsx?year=2023', reason);
    for (const index of [0, 1]) {
      const [, ...rows] = await sheetOf(file.rawPayload, index);
      const own = rows.slice(0, 3);
      const byCount = [...own.filter((row) => row[1] !== '*'), ...own.filter((row) => row[1] === '*')];
      expect(byCount.map((row) => row.slice(1))).toEqual([
        [12, 12, 1, 100, 100, 12],
        ['*', '*', 1, '*', '*', '*'],
        ['*', '*', 1, '*', '*', '*'],
      ]);
      expect(rows[3]).toEqual(['合计', 12, 23, 3, 100, 100, 23]);
      expect(rows.flat().filter((cell) => typeof cell === 'string' && cell.includes('1至4人'))).toHaveLength(1);
    }
    const classes = await sheetOf((await get(by, 'classes-held/rows.xlsx?year=2023', reason)).rawPayload, 0);
    expect(
      classes
        .slice(1, 4)
        .map((row) => row[7])
        .sort(),
    ).toEqual(['*', '*', 12].sort());
    // A whole of four is not printed either.
    const few = await arrange(app, (tx) => build(tx, crowd([4])));
    const alone = await get(await signInAs(app, 'COORDINATOR', few.rootId), 'overview.xlsx?year=2023', reason);
    expect((await sheetOf(alone.rawPayload, 0))[2]?.slice(1)).toEqual(['*', '*', 1, '*', '*', '*']);
  });

  it('rows come in the reader’s language, masked, in 北京时间, as text and within the scope', async () => {
    const built = await arrange(app, (tx) => build(tx, crowd([6, 6])));
    await arrange(app, (tx) =>
      tx.query(`update cohort set name_zh = '=HYPERLINK("http://x")' where org_unit_id = $1`, [built.teamIds[0]]),
    );
    const by = await signInAs(app, 'COORDINATOR', built.teamIds[0]);
    const lessons = await get(by, 'attendance-rate/rows.xlsx?year=2023', { ...reason, 'accept-language': 'en' });
    expect(await sheetOf(lessons.rawPayload, 0)).toEqual([
      ['Class code', 'Class', 'Unit', 'Time (Beijing)', 'Class hours attended', 'Class hours expected'],
      [expect.any(String), '=HYPERLINK("http://x")', '单元', '2023-06-01 10:00', 24, 24],
    ]);
    const people = await get(by, 'persons-trained/rows.xlsx?year=2023', { ...reason, 'accept-language': 'ug' });
    const rows = await sheetOf(people.rawPayload, 0);
    expect([rows[0]?.[2], rows[1]?.[2], rows.length]).toEqual(['كىملىك نومۇرى', '6529**********0012', 7]);
  });
});

describe('GET /api/v1/outcomes/reported-figures', () => {
  const figure = (scope: string | null, overrides: Record<string, unknown> = {}) => ({
    key: `k${tag()}`,
    metric: 'TRAINING_PERSON_TIMES',
    value: '9000',
    unit: 'PERSON_TIME',
    qualifier: 'OVER',
    original_text: '9,000余人次',
    count_basis: 'PERSON_TIME',
    scope_org_unit_id: scope,
    scope_name: '阿克苏地区',
    year: 2023,
    source_org: `浙江省援疆指挥部 ${tag()}`,
    source_doc: '2023 年工作总结',
    ...overrides,
  });

  it('200: word for word with qualifier and source, for the unit itself, those below and those above', async () => {
    const made = await arrange(app, async (tx) => {
      const root = (await buildOrgUnit(tx)).id;
      const county = (await buildOrgUnit(tx, { parent_id: root })).id;
      const other = (await buildOrgUnit(tx, { parent_id: root })).id;
      const ofRoot = figure(root);
      await insert(tx, 'reported_figure', ofRoot);
      await insert(
        tx,
        'reported_figure',
        figure(county, { original_text: '271期', metric: 'CLASSES_HELD', count_basis: null }),
      );
      await insert(tx, 'reported_figure', figure(other, { original_text: '近百期', qualifier: 'NEARLY' }));
      await insert(tx, 'reported_figure', figure(county, { original_text: '预计1万人次', is_forecast: true }));
      return { root, county, ofRoot };
    });
    const by = await signInAs(app, 'COORDINATOR', made.county);
    const texts = async (path: string) =>
      (await get(by, path)).json<{ items: { originalText: string }[] }>().items.map(({ originalText }) => originalText);
    const list = (
      await get(by, `reported-figures?year=2023&search=${encodeURIComponent(made.ofRoot.source_org)}`)
    ).json();
    expect(list).toMatchObject({
      total: 1,
      items: [
        {
          value: '9000',
          qualifier: 'OVER',
          originalText: '9,000余人次',
          countBasis: 'PERSON_TIME',
          sourceOrg: made.ofRoot.source_org,
          sourceDoc: '2023 年工作总结',
          isForecast: false,
        },
      ],
    });
    const all = await texts('reported-figures?year=2023&pageSize=200');
    expect(all).toEqual(expect.arrayContaining(['9,000余人次', '271期', '预计1万人次']));
    expect(all).not.toContain('近百期');
    expect(await texts('reported-figures?metric=CLASSES_HELD&pageSize=200')).toContain('271期');
    expect(await texts('reported-figures?year=1990')).toEqual([]);
    // Beside the recorded figures stands what was published as a result, never an expectation.
    const { reported } = await overview(by, 'year=2023');
    expect(reported.map(({ originalText }) => originalText)).toEqual(expect.arrayContaining(['9,000余人次', '271期']));
    expect(reported.filter(({ isForecast }) => isForecast)).toEqual([]);
    const file = await get(by, 'overview.xlsx?year=2023', reason);
    expect((await sheetOf(file.rawPayload, 2)).flat()).toEqual(
      expect.arrayContaining(['9,000余人次', made.ofRoot.source_org]),
    );
    const root = await signInAs(app, 'COORDINATOR', made.root);
    expect((await get(root, 'reported-figures?year=2023&pageSize=200')).body).toContain('近百期');
  });
});
