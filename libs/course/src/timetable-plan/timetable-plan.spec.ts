import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { call, lessonAt, setStage, showTimetable, type Stage } from '../timetable/testing.js';
import { clearTurns, hurry, lessonsOf, planned, post, runPlan, showPlan, startPlan } from './testing.js';
import { TimetablePlanWorkerModule } from './timetable-plan-worker.module.js';
import type { TimetablePlanComparison } from './timetable-plan.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetablePlanWorkerModule]);
});
beforeEach(async () => {
  hurry(app);
  await clearTurns(app);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
/** Two cohorts of one county team and course. */
async function setTwo(): Promise<[Stage, Stage]> {
  const first = await setStage(app);
  return [first, await setStage(app, { by: first.by, courseId: first.courseId })];
}
const idsOf = (stages: readonly Stage[]): string[] => stages.map(({ cohortId }) => cohortId);
const bookingsOf = (cohortId: string) =>
  query<{ status: string }>(
    `select b.status from booking b join lesson l on l.id = b.subject_id where l.cohort_id = $1`,
    [cohortId],
  );
const auditOf = async (subjectId: string): Promise<string[]> =>
  (await query<{ action: string }>(`select action from audit_log where subject_id = $1 order by id`, [subjectId])).map(
    ({ action }) => action,
  );

describe('a plan of two cohorts', () => {
  it('is asked for, worked out, applied and published, all or nothing; nothing changes before', async () => {
    const [one, two] = await setTwo();
    const started = await startPlan(app, one.by, idsOf([one, two]), {
      name: '秋季',
      weights: { trips: 9 },
      seconds: 7,
    });
    expect(await showPlan(app, one.by, started.planId)).toMatchObject({
      status: 'QUEUED',
      kind: 'PLAN',
      name: '秋季',
      seconds: 7,
      seed: 7,
      jobId: started.jobId,
      weights: { trips: 9, moves: 20 },
      allowedActions: ['cancel'],
      cohorts: expect.arrayContaining([expect.objectContaining({ id: one.cohortId, timetableStatus: 'NONE' })]),
      lowerBound: null,
      series: [],
      isStale: false,
    });
    await runPlan(app, started);
    const ready = await showPlan(app, one.by, started.planId);
    expect(ready).toMatchObject({
      status: 'READY',
      lessons: 4,
      unplaced: 0,
      moved: 0,
      conflicts: [],
      isStale: false,
      allowedActions: ['apply', 'publish', 'discard', 'rerun'],
    });
    expect(ready.number).toBeGreaterThan(0);
    expect(await lessonsOf(app, one.by, ready.id)).toMatchObject(
      [one, two].sort(byCode(ready)).flatMap(({ cohortId }) => [
        { cohortId, position: 1, lessonId: null, change: 'NEW', before: null, unit: { mode: 'THEORY' } },
        { cohortId, position: 2, lessonId: null, change: 'NEW', before: null, unit: { mode: 'PRACTICE' } },
      ]),
    );
    expect((await showTimetable(app, one.by, one.cohortId)).lessons).toEqual([]);
    expect((await call(app, one.by, 'GET', `/jobs/${started.jobId}`)).json()).toMatchObject({
      status: 'SUCCEEDED',
      result: { timetablePlanId: ready.id, lessons: 4 },
    });

    const applied = await post(app, one.by, `/${ready.id}/application`);
    expect([applied.statusCode, applied.json()]).toMatchObject([200, { status: 'APPLIED', isStale: false }]);
    for (const { cohortId } of [one, two]) {
      const timetable = await showTimetable(app, one.by, cohortId);
      expect(timetable.cohort.timetableStatus).toBe('DRAFT');
      const own = await lessonsOf(app, one.by, ready.id, `&cohortId=${cohortId}`);
      expect(
        timetable.lessons.map(({ status, startsAt, room, instructor }) => [status, startsAt, room?.id, instructor?.id]),
      ).toEqual(own.map(({ after }) => ['DRAFT', after?.startsAt, after?.room?.id, after?.instructor.id]));
      expect(await bookingsOf(cohortId)).toEqual(Array.from({ length: 6 }, () => ({ status: 'HELD' })));
    }
    const published = await post(app, one.by, `/${ready.id}/publication`);
    expect([published.statusCode, published.json()]).toMatchObject([200, { planId: ready.id, cohorts: 2, lessons: 4 }]);
    for (const { cohortId } of [one, two]) {
      expect((await showTimetable(app, one.by, cohortId)).cohort.timetableStatus).toBe('PUBLISHED');
      expect(await bookingsOf(cohortId)).toEqual(Array.from({ length: 6 }, () => ({ status: 'CONFIRMED' })));
    }
    expect(await showPlan(app, one.by, ready.id)).toMatchObject({
      status: 'PUBLISHED',
      publishedAt: published.json<{ publishedAt: string }>().publishedAt,
      allowedActions: [],
    });
    expect(await auditOf(ready.id)).toEqual(['timetable:plan', 'timetable:apply', 'timetable:publish']);
  });

  it('is published without being applied first; a second time it is refused', async () => {
    const [one, two] = await setTwo();
    const plan = await planned(app, one.by, idsOf([one, two]));
    const answers = await Promise.all([
      post(app, one.by, `/${plan.id}/publication`),
      post(app, one.by, `/${plan.id}/publication`),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      type: '/problems/timetable-plan-state',
      params: { status: 'PUBLISHED' },
    });
    expect(await query(`select 1 from notice where person_id = $1`, [one.instructor.personId])).not.toEqual([]);
  });

  it('with a gap is a draft, but is not published: neither cohort changes', async () => {
    const [one, two] = await setTwo();
    await query(`delete from instructor_competence where course_unit_id = $1`, [one.unitIds[1]]);
    const plan = await planned(app, one.by, idsOf([one, two]));
    expect(plan).toMatchObject({ unplaced: 2, allowedActions: ['apply', 'discard', 'rerun'] });
    expect(await lessonsOf(app, one.by, plan.id, '&change=UNPLACED')).toMatchObject([
      { position: 2, after: null },
      { position: 2, after: null },
    ]);
    expect((await post(app, one.by, `/${plan.id}/publication`)).json()).toMatchObject({
      type: '/problems/timetable-not-publishable',
      blockers: [
        { code: 'LESSON_UNPLACED', params: { position: 2 } },
        { code: 'LESSON_UNPLACED', params: { position: 2 } },
      ],
    });
    expect(await showTimetable(app, one.by, one.cohortId)).toMatchObject({ cohort: { timetableStatus: 'NONE' } });
    expect((await post(app, one.by, `/${plan.id}/application`)).statusCode).toBe(200);
    expect((await showTimetable(app, one.by, one.cohortId)).lessons.map(({ status }) => status)).toEqual([
      'DRAFT',
      'UNPLACED',
    ]);
  });

  it('is stale once its room is taken, and says which lesson', async () => {
    const [one, two] = await setTwo();
    const plan = await planned(app, one.by, idsOf([one, two]));
    const [lesson] = await lessonsOf(app, one.by, plan.id);
    await query(
      `insert into booking (resource_id, during, status, subject_type, subject_id)
       values ($1, tstzrange($2, $3), 'HELD', 'other', gen_random_uuid())`,
      [lesson?.after?.room?.id, lesson?.after?.startsAt, lesson?.after?.endsAt],
    );
    expect(await showPlan(app, one.by, plan.id)).toMatchObject({ isStale: true, allowedActions: ['discard', 'rerun'] });
    for (const action of ['application', 'publication']) {
      expect((await post(app, one.by, `/${plan.id}/${action}`)).json()).toMatchObject({
        status: 409,
        type: '/problems/timetable-plan-stale',
        blockers: [{ code: 'LESSON_CLASH', params: { cohort: lesson?.cohortCode, position: 1, kind: 'ROOM' } }],
      });
    }
    expect((await showTimetable(app, one.by, one.cohortId)).lessons).toEqual([]);
  });

  it.each([
    [
      'days away',
      `insert into resource_availability (resource_id, from_date, until_date, is_available)
                   select resource_id, '2099-06-01', '2099-06-30', false from instructor where id = $1`,
      'AVAILABILITY',
    ],
    [
      'a course plan',
      `update course_unit set class_hours = 3 where id in
                       (select course_unit_id from instructor_competence where instructor_id = $1)`,
      undefined,
    ],
  ])('is refused after a change of %s', async (_, sql, kind) => {
    const stage = await setStage(app);
    const plan = await planned(app, stage.by, [stage.cohortId]);
    await query(sql, [stage.instructor.id]);
    if (kind) expect(await showPlan(app, stage.by, plan.id)).toMatchObject({ isStale: true });
    expect((await post(app, stage.by, `/${plan.id}/application`)).json()).toMatchObject({
      type: '/problems/timetable-plan-stale',
      blockers: [1, 2].map((position) =>
        kind ? { code: 'LESSON_CLASH', params: { position, kind } } : { code: 'LESSON_CHANGED', params: { position } },
      ),
    });
  });

  it('leaves what a person has fixed, and is stale when a person fixes something elsewhere', async () => {
    const stage = await setStage(app, { classHours: 16 });
    const first = await planned(app, stage.by, [stage.cohortId]);
    await post(app, stage.by, `/${first.id}/application`);
    const draft = await showTimetable(app, stage.by, stage.cohortId);
    const fixed = lessonAt(draft, 1);
    expect((await call(app, stage.by, 'PATCH', `/lessons/${fixed.id}`, {})).statusCode).toBe(200);
    const second = await planned(app, stage.by, [stage.cohortId]);
    const [kept] = await lessonsOf(app, stage.by, second.id);
    expect(kept).toMatchObject({
      lessonId: fixed.id,
      change: 'SAME',
      isLocked: true,
      after: { startsAt: fixed.startsAt },
    });
    // Fixed in another room after the plan was made.
    const other = await query<{ id: string }>(
      `insert into resource (kind, org_unit_id, name, capacity) values ('ROOM', $1, '另一间', 40) returning id`,
      [stage.baseId],
    );
    await call(app, stage.by, 'PATCH', `/lessons/${fixed.id}`, { roomId: other[0]?.id });
    expect((await post(app, stage.by, `/${second.id}/application`)).json()).toMatchObject({
      type: '/problems/timetable-plan-stale',
      blockers: [{ code: 'LESSON_CHANGED', params: { position: 1 } }],
    });
  });
});

describe('plans beside each other', () => {
  it('are compared, worked out anew and put aside', async () => {
    const stage = await setStage(app, { classHours: 16 });
    const left = await planned(app, stage.by, [stage.cohortId]);
    // The same again without the first two days.
    await query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available) values ($1, '2099-06-08', '2099-06-09', false)`,
      [stage.instructor.resourceId],
    );
    const again = await post(app, stage.by, `/${left.id}/rerun`, { weights: { trips: 3 }, seed: 8 });
    expect(again.statusCode).toBe(202);
    await runPlan(app, again.json());
    const right = await showPlan(app, stage.by, again.json<{ planId: string }>().planId);
    expect(right).toMatchObject({ status: 'READY', seed: 8, weights: { trips: 3 }, seconds: left.seconds });
    const comparison = (
      await call(app, stage.by, 'GET', `/timetable-plans/${left.id}/comparison?with=${right.id}`)
    ).json<TimetablePlanComparison>();
    expect(comparison).toMatchObject({
      left: { id: left.id, unplaced: 0, cost: left.cost },
      right: { id: right.id, cost: right.cost },
    });
    expect(comparison.parts).toHaveLength(12);
    expect(comparison.differences).toBeGreaterThan(0);
    const page = (
      await call(app, stage.by, 'GET', `/timetable-plans/${left.id}/comparison/lessons?with=${right.id}&pageSize=2`)
    ).json<{ items: { left: { startsAt: string }; right: { startsAt: string } }[]; total: number }>();
    expect(page.total).toBe(comparison.differences);
    for (const item of page.items) expect(item.left).not.toEqual(item.right);
    const same = await call(app, stage.by, 'GET', `/timetable-plans/${left.id}/comparison?with=${left.id}`);
    expect(same.json()).toMatchObject({ differences: 0 });
    const discarded = await post(app, stage.by, `/${left.id}/discarding`);
    expect(discarded.json()).toMatchObject({ status: 'DISCARDED', allowedActions: ['rerun'] });
    expect((await post(app, stage.by, `/${left.id}/application`)).json()).toMatchObject({
      type: '/problems/timetable-plan-state',
    });
  });
});

describe('lists', () => {
  it('are paged, filtered, and hold the plans of the scope only', async () => {
    const [one, two] = await setTwo();
    const both = await planned(app, one.by, idsOf([one, two]), { name: '两个班' });
    const single = await planned(app, one.by, [two.cohortId]);
    const list = async (by: Stage['by'], search = '') =>
      (await call(app, by, 'GET', `/timetable-plans?${search}`)).json<{ items: { id: string }[]; total: number }>();
    expect(await list(one.by)).toMatchObject({
      total: 2,
      items: [{ id: single.id }, { id: both.id, cohorts: 2, name: '两个班', cost: both.cost }],
    });
    expect((await list(one.by, `cohortId=${one.cohortId}`)).items).toMatchObject([{ id: both.id }]);
    expect((await list(one.by, 'pageSize=1&page=2')).items).toMatchObject([{ id: both.id }]);
    expect((await list(one.by, 'kind=REPAIR')).total).toBe(0);
    expect((await list(one.by, 'status=READY&search=两个')).items).toMatchObject([{ id: both.id }]);
    expect((await list(await signInAs(app, 'COORDINATOR'))).total).toBe(0);
    // The base of one cohort sees its own, not a plan that another base has a part in.
    const ofBase = await signInAs(app, 'COORDINATOR', two.baseId);
    expect((await list(ofBase)).items).toMatchObject([{ id: single.id }]);
    expect((await call(app, ofBase, 'GET', `/timetable-plans/${both.id}`)).statusCode).toBe(404);
    expect((await call(app, one.by, 'GET', `/timetable-plans/${both.id}/lessons?pageSize=501`)).statusCode).toBe(400);
    const second = await call(app, one.by, 'GET', `/timetable-plans/${both.id}/lessons?pageSize=3&page=2`);
    expect(second.json()).toMatchObject({ total: 4, page: 2, items: [{ position: 2 }] });
  });

  it('name every wish with its standard weight', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const { items } = (await call(app, by, 'GET', '/timetable-weights')).json<{ items: object[] }>();
    expect(items).toHaveLength(12);
    expect(items).toContainEqual({ key: 'moves', weight: 20, min: 0, max: 100, unit: 'LESSON' });
  });
});

describe('what is refused', () => {
  it('401, 403, and 404 for another county in every action', async () => {
    const stage = await setStage(app);
    const plan = await planned(app, stage.by, [stage.cohortId]);
    const ask = { kind: 'PLAN', cohortIds: [stage.cohortId] };
    const [stranger, instructor] = [await signInAs(app, 'COORDINATOR'), await signInAs(app, 'INSTRUCTOR')];
    expect((await post(app, undefined, '', ask)).statusCode).toBe(401);
    expect((await post(app, instructor, '', ask)).statusCode).toBe(403);
    expect((await post(app, stranger, '', ask)).json()).toMatchObject({ status: 404, type: '/problems/not-found' });
    for (const action of ['application', 'publication', 'cancellation', 'discarding', 'rerun']) {
      expect([action, (await post(app, stranger, `/${plan.id}/${action}`)).statusCode]).toEqual([action, 404]);
      expect([action, (await post(app, instructor, `/${plan.id}/${action}`)).statusCode]).toEqual([action, 403]);
    }
    for (const path of ['', '/lessons', `/comparison?with=${plan.id}`, `/comparison/lessons?with=${plan.id}`]) {
      expect([path, (await call(app, stranger, 'GET', `/timetable-plans/${plan.id}${path}`)).statusCode]).toEqual([
        path,
        404,
      ]);
    }
    const own = await setStage(app, { by: stranger });
    const other = await planned(app, stranger, [own.cohortId]);
    expect(
      (await call(app, stranger, 'GET', `/timetable-plans/${other.id}/comparison?with=${plan.id}`)).statusCode,
    ).toBe(404);
  });

  it('a cohort that another plan or job works on, a published and a closed one, too much, and nonsense', async () => {
    const [one, two] = await setTwo();
    const running = await startPlan(app, one.by, [one.cohortId]);
    const refused = async (payload: object) => (await post(app, one.by, '', payload)).json<object>();
    const plan = (cohortIds: string[], more: object = {}) => refused({ kind: 'PLAN', cohortIds, ...more });
    expect(await plan(idsOf([two, one]))).toMatchObject({
      status: 409,
      type: '/problems/timetable-planning',
      params: running,
    });
    expect((await call(app, one.by, 'POST', `/cohorts/${one.cohortId}/timetable/plan`)).json()).toMatchObject({
      type: '/problems/timetable-planning',
      params: running,
    });
    const job = (await call(app, one.by, 'POST', `/cohorts/${two.cohortId}/timetable/plan`)).json<{ jobId: string }>();
    expect(await plan([two.cohortId])).toMatchObject({ type: '/problems/timetable-planning', params: job });
    await expect(
      query(
        `insert into timetable_plan_cohort (timetable_plan_id, cohort_id)
         select id, $2 from timetable_plan where id <> $1 limit 1`,
        [running.planId, one.cohortId],
      ),
    ).rejects.toMatchObject({ slug: 'timetable-planning' });
    const closed = await setStage(app, { by: one.by, status: 'CLOSED' });
    expect(await plan([closed.cohortId])).toMatchObject({ type: '/problems/timetable-closed' });
    await query(`update cohort set timetable_status = 'PUBLISHED' where id = $1`, [closed.cohortId]);
    await query(`update cohort set status = 'OPEN' where id = $1`, [closed.cohortId]);
    expect(await plan([closed.cohortId])).toMatchObject({ type: '/problems/timetable-published' });
    const large = await setStage(app, { by: one.by });
    await query(
      `insert into course_unit (course_id, position, title_zh, class_hours, mode, equipment)
       select $1, n, '单元', 40, 'THEORY', 'CLASSROOM' from generate_series(3, 203) n`,
      [large.courseId],
    );
    expect(await plan([large.cohortId])).toMatchObject({
      status: 422,
      type: '/problems/timetable-plan-too-large',
      params: { what: 'lessons', count: 2012, most: 2000 },
    });
    const disruption = {
      type: 'INSTRUCTOR_AWAY',
      instructorId: one.instructor.id,
      fromDate: '2099-06-09',
      untilDate: '2099-06-08',
    };
    for (const [payload, pointer] of [
      [{ kind: 'PLAN', cohortIds: [] }, '/cohortIds'],
      [
        { kind: 'PLAN', cohortIds: [two.cohortId], disruptions: [{ ...disruption, untilDate: '2099-06-10' }] },
        '/disruptions',
      ],
      [{ kind: 'REPAIR', cohortIds: [] }, '/disruptions'],
      [{ kind: 'REPAIR', cohortIds: [], disruptions: [disruption] }, '/disruptions/0/untilDate'],
      [{ kind: 'PLAN', cohortIds: [two.cohortId], seconds: 601 }, '/seconds'],
      [{ kind: 'PLAN', cohortIds: [two.cohortId], weights: { trips: 101 } }, '/weights/trips'],
    ] as const) {
      expect(await refused(payload)).toMatchObject({ status: 400, errors: [{ pointer }] });
    }
  });
});

/** As lists do it. */
function byCode({ cohorts }: { cohorts: readonly { id: string; code: string }[] }) {
  const code = ({ cohortId }: Stage): string => cohorts.find(({ id }) => id === cohortId)?.code ?? '';
  return (a: Stage, b: Stage): number => (code(a) < code(b) ? -1 : 1);
}
