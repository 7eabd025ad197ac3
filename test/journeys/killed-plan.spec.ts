import { afterAll, expect, it } from '@jest/globals';
import { ApiClient, until } from './api-client.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';

interface Plan {
  id: string;
  status: string;
  lessons: number;
  unplaced: number;
  cost: number | null;
  iterations: number;
  elapsedSeconds: number;
  series: { seconds: number; cost: number; unplaced: number }[];
}

const PORT = 3730;
const SECONDS = 14;
const dataDir = newDataDir();
let product: Product;
afterAll(async () => {
  await product.stop();
  removeDataDir(dataDir);
});

const signIn = (): Promise<ApiClient> =>
  ApiClient.signIn(
    product.url,
    product.accounts.find(({ role }) => role === 'COORDINATOR'),
  );
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Three cohorts of the first course, opened side by side at the first base of a programme that still runs. */
async function openCohorts(coordinator: ApiClient): Promise<string[]> {
  const { items: programmes } = await coordinator.get<{ items: { id: string; startsOn: string; endsOn: string }[] }>(
    '/api/v1/programmes?status=OPEN&pageSize=100',
  );
  const programme = programmes.find(({ startsOn, endsOn }) => startsOn <= day(2) && endsOn >= day(30));
  const { items: courses } = await coordinator.get<{ items: { id: string }[] }>('/api/v1/courses');
  const { items: places } = await coordinator.get<{ items: { id: string; kind: string }[] }>('/api/v1/org-units');
  const ids: string[] = [];
  for (const number of [1, 2, 3]) {
    const { id } = await coordinator.post<{ id: string }>('/api/v1/cohorts', {
      programmeId: programme?.id,
      courseId: courses[0]?.id,
      baseId: places.find(({ kind }) => kind === 'TRAINING_BASE' || kind === 'INCUBATOR')?.id,
      code: `KILLED-${number}`,
      nameZh: `排课中断第 ${number} 期`,
      startsOn: day(2),
      endsOn: day(30),
      capacity: 20,
    });
    ids.push(id);
  }
  return ids;
}

it('goes on with a plan after SIGKILL of everything, from the best that was kept', async () => {
  product = await startProduct(dataDir, PORT);
  let coordinator = await signIn();
  const cohortIds = await openCohorts(coordinator);
  const { planId } = await coordinator.post<{ planId: string }>('/api/v1/timetable-plans', {
    kind: 'PLAN',
    cohortIds,
    seconds: SECONDS,
  });
  const show = (): Promise<Plan> => coordinator.get<Plan>(`/api/v1/timetable-plans/${planId}`);
  const running = await until(show, ({ status, elapsedSeconds }) =>
    status !== 'RUNNING' ? status !== 'QUEUED' : elapsedSeconds > SECONDS / 2,
  );
  expect(running).toMatchObject({ status: 'RUNNING' });
  expect(running.cost).not.toBeNull();

  await product.kill();
  product = await startProduct(dataDir, PORT);
  coordinator = await signIn();
  const resumed = await show();
  expect(resumed.status).toBe('RUNNING');

  const ended = await until(show, ({ status }) => status !== 'QUEUED' && status !== 'RUNNING');
  expect(ended).toMatchObject({ status: 'READY', unplaced: 0 });
  // What had been looked at before the kill counts: iterations and the falling cost go on, they do not begin again.
  expect(ended.iterations).toBeGreaterThan(running.iterations);
  expect(ended.series[0]).toEqual(running.series[0]);
  expect(Number(ended.cost)).toBeLessThanOrEqual(Number(running.cost));
});
