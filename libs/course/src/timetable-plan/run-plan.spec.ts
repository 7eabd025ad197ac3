import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildProgramme } from '#coordination/testing';
import { signInAs } from '#identity/testing';
import { systemContext } from '#kernel';
import { JobRuns, LiveChanges, LiveSources } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import type { SolveOptions, SolvedTimetable, TimetablePlanner, TimetableProblem } from '#scheduling';
import { CourseModule } from '../course.module.js';
import { call, FIRST_DAY, setStage, showTimetable, type Stage } from '../timetable/testing.js';
import { PlanQueueKeeper } from './plan-queue-keeper.js';
import { clearTurns, hurry, lessonsOf, post, runPlan, showPlan, startPlan } from './testing.js';
import { TimetablePlanWorkerModule } from './timetable-plan-worker.module.js';
import type { PlanStarted } from './timetable-plan.presenter.js';

let app: NestFastifyApplication;
let planner: TimetablePlanner;
let solve: TimetablePlanner['solve'];
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetablePlanWorkerModule]);
});
beforeEach(async () => {
  ({ planner, solve } = hurry(app));
  await clearTurns(app);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const jobOf = async (stage: Stage, jobId: string) =>
  (await call(app, stage.by, 'GET', `/jobs/${jobId}`)).json<{ status: string; done: number; total: number }>();
/** The next search is this one. */
const searchOnce = (search: (problem: TimetableProblem, options: SolveOptions) => Promise<SolvedTimetable>): void => {
  jest.spyOn(planner, 'solve').mockImplementationOnce((problem, options) => search(problem, options ?? {}));
};
/** Until the plan's row says so. */
async function until(planId: string, condition: string): Promise<void> {
  for (;;) {
    const rows = await query(`select 1 from timetable_plan where id = $1 and ${condition}`, [planId]);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}
const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((done) => {
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', () => done());
  });

describe('a search', () => {
  it('shows its falling cost and the best so far, live, and ends with the better plan', async () => {
    const stage = await setStage(app);
    const started = await startPlan(app, stage.by, [stage.cohortId], { seconds: 9 });
    const announced = jest.spyOn(app.get(LiveChanges, { strict: false }), 'announce');
    searchOnce(async (problem, options) => {
      const solved = await solve(problem, options);
      for (const [iterations, cost] of [30, 20, 11].entries()) {
        await options.onProgress?.({ seconds: 0, iterations, unplaced: 1, cost, plan: solved });
        await until(started.planId, `cost = ${cost} and checkpoint is not null`);
      }
      const live = await app.get(LiveSources, { strict: false }).of('timetable-plan')?.read(started.planId);
      expect(live).toMatchObject({ status: 'RUNNING', cost: 11, unplaced: 1, lessons: 2, seconds: 9 });
      expect(await jobOf(stage, started.jobId)).toMatchObject({ status: 'RUNNING', total: 9 });
      return { ...solved, iterations: 3 };
    });
    await runPlan(app, started);
    const plan = await showPlan(app, stage.by, started.planId);
    expect(plan).toMatchObject({ status: 'READY', unplaced: 0, iterations: 3 });
    expect(plan.series.map(({ cost }) => cost)).toEqual(expect.arrayContaining([30, 20, 11]));
    expect(announced).toHaveBeenCalledWith('timetable-plan', started.planId);
    expect(await query(`select 1 from timetable_plan where id = $1 and checkpoint is not null`, [plan.id])).toEqual([]);
  });

  it('is watched by whoever may read the plan, and by nobody else', async () => {
    const stage = await setStage(app);
    const { planId } = await startPlan(app, stage.by, [stage.cohortId]);
    const source = app.get(LiveSources, { strict: false }).of('timetable-plan');
    const actor = (permissions: string[], orgUnitId: string) => ({
      ...systemContext('test').actor,
      isSystem: false,
      permissions: new Set(permissions),
      roles: [{ role: 'COORDINATOR', orgUnitId }],
    });
    expect(await source?.mayWatch(actor(['timetable:read'], stage.by.orgUnitId), planId)).toBe(true);
    expect(await source?.mayWatch(actor([], stage.by.orgUnitId), planId)).toBe(false);
    const stranger = await signInAs(app, 'COORDINATOR');
    expect(await source?.mayWatch(actor(['timetable:read'], stranger.orgUnitId), planId)).toBe(false);
  });

  it.each(['jobs', 'timetable-plans'])('stopped by /%s keeps the best that it has found', async (door) => {
    const stage = await setStage(app);
    const started = await startPlan(app, stage.by, [stage.cohortId]);
    searchOnce(async (problem, options) => {
      const solved = await solve(problem, options);
      await options.onProgress?.({ seconds: 0, iterations: 5, unplaced: 0, cost: solved.cost, plan: solved });
      const id = door === 'jobs' ? started.jobId : started.planId;
      expect((await call(app, stage.by, 'POST', `/${door}/${id}/cancellation`)).statusCode).toBe(200);
      await aborted(options.signal);
      return solved;
    });
    await runPlan(app, started);
    expect(await jobOf(stage, started.jobId)).toMatchObject({ status: 'CANCELLED' });
    const plan = await showPlan(app, stage.by, started.planId);
    expect(plan).toMatchObject({
      status: 'READY',
      unplaced: 0,
      allowedActions: ['apply', 'publish', 'discard', 'rerun'],
    });
    expect(plan.parts).toHaveLength(12);
    expect(await lessonsOf(app, stage.by, plan.id)).toHaveLength(2);
    expect((await post(app, stage.by, `/${plan.id}/application`)).statusCode).toBe(200);
  });

  it('stopped with lessons that have no place says why, and what would help', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: FIRST_DAY });
    const started = await startPlan(app, stage.by, [stage.cohortId]);
    searchOnce(async (problem, options) => {
      const solved = await solve(problem, options);
      const unplaced = solved.unplaced.length;
      await options.onProgress?.({ seconds: 0, iterations: 5, unplaced, cost: solved.cost, plan: solved });
      await post(app, stage.by, `/${started.planId}/cancellation`);
      await aborted(options.signal);
      return solved;
    });
    await runPlan(app, started);
    const { conflicts, ...plan } = await showPlan(app, stage.by, started.planId);
    expect(plan).toMatchObject({ status: 'READY', lessons: 6, unplaced: 4 });
    expect(conflicts).toMatchObject([{ code: 'COHORT_WINDOW', lessonIds: { length: 4 } }]);
    expect(conflicts[0]?.remedies.map(({ kind }) => kind)).toContain('EXTEND_COHORT');
  });

  it('has no lesson placed until something is found', async () => {
    const stage = await setStage(app);
    const { planId } = await startPlan(app, stage.by, [stage.cohortId]);
    expect(await showPlan(app, stage.by, planId)).toMatchObject({
      status: 'QUEUED',
      lessons: 2,
      unplaced: 2,
      cost: null,
    });
  });

  it('stopped before its turn, or before it began, leaves nothing', async () => {
    const stage = await setStage(app);
    const begun = await startPlan(app, stage.by, [stage.cohortId]);
    const other = await setStage(app, { by: stage.by });
    await query(`update cohort set programme_id = (select programme_id from cohort where id = $1) where id = $2`, [
      stage.cohortId,
      other.cohortId,
    ]);
    const waiting = await startPlan(app, stage.by, [other.cohortId]);
    // It waits for the other plan of its programme and ends at once.
    expect((await post(app, stage.by, `/${waiting.planId}/cancellation`)).json()).toMatchObject({
      status: 'CANCELLED',
      allowedActions: ['rerun'],
    });
    expect(await jobOf(stage, waiting.jobId)).toMatchObject({ status: 'CANCELLED' });
    expect((await post(app, stage.by, `/${waiting.planId}/cancellation`)).json()).toMatchObject({
      type: '/problems/timetable-plan-state',
    });
    await post(app, stage.by, `/${begun.planId}/cancellation`);
    await runPlan(app, begun);
    expect(await showPlan(app, stage.by, begun.planId)).toMatchObject({
      status: 'CANCELLED',
      lessons: 2,
      unplaced: 2,
      cost: null,
    });
    expect(planner.solve).not.toHaveBeenCalled();
    // The cohorts are free for another.
    await startPlan(app, stage.by, [stage.cohortId, other.cohortId]);
  });

  it('killed in the middle goes on from the best so far with the time that is left', async () => {
    const stage = await setStage(app);
    const started = await startPlan(app, stage.by, [stage.cohortId], { seconds: 60 });
    searchOnce(async (problem, options) => {
      const solved = await solve(problem, options);
      await options.onProgress?.({ seconds: 0, iterations: 5, unplaced: 0, cost: 40, plan: solved });
      await until(started.planId, `checkpoint is not null and elapsed_seconds > 0`);
      throw new Error('killed');
    });
    await expect(runPlan(app, started)).rejects.toThrow('killed');
    expect(await showPlan(app, stage.by, started.planId)).toMatchObject({ status: 'RUNNING', cost: 40, lessons: 2 });
    expect((await showTimetable(app, stage.by, stage.cohortId)).lessons).toEqual([]);
    await query(`update timetable_plan set elapsed_seconds = 50 where id = $1`, [started.planId]);
    const begins: SolveOptions[] = [];
    searchOnce((problem, options) => {
      begins.push(options);
      return solve(problem, options);
    });
    await runPlan(app, started);
    expect(begins[0]?.start?.placed).toHaveLength(2);
    expect(begins[0]?.seconds).toBeLessThanOrEqual(10);
    const plan = await showPlan(app, stage.by, started.planId);
    expect(plan).toMatchObject({ status: 'READY', unplaced: 0 });
    expect(plan.elapsedSeconds).toBeGreaterThanOrEqual(50);
    expect(plan.series[0]?.cost).toBe(40);
    // The message that comes once more after the end does nothing at all.
    await query(`update job_run set status = 'RUNNING' where id = $1`, [started.jobId]);
    await runPlan(app, started);
    expect(await showPlan(app, stage.by, started.planId)).toEqual(plan);
  });

  it('done twice at the same time, by a worker that was taken for dead, ends once', async () => {
    const stage = await setStage(app);
    const started = await startPlan(app, stage.by, [stage.cohortId]);
    searchOnce(async (problem, options) => {
      const slow = await solve(problem, options);
      await runPlan(app, started);
      const ready = await showPlan(app, stage.by, started.planId);
      expect((await post(app, stage.by, `/${ready.id}/discarding`)).statusCode).toBe(200);
      return { ...slow, placed: [] };
    });
    await runPlan(app, started);
    expect(await showPlan(app, stage.by, started.planId)).toMatchObject({ status: 'DISCARDED', unplaced: 0 });
    expect((await lessonsOf(app, stage.by, started.planId)).map(({ change }) => change)).toEqual(['NEW', 'NEW']);
  });

  it('killed while it writes its end leaves nothing half done', async () => {
    const stage = await setStage(app);
    const started = await startPlan(app, stage.by, [stage.cohortId]);
    await query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`);
    await query(
      `create trigger refuse before update on timetable_plan for each row when (new.status = 'READY') execute function refuse()`,
    );
    await expect(runPlan(app, started)).rejects.toThrow('killed');
    expect(await showPlan(app, stage.by, started.planId)).toMatchObject({ status: 'RUNNING' });
    expect(await lessonsOf(app, stage.by, started.planId)).toEqual([]);
    await query(`drop trigger refuse on timetable_plan`);
    await query(`drop function refuse`);
    await runPlan(app, started);
    expect(await showPlan(app, stage.by, started.planId)).toMatchObject({ status: 'READY' });
    expect(await lessonsOf(app, stage.by, started.planId)).toHaveLength(2);
  });

  it('with a planner that breaks a rule never becomes a plan; given up by the queue it has failed', async () => {
    const stage = await setStage(app);
    const started = await startPlan(app, stage.by, [stage.cohortId]);
    searchOnce(async (problem, options) => {
      const made = await solve(problem, options);
      const [one, two] = made.placed;
      if (one && two) two.placement = { ...two.placement, startsAt: one.placement.startsAt };
      return made;
    });
    await expect(runPlan(app, started)).rejects.toThrow('broke a rule');
    await app.get(JobRuns, { strict: false }).fail(started.jobId);
    await app.get(PlanQueueKeeper, { strict: false }).keep();
    expect(await showPlan(app, stage.by, started.planId)).toMatchObject({
      status: 'FAILED',
      problem: { type: '/problems/unexpected' },
      allowedActions: ['rerun'],
    });
    await startPlan(app, stage.by, [stage.cohortId]);
  });
});

describe('turns', () => {
  /** Plans handed to the queue, in the order of their turns. */
  const turns = async (): Promise<string[]> =>
    (
      await query<{ id: string }>(
        `select id from timetable_plan where dispatched_at is not null and status in ('QUEUED','RUNNING') order by dispatched_at`,
      )
    ).map(({ id }) => id);

  /** A coordinator's cohorts in one programme. */
  async function programmeOf(by: Stage['by'], count: number): Promise<Stage[]> {
    const programme = await arrange(app, (tx) => buildProgramme(tx, { orgUnitId: by.orgUnitId }));
    const stages: Stage[] = [];
    for (let i = 0; i < count; i += 1) {
      stages.push(
        await setStage(app, { by, programmeId: programme.id, ...(stages[0] ? { courseId: stages[0].courseId } : {}) }),
      );
    }
    return stages;
  }

  it('go to programmes one after the other: four plans of one do not hold up the first of another', async () => {
    const [busy, quiet] = [await signInAs(app, 'COORDINATOR'), await signInAs(app, 'COORDINATOR')];
    const many: PlanStarted[] = [];
    for (const stage of await programmeOf(busy, 4)) many.push(await startPlan(app, busy, [stage.cohortId]));
    const [late] = await programmeOf(quiet, 1);
    const few = await startPlan(app, quiet, [late?.cohortId ?? '']);
    expect(await turns()).toEqual([many[0]?.planId, few.planId]);
    const messages = await query<{ id: string }>(
      `select payload->>'timetablePlanId' as id from outbox_message where topic = 'course.timetable-plan-due'
       and payload->>'timetablePlanId' = any($1)`,
      [[...many, few].map(({ planId }) => planId)],
    );
    expect(messages.map(({ id }) => id).sort()).toEqual([many[0]?.planId, few.planId].sort());
    if (!many[0] || !many[1] || !many[2]) throw new Error('four plans');
    await runPlan(app, many[0]);
    expect(await turns()).toEqual([few.planId, many[1].planId]);
    await runPlan(app, few);
    // Nobody else waits, and one at a time of a programme.
    expect(await turns()).toEqual([many[1].planId]);
    await runPlan(app, many[1]);
    expect(await turns()).toEqual([many[2].planId]);
  });

  it('go to the programme that was served longest ago when three of them wait', async () => {
    const people = [];
    for (let i = 0; i < 3; i += 1) people.push(await signInAs(app, 'COORDINATOR'));
    const plans: PlanStarted[][] = [];
    for (const by of people) {
      const own: PlanStarted[] = [];
      for (const stage of await programmeOf(by, 2)) own.push(await startPlan(app, by, [stage.cohortId]));
      plans.push(own);
    }
    const [[a1, a2] = [], [b1, b2] = [], [c1] = []] = plans;
    if (!a1 || !a2 || !b1 || !b2 || !c1) throw new Error('five plans');
    expect(await turns()).toEqual([a1.planId, b1.planId]);
    await runPlan(app, a1);
    expect(await turns()).toEqual([b1.planId, c1.planId]);
    await runPlan(app, c1);
    expect(await turns()).toEqual([b1.planId, a2.planId]);
  });

  it('are given once however many look, and again by the next worker when a finished one could not pass its on', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const [first, second] = await programmeOf(by, 2);
    if (!first || !second) throw new Error('two cohorts');
    const one = await startPlan(app, by, [first.cohortId]);
    const two = await startPlan(app, by, [second.cohortId]);
    // A worker that died right after its plan had ended.
    await query(`update timetable_plan set status = 'READY' where id = $1`, [one.planId]);
    const keeper = app.get(PlanQueueKeeper, { strict: false });
    await Promise.all([keeper.keep(), keeper.keep(), keeper.keep()]);
    expect(await turns()).toEqual([two.planId]);
    const sent = await query(
      `select 1 from outbox_message where topic = 'course.timetable-plan-due' and payload->>'timetablePlanId' = $1`,
      [two.planId],
    );
    expect(sent).toHaveLength(1);
  });

  it('asked for at the same time for one cohort: one plan, the other is told which', async () => {
    const stage = await setStage(app);
    const ask = () => post(app, stage.by, '', { kind: 'PLAN', cohortIds: [stage.cohortId] });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409, 409]);
    const { planId } = answers.find(({ statusCode }) => statusCode === 202)?.json<PlanStarted>() ?? { planId: '' };
    for (const refused of answers.filter(({ statusCode }) => statusCode === 409)) {
      expect(refused.json()).toMatchObject({ type: '/problems/timetable-planning', params: { planId } });
    }
  });
});
