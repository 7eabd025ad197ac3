import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import {
  createDataSource,
  type Config,
  migrateQueue,
  processConfig,
  startEmbeddedPostgres,
  urlOfRunningPostgres,
} from '#platform';
import { OperatorError } from '../command.js';
import { migrations } from '../../../../db/migrations/index.js';

/** Folder of the embedded database. */
export const databaseFolder = (config: Config): string => join(config.DATA_DIR, 'postgres');

/**
 * Runs `work` on the configured database: `DATABASE_URL`, else the embedded one, whether `serve` runs it now or it has
 * to be started for this command only. An embedded one is made when there is none, unless it `mustExist`.
 */
export async function withDatabase<T>(
  work: (url: string, config: Config) => Promise<T>,
  { mustExist = false } = {},
): Promise<T> {
  const config = processConfig();
  const known = config.DATABASE_URL ?? urlOfRunningPostgres(databaseFolder(config));
  if (known) return work(known, config);
  if (mustExist && !existsSync(databaseFolder(config))) {
    throw new OperatorError(`There is no database in ${config.DATA_DIR}. Set DATA_DIR or DATABASE_URL.`);
  }
  const embedded = await startEmbeddedPostgres({ dataDir: databaseFolder(config) });
  try {
    return await work(embedded.url, config);
  } finally {
    await embedded.stop();
  }
}

/** A connected data source, closed afterwards. */
export async function withDataSource<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource({ url, migrations }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Brings the schema of the product and of the queue up to date; names what was applied. */
export async function migrate(url: string, config: Config): Promise<string[]> {
  const applied = await withDataSource(url, (dataSource) => dataSource.runMigrations());
  if (!config.REDIS_URL) await migrateQueue(url);
  return applied.map(({ name }) => name);
}
