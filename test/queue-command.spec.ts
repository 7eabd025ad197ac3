import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { migrateQueue } from '#platform';
import { freshDatabase, testConfig } from '#platform/testing';
import { WorkerModule } from '../apps/worker/src/worker.module.js';
import { runHere } from '../apps/cli/src/testing.js';

let url: string;
let worker: INestApplicationContext | undefined;
beforeAll(async () => {
  ({ url } = await freshDatabase());
  await migrateQueue(url);
});
afterAll(() => worker?.close());

const reconcile = (...options: string[]) => runHere(['queue', 'reconcile', ...options], { DATABASE_URL: url });

describe('silkcast queue reconcile', () => {
  it('is done by a running worker, and left for the next one when there is none', async () => {
    expect(await reconcile('--wait', '0', '--json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('false'),
    });
    const config = await testConfig({ DATABASE_URL: url, DATABASE_POOL: '8' });
    const module = await Test.createTestingModule({ imports: [WorkerModule.forRoot(config)] }).compile();
    module.useLogger(false);
    worker = await module.init();
    const done = await reconcile('--wait', '60', '--json');
    expect([done.code, JSON.parse(done.stdout)]).toEqual([0, { isDone: true }]);
  }, 120_000);

  it('refuses a wait that is none', async () => {
    for (const wait of ['-1', 'long', '1.5', '601']) {
      expect(await reconcile(`--wait=${wait}`)).toMatchObject({ code: 1, stderr: expect.stringContaining('--wait') });
    }
  });
});
