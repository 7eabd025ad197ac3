import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
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
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migration = await lastMigration(client);
    if (!migration) throw new BackupError('This database was never migrated; there is nothing to back up.');
    const header: BackupHeader = { format: 'silkcast-backup', version: 1, createdAt: now.toISOString(), migration };
    const summary: BackupSummary = { tables: 0, rows: 0, migration };
    await pipeline(
      Readable.from(content(client, header, summary)),
      createGzip(),
      createWriteStream(`${file}.part`, { mode: 0o600 }),
    );
    await rename(`${file}.part`, file);
    return summary;
  } finally {
    await client.end();
  }
}

async function* content(client: pg.Client, header: BackupHeader, summary: BackupSummary): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(header)}\n`);
  for (const table of await listTables(client)) {
    yield Buffer.from(`${JSON.stringify(table)}\n`);
    const copy = client.query(copyTo(`copy "${table.table}" (${quoted(table.columns)}) to stdout`));
    for await (const chunk of copy.pipe(new PassThrough())) yield chunk as Buffer;
    summary.tables += 1;
    summary.rows += copy.rowCount;
    yield Buffer.from(`${END_OF_TABLE}\n`);
  }
}
