import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#platform';
import { freshDatabase } from '#platform/testing';
import { migrations } from '../../db/migrations/index.js';

const LIBS = fileURLToPath(new URL('../../libs/', import.meta.url));
let dataSource: DataSource;

beforeAll(async () => {
  const files = readdirSync(LIBS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.entity.ts'));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(`${LIBS}${file}`).href)));
  const entities = modules
    .flatMap((module: Record<string, unknown>) => Object.values(module))
    .filter((value) => typeof value === 'function');
  const { url } = await freshDatabase();
  dataSource = await createDataSource({ url, entities: entities as never, migrations }).initialize();
});
afterAll(() => dataSource.destroy());

describe('entities and migrations', () => {
  it('say the same: TypeORM would change nothing', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('covers every table but those without an entity', async () => {
    const tables: { name: string }[] = await dataSource.query(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    const mapped = new Set(dataSource.entityMetadatas.map(({ tableName }) => tableName));
    expect(tables.map(({ name }) => name).filter((name) => !mapped.has(name))).toEqual([
      'audit_log',
      'idempotency_key',
      'inbox_message',
      'migrations',
      'outbox_message',
      'socket_io_attachments',
    ]);
  });

  it('go down and up again', async () => {
    const { url } = await freshDatabase({ template: false });
    const own = await createDataSource({ url, migrations }).initialize();
    try {
      await own.runMigrations();
      for (let i = 0; i < migrations.length; i += 1) await own.undoLastMigration();
      const left: unknown[] = await own.query(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'`,
      );
      expect(left).toEqual([]);
      await own.runMigrations();
    } finally {
      await own.destroy();
    }
  });

  it('every foreign key has an index to follow it back', async () => {
    const bare: unknown[] = await dataSource.query(
      `select conrelid::regclass::text as table, conname as key from pg_constraint c
       where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
         select 1 from pg_index i where i.indrelid = c.conrelid and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey)`,
    );
    expect(bare).toEqual([]);
  });
});
