import type { EntityManager } from 'typeorm';

export type DemoRow = Record<string, unknown>;

/** Rows of one statement: bounded, so that no statement has to be parsed from tens of megabytes. */
const CHUNK = 2000;

/**
 * Inserts many rows at once; all rows name the same columns, and columns not named keep their defaults. Buffers,
 * dates and arrays travel as JSON and are read by PostgreSQL as the type of their column.
 */
export async function insertRows(tx: EntityManager, table: string, rows: readonly DemoRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let from = 0; from < rows.length; from += CHUNK) {
    const json = JSON.stringify(rows.slice(from, from + CHUNK).map(asJson));
    await tx.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [json],
    );
  }
}

function asJson(row: DemoRow): DemoRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]),
  );
}
