import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough, pipeline as pipe, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError, END_OF_TABLE, lastMigration, listTables, quoted, type BackupHeader } from './backup-format.js';

export interface BackupSummary {
  tables: number;
  rows: number;
  migration: string;
}

/** Writes all tables, as they stand at one instant, to a file (mode 0600) that appears only when it is complete. */
export async function writeBackup(databaseUrl: string, file: string, now: Date): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // A connection that breaks rejects the query in hand; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migration = await lastMigration(client);
    if (!migration) throw new BackupError('This database was never migrated; there is nothing to back up.');
    const header: BackupHeader = { format: 'silkcast-backup', version: 1, createdAt: now.toISOString(), migration };
    const summary: BackupSummary = { tables: 0, rows: 0, migration };
    await writeWhole(file, content(client, header, summary));
    return summary;
  } finally {
    await client.end();
  }
}

/** Under its name only when it is complete and on the disk; what is left of a failed one goes, names are in it. */
async function writeWhole(file: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const part = `${file}.part`;
  // One that a killed backup left may be readable by others; it is made anew.
  await rm(part, { force: true });
  try {
    const target = createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(Readable.from(chunks), createGzip(), target);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* content(client: pg.Client, header: BackupHeader, summary: BackupSummary): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(header)}\n`);
  for (const table of await listTables(client)) {
    yield Buffer.from(`${JSON.stringify(table)}\n`);
    const copy = client.query(copyTo(`copy "${table.table}" (${quoted(table.columns)}) to stdout`));
    // Not `copy.pipe`: an error of the database in the middle has to end the reading, too.
    for await (const chunk of pipe(copy, new PassThrough(), () => undefined)) yield chunk as Buffer;
    summary.tables += 1;
    summary.rows += copy.rowCount;
    yield Buffer.from(`${END_OF_TABLE}\n`);
  }
}
