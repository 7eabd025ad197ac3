import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  BackupError,
  BackupHeader,
  END_OF_TABLE,
  lastMigration,
  listTables,
  quoted,
  TableHeader,
} from './backup-format.js';
import type { BackupSummary } from './write-backup.js';

/**
 * Puts a backup into a migrated database without rows, in one transaction: all of it or nothing. Throws
 * `BackupError` for another version, a database in use, or a file that is damaged or no backup.
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    const summary = await load(client, file);
    await client.query('commit');
    return summary;
  } catch (error) {
    if (isDamage(error)) throw new BackupError(`${file} is damaged or no Silkcast backup.`);
    throw error;
  } finally {
    await client.end();
  }
}

async function load(client: pg.Client, file: string): Promise<BackupSummary> {
  const known = new Map((await listTables(client)).map(({ table, columns }) => [table, columns]));
  await refuseUsedDatabase(client, [...known.keys()]);
  const lines = linesOf(file);
  const first = await lines.next();
  const header = BackupHeader.safeParse(first.done ? undefined : parse(first.value));
  if (!header.success) throw new BackupError(`${file} is damaged or no Silkcast backup.`);
  const migration = await lastMigration(client);
  if (header.data.migration !== migration) {
    throw new BackupError(`The backup is of version ${header.data.migration}, the database of ${migration ?? 'none'}.`);
  }
  const summary: BackupSummary = { tables: 0, rows: 0, migration };
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const section = TableHeader.safeParse(parse(line.value));
    const columns = section.success ? known.get(section.data.table) : undefined;
    if (!section.success || !columns || section.data.columns.some((column) => !columns.includes(column))) {
      throw new BackupError(`${file} names a table or column that this version does not have.`);
    }
    summary.rows += await loadTable(client, section.data, lines);
    summary.tables += 1;
  }
  if (summary.tables !== known.size)
    throw new BackupError(`${file} is cut off: ${summary.tables} of ${known.size} tables.`);
  await resetIdentities(client);
  return summary;
}

async function loadTable(
  client: pg.Client,
  { table, columns }: TableHeader,
  lines: AsyncIterator<string>,
): Promise<number> {
  const copy = client.query(copyFrom(`copy "${table}" (${quoted(columns)}) from stdin`));
  const done = finished(copy);
  // When the file ends too early nobody waits for this any more; the connection is closed under it.
  done.catch(() => undefined);
  for (;;) {
    const line = await lines.next();
    if (line.done) throw new BackupError('The backup is cut off.');
    if (line.value === END_OF_TABLE) break;
    if (!copy.write(`${line.value}\n`)) await Promise.race([once(copy, 'drain'), done]);
  }
  copy.end();
  await done;
  return copy.rowCount;
}

async function refuseUsedDatabase(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rows } = await client.query(`select 1 from "${table}" limit 1`);
    if (rows.length > 0) throw new BackupError(`The database is in use: ${table} has rows. Restore into an empty one.`);
  }
}

/** Running numbers go on behind the highest restored one. */
async function resetIdentities(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max("${column}"), 0) + 1, false) from "${table}"`,
      [table, column],
    );
  }
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.on('error', (error) => gunzip.destroy(error));
  // COPY text escapes every line break, so a line is a row; only \n separates (U+2028 does not).
  const reader = createInterface({ input: source.pipe(gunzip), crlfDelay: Infinity });
  const failed = once(gunzip, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  yield* reader;
  await Promise.race([failed, Promise.resolve()]);
  return undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Of the gzip stream, or rows that the database does not take (SQLSTATE classes 22 and 23). */
const isDamage = (error: unknown): boolean =>
  /^Z_|ERR_.*ZLIB|^2[23][0-9A-Z]{3}$/.test((error as { code?: string }).code ?? '');
