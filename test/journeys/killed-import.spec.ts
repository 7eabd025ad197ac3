import { afterAll, expect, it } from '@jest/globals';
import { ApiClient, until } from './api-client.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';
import { checkYearRoster, hasEnded, openYearCohort, showImport, startImport, YEAR_ROWS } from './year-roster.js';

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

it('finishes an import after SIGKILL of everything, with nothing twice and nothing lost', async () => {
  product = await startProduct(dataDir, 3710);
  let coordinator = await signIn();
  const checked = await checkYearRoster(coordinator, await openYearCohort(coordinator, 'KILLED'));
  expect(checked).toMatchObject({ accepted: YEAR_ROWS, rowsDone: 0 });
  await startImport(coordinator, checked);
  for (const share of [0.1, 0.5]) {
    const running = await until(
      () => showImport(coordinator, checked),
      ({ rowsDone }) => rowsDone > YEAR_ROWS * share,
    );
    expect(running.rowsDone).toBeLessThan(YEAR_ROWS);
    await product.kill();
    product = await startProduct(dataDir, 3710);
    coordinator = await signIn();
  }
  const ended = await until(() => showImport(coordinator, checked), hasEnded);
  expect(ended).toMatchObject({ status: 'SUCCEEDED', rowsDone: YEAR_ROWS, enrolled: YEAR_ROWS, alreadyEnrolled: 0 });
  expect(ended.personsCreated + ended.personsMatched).toBe(YEAR_ROWS);
  const { total } = await coordinator.get<{ total: number }>(
    `/api/v1/cohorts/${checked.cohortId}/enrollments?pageSize=1`,
  );
  expect(total).toBe(YEAR_ROWS);
});
