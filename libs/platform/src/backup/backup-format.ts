import type { Client } from 'pg';
import { z } from 'zod';
import { orderTables } from './table-order.rules.js';

/**
 * A backup is gzip over lines: this header, then for each table a `TableHeader` line, its rows as COPY text, and `\.`.
 * Sealed fields stay sealed: the keys are not in the file and have to be kept apart.
 */
export const BackupHeader = z.object({
  format: z.literal('silkcast-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  /** Name of the last migration; a backup goes back into the same version only. */
  migration: z.string(),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const TableHeader = z.object({ table: z.string(), columns: z.array(z.string()) });
export type TableHeader = z.infer<typeof TableHeader>;

export const END_OF_TABLE = '\\.';
export const MIGRATIONS_TABLE = 'migrations';

/** Thrown with a message meant for the operator. */
export class BackupError extends Error {}

/** All tables of the product with their columns, parents first. */
export async function listTables(client: Client): Promise<TableHeader[]> {
  const { rows } = await client.query<TableHeader>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1 group by 1`,
    [MIGRATIONS_TABLE],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const byName = new Map(rows.map((row) => [row.table, row]));
  return orderTables([...byName.keys()], references).flatMap((name) => byName.get(name) ?? []);
}

/** The last migration that ran; undefined for a database that was never migrated. */
export async function lastMigration(client: Client): Promise<string | undefined> {
  const { rows: known } = await client.query(`select to_regclass('public.${MIGRATIONS_TABLE}') is not null as known`);
  if (!(known[0] as { known: boolean }).known) return undefined;
  const { rows } = await client.query<{ name: string }>(
    `select name from ${MIGRATIONS_TABLE} order by id desc limit 1`,
  );
  return rows[0]?.name;
}

/** `"a", "b"`: names come from the catalog or are checked against it. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
