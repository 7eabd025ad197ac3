import { systemContext } from '#kernel';
import { type FieldCipher, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { PERSON_FIELD } from '../person-admission/person-fields.js';

const BATCH = 500;

/** A column of sealed values: where it is and with which purpose it was sealed. The names are our own, never typed. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The primary key, with the SQL type of each of its columns, in order. */
  readonly key: Readonly<Record<string, 'uuid' | 'integer'>>;
  /** As given to `FieldCipher.encrypt`. */
  readonly purpose: string;
}

/** What this lib keeps sealed. */
export const PERSON_SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'person', column: 'id_number_cipher', key: { id: 'uuid' }, purpose: PERSON_FIELD.idNumber },
  { table: 'person', column: 'mobile_cipher', key: { id: 'uuid' }, purpose: PERSON_FIELD.mobile },
];

export interface Resealed {
  /** Values written anew. */
  written: number;
  /** Values that no configured key opens; they stay as they are. */
  unreadable: number;
}

type Row = Record<string, unknown> & { sealed: Buffer };
type Batch = Resealed & { last: unknown[] | null };

/**
 * Writes every sealed value of the columns anew with the newest key, so that an older key can be taken out of FIELD_KEYS.
 * Batches of 500, each in its own unit of work: it runs beside the product, and after a stop it passes over what has the
 * newest key already. A value that does not open is counted and left, so that one of them does not keep back the rest.
 * @param progress gets the values written so far.
 */
export async function reseal(
  unitOfWork: UnitOfWork,
  cipher: FieldCipher,
  columns: readonly SealedColumn[],
  progress: (written: number) => void = () => undefined,
): Promise<Resealed> {
  const done: Resealed = { written: 0, unreadable: 0 };
  for (const column of columns) {
    for (let after: unknown[] | null = null; ;) {
      const from: unknown[] | null = after;
      const batch: Batch = await unitOfWork.run(systemContext('reseal'), ({ tx }) =>
        resealBatch(tx, cipher, column, from),
      );
      done.written += batch.written;
      done.unreadable += batch.unreadable;
      progress(done.written);
      if (!batch.last) break;
      after = batch.last;
    }
  }
  return done;
}

async function resealBatch(
  tx: EntityManager,
  cipher: FieldCipher,
  { table, column, key, purpose }: SealedColumn,
  after: unknown[] | null,
): Promise<Batch> {
  const names = Object.keys(key);
  const types = Object.values(key);
  const beyond = after
    ? `and (${names.join(', ')}) > (${types.map((type, i) => `$${i + 1}::${type}`).join(', ')})`
    : '';
  const rows: Row[] = await tx.query(
    `select ${names.join(', ')}, ${column} as sealed from ${table}
     where ${column} is not null ${beyond} order by ${names.join(', ')} limit ${BATCH} for update`,
    after ?? [],
  );
  const fresh: { keys: unknown[]; sealed: Buffer }[] = [];
  let unreadable = 0;
  for (const row of rows) {
    if (!cipher.isStale(row.sealed)) continue;
    const text = open(cipher, purpose, row.sealed);
    if (text === null) unreadable += 1;
    else fresh.push({ keys: names.map((name) => row[name]), sealed: cipher.encrypt(purpose, text) });
  }
  if (fresh.length > 0) {
    const given = types.map((type, i) => `$${i + 1}::${type}[]`).join(', ');
    await tx.query(
      `update ${table} t set ${column} = fresh.sealed
       from unnest(${given}, $${names.length + 1}::bytea[]) as fresh(${names.join(', ')}, sealed)
       where ${names.map((name) => `t.${name} = fresh.${name}`).join(' and ')}`,
      [...names.map((_, i) => fresh.map(({ keys }) => keys[i])), fresh.map(({ sealed }) => sealed)],
    );
  }
  const last = rows.length === BATCH ? rows.at(-1) : undefined;
  return { written: fresh.length, unreadable, last: last ? names.map((name) => last[name]) : null };
}

function open(cipher: FieldCipher, purpose: string, sealed: Buffer): string | null {
  try {
    return cipher.decrypt(purpose, sealed);
  } catch {
    return null;
  }
}
