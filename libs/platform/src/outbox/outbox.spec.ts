import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemContext } from '#kernel';
import { createDataSource, runUnitOfWork } from '#platform';
import { freshDatabase } from '#platform/testing';
import type { DataSource } from 'typeorm';
import type { Outbox, OutboxMessage } from './outbox.js';

let dataSource: DataSource;
const statements: string[] = [];
beforeAll(async () => {
  dataSource = createDataSource({ url: (await freshDatabase()).url });
  dataSource.setOptions({
    logging: true,
    logger: {
      logQuery: (sql: string) => void statements.push(sql),
      logQueryError: () => undefined,
      logQuerySlow: () => undefined,
      logSchemaBuild: () => undefined,
      logMigration: () => undefined,
      log: () => undefined,
    },
  });
  await dataSource.initialize();
});
afterAll(() => dataSource.destroy());

const write = (use: (outbox: Outbox) => Promise<void>): Promise<void> =>
  runUnitOfWork(dataSource, systemContext('test'), ({ outbox }) => use(outbox));
const message = (key: string, n: number): OutboxMessage => ({
  topic: 't.x',
  payload: { n, text: `"${n}"\\ ،` },
  availableAt: new Date(Date.UTC(2099, 0, 1, 0, n % 60)),
  replaces: key,
});
const standing = (prefix: string): Promise<{ n: number; text: string }[]> =>
  dataSource.query(
    `select (payload->>'n')::int as n, payload->>'text' as text from outbox_message
     where replace_key like $1 || '%' and withdrawn_at is null order by id`,
    [prefix],
  );

describe('many messages', () => {
  it('are written in the given order, and replace what waits, in as many statements for 3000 as for one', async () => {
    await write((outbox) => outbox.add('t.x', { n: -1 }, { replaces: 'many:7' }));
    const many = Array.from({ length: 3000 }, (_, n) => message(`many:${n}`, n));
    statements.length = 0;
    await write((outbox) => outbox.addMany(many));
    expect(statements.filter((sql) => sql.includes('outbox_message'))).toHaveLength(2);
    expect(await standing('many:')).toEqual(many.map(({ payload: { n, text } }) => ({ n, text })));
  });

  it('of the same key: the last one stands; without a key all do', async () => {
    await write((outbox) => outbox.addMany([message('same:1', 1), message('same:1', 2), message('same:2', 3)]));
    expect((await standing('same:')).map(({ n }) => n)).toEqual([2, 3]);
    const free = { topic: 't.free', payload: {} };
    await write((outbox) => outbox.addMany([free, free]));
    expect(await dataSource.query(`select 1 from outbox_message where topic = 't.free'`)).toHaveLength(2);
  });

  it('more than one statement holds are written as well, and none is no statement', async () => {
    await write((outbox) => outbox.addMany(Array.from({ length: 5001 }, (_, n) => message(`lot:${n}`, n))));
    expect(await standing('lot:')).toHaveLength(5001);
    await write((outbox) => outbox.withdraw(Array.from({ length: 5001 }, (_, n) => `lot:${n}`)));
    expect(await standing('lot:')).toEqual([]);
    statements.length = 0;
    await write((outbox) => outbox.addMany([]));
    expect(statements.filter((sql) => sql.includes('outbox_message'))).toEqual([]);
  });

  it('of a job stay with the job, the first one only', async () => {
    const [{ id }] = await dataSource.query(
      `insert into job_run (kind, subject_type, subject_id) values ('t.job', 'thing', gen_random_uuid()) returning id`,
    );
    await write((outbox) => outbox.add('t.job-asked', { thing: 'a', jobId: id }));
    await write((outbox) => outbox.add('t.job-done', { jobId: id }));
    expect(await dataSource.query(`select message from job_run where id = $1`, [id])).toEqual([
      { message: { topic: 't.job-asked', payload: { thing: 'a', jobId: id } } },
    ]);
  });
});
