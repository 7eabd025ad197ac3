import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, testDatabase } from './database.js';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('test database', () => {
  it('is one per worker, however often it is asked for', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
    expect(second).toEqual(first);
    expect(await ask(first.url, 'select current_database() as name')).toEqual([{ name: first.name }]);
  });

  it('comes fresh where a spec needs one of its own', async () => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
    await ask(first.url, 'create table only_here (id int)');
    expect(await ask(second.url, `select to_regclass('only_here') as found`)).toEqual([{ found: null }]);
    expect(second.name).not.toBe(first.name);
  });

  it('sorts Chinese by pinyin when the collation is named', async () => {
    const { url } = await testDatabase();
    const rows = await ask(
      url,
      `select name from (values ('张三'), ('阿里'), ('李四')) as t(name) order by name collate "zh-Hans-CN-x-icu"`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['阿里', '李四', '张三']);
  });
});
