import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import type { SignedIn } from '#identity/testing';
import { arrange } from '#platform/testing';
import { TIMETABLE_PLANNER, type TimetablePlanner } from '#scheduling';
import { call } from '../timetable/testing.js';
import { RunPlanProcessor } from './run-plan.processor.js';
import type { PlanStarted, TimetablePlanLesson, TimetablePlanView } from './timetable-plan.presenter.js';

/** A short search, whoever the planner is: the plan itself is another spec's matter. */
export function hurry(app: NestFastifyApplication): { planner: TimetablePlanner; solve: TimetablePlanner['solve'] } {
  const planner = app.get<TimetablePlanner>(TIMETABLE_PLANNER, { strict: false });
  const original = planner.solve.bind(planner);
  const solve: TimetablePlanner['solve'] = (problem, options) =>
    original(problem, { ...options, seconds: Math.min(options?.seconds ?? 2, 2), iterations: 5000 });
  jest.spyOn(planner, 'solve').mockImplementation(solve);
  return { planner, solve };
}

/** Plans of other tests in the same database do not take turns away. */
export const clearTurns = (app: NestFastifyApplication): Promise<void> =>
  arrange(app, async (tx) => {
    await tx.query(`update timetable_plan set status = 'DISCARDED' where status in ('QUEUED','RUNNING')`);
    await tx.query(`update timetable_plan_cohort set is_active = false`);
  });

export const post = (app: NestFastifyApplication, by: SignedIn | undefined, path: string, payload: object = {}) =>
  call(app, by, 'POST', `/timetable-plans${path}`, payload);

/** Asks for a plan; throws what was answered when it is refused. */
export async function startPlan(
  app: NestFastifyApplication,
  by: SignedIn,
  cohortIds: readonly string[],
  more: object = {},
): Promise<PlanStarted> {
  const response = await post(app, by, '', { kind: 'PLAN', cohortIds, seed: 7, ...more });
  if (response.statusCode !== 202) throw new Error(response.body);
  return response.json<PlanStarted>();
}

/** What the queue does with the message. */
export const runPlan = (app: NestFastifyApplication, { planId, jobId }: PlanStarted): Promise<void> =>
  app
    .get(RunPlanProcessor, { strict: false })
    .handle({ payload: { timetablePlanId: planId, jobId } }, systemContext('test'));

export const showPlan = async (
  app: NestFastifyApplication,
  by: SignedIn,
  planId: string,
): Promise<TimetablePlanView> => {
  const response = await call(app, by, 'GET', `/timetable-plans/${planId}`);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<TimetablePlanView>();
};

export async function planned(
  app: NestFastifyApplication,
  by: SignedIn,
  cohortIds: readonly string[],
  more: object = {},
): Promise<TimetablePlanView> {
  const started = await startPlan(app, by, cohortIds, more);
  await runPlan(app, started);
  return showPlan(app, by, started.planId);
}

export const lessonsOf = async (
  app: NestFastifyApplication,
  by: SignedIn,
  planId: string,
  search = '',
): Promise<TimetablePlanLesson[]> =>
  (await call(app, by, 'GET', `/timetable-plans/${planId}/lessons?pageSize=500${search}`)).json<{
    items: TimetablePlanLesson[];
  }>().items;
