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

const terminate = (name: 'api' | 'worker'): number => {
  const pid = product.partPid(name);
  if (pid === undefined) throw new Error(`${name} does not run`);
  process.kill(pid, 'SIGTERM');
  return pid;
};

it('loses no request and no job when api and worker are asked to end in the middle of their work', async () => {
  product = await startProduct(dataDir, 3720);
  const account = product.accounts.find(({ role }) => role === 'COORDINATOR');
  const coordinator = await ApiClient.signIn(product.url, account);

  // Reading 4,520 rows takes a while: the request is under way when the api is asked to end.
  const cohort = await openYearCohort(coordinator, 'ROLLING');
  let old: number | undefined;
  const reading = checkYearRoster(coordinator, cohort, () => (old = terminate('api')));
  const checked = await reading;
  expect(checked.accepted).toBe(YEAR_ROWS);
  await until(
    async () => product.partPid('api'),
    (pid) => pid !== undefined && pid !== old,
  );
  await until(
    () => fetch(`${product.url}/readyz`).catch(() => undefined),
    (answer) => answer?.ok === true,
  );

  await startImport(coordinator, checked);
  await until(
    () => showImport(coordinator, checked),
    ({ rowsDone }) => rowsDone > 0,
  );
  terminate('worker');
  const ended = await until(() => showImport(coordinator, checked), hasEnded);
  expect(ended).toMatchObject({ status: 'SUCCEEDED', rowsDone: YEAR_ROWS, enrolled: YEAR_ROWS, alreadyEnrolled: 0 });
});
