import { afterEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { freshDatabase, startTestApi, testDatabase } from '../testing.js';

let app: NestFastifyApplication | undefined;
afterEach(async () => {
  await app?.close();
});

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('health', () => {
  it('lives and is ready; without its database it still lives, but is not ready, and says nothing about why', async () => {
    const database = await freshDatabase();
    app = await startTestApi([], { DATABASE_URL: database.url });
    const { inject } = app;
    const get = (url: string) => inject.call(app, { url });
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ok' });
    await ask((await testDatabase()).url, `drop database ${database.name} with (force)`);
    expect((await get('/healthz')).statusCode).toBe(200);
    const response = await get('/readyz');
    expect([response.statusCode, response.json()]).toMatchObject([503, { type: '/problems/unavailable' }]);
    expect(response.body).not.toMatch(/database|postgres|127\.0\.0\.1/i);
  });

  it('is not ready while the database does not answer, and is again when it does', async () => {
    const database = await freshDatabase();
    // One connection for all, so that somebody else's long query is in the way.
    app = await startTestApi([], { DATABASE_URL: database.url, DATABASE_POOL: '2' });
    const { DataSource } = await import('typeorm');
    const dataSource = app.get(DataSource);
    const busy = [1, 2].map(() => dataSource.query('select pg_sleep(4)'));
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503);
    await Promise.all(busy);
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200);
  });
});
