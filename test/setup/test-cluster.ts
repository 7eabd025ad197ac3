import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { createDataSource } from '../../libs/platform/src/database/data-source.js';
import { startEmbeddedPostgres } from '../../libs/platform/src/embedded-postgres/embedded-postgres.js';

/** What the workers need to make their own databases; travels in `TEST_DATABASE`. */
export interface TestCluster {
  /** Server URL; its database is only used to create and drop others. */
  url: string;
  /** Migrated database, copied for each worker. */
  template: string;
  /** First part of every database name of this run. */
  prefix: string;
}

export interface RunningTestCluster extends TestCluster {
  /** Drops what the run made and stops the server if it was ours. */
  stop(): Promise<void>;
}

/**
 * One PostgreSQL per test run: an own cluster in a temporary folder, or the server in `databaseUrl`, where only
 * databases with a random prefix are made. All migrations run once, into the template.
 */
export async function startTestCluster(
  databaseUrl: string | undefined,
  migrations: string,
): Promise<RunningTestCluster> {
  const prefix = `silkcast_test_${randomBytes(4).toString('hex')}`;
  const server = databaseUrl ? { url: databaseUrl, stop: () => dropDatabases(databaseUrl, prefix) } : await ownServer();
  const template = `${prefix}_template`;
  try {
    await runSql(server.url, `create database ${template}`);
    await migrate(databaseUrlFor(server.url, template), migrations);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: server.url, template, prefix, stop: server.stop };
}

/** The same server, another database. */
export function databaseUrlFor(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

async function ownServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'silkcast-test-'));
  await chmod(dataDir, 0o711);
  const running = await startEmbeddedPostgres({ dataDir, fsync: false });
  return {
    url: running.url,
    stop: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function migrate(url: string, folder: string): Promise<void> {
  const names = existsSync(folder)
    ? (await readdir(folder)).filter((name) => /(?<!\.spec)\.ts$/.test(name)).sort()
    : [];
  if (names.length === 0) return;
  const modules: Record<string, unknown>[] = [];
  for (const name of names) modules.push(await import(pathToFileURL(join(folder, name)).href));
  const classes = modules.flatMap((exports) => Object.values(exports)).filter(isMigration);
  const dataSource = await createDataSource({ url, migrations: classes, poolSize: 2 }).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

function isMigration(value: unknown): value is new () => object {
  return typeof value === 'function' && typeof (value.prototype as { up?: unknown } | undefined)?.up === 'function';
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
}

export function runSql(url: string, sql: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(sql);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
