import { systemContext } from '#kernel';
import { type FieldCipher, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { PERSON_FIELD } from '../person-admission/person-fields.js';

const BATCH = 500;
const COLUMNS = [
  { column: 'id_number_cipher', purpose: PERSON_FIELD.idNumber },
  { column: 'mobile_cipher', purpose: PERSON_FIELD.mobile },
] as const;

/**
 * Writes every sealed field of `person` anew with the newest key, so that an older key can be taken out of FIELD_KEYS.
 * Batches of 500, each in its own unit of work: it runs beside the product, and after a stop it starts where it ended,
 * because a field that has the newest key is passed over. Answers how many fields were written.
 * @param progress gets the fields written so far.
 */
export async function reseal(
  unitOfWork: UnitOfWork,
  cipher: FieldCipher,
  progress: (written: number) => void = () => undefined,
): Promise<number> {
  let written = 0;
  for (const { column, purpose } of COLUMNS) {
    for (let after: string | null = null; ;) {
      const batch: { last: string | null; written: number } = await unitOfWork.run(systemContext('reseal'), ({ tx }) =>
        resealBatch(tx, cipher, column, purpose, after),
      );
      written += batch.written;
      progress(written);
      if (!batch.last) break;
      after = batch.last;
    }
  }
  return written;
}

async function resealBatch(
  tx: EntityManager,
  cipher: FieldCipher,
  column: string,
  purpose: string,
  after: string | null,
): Promise<{ last: string | null; written: number }> {
  const rows: { id: string; sealed: Buffer }[] = await tx.query(
    `select id, ${column} as sealed from person
     where ${column} is not null and ($1::uuid is null or id > $1) order by id limit ${BATCH} for update`,
    [after],
  );
  const stale = rows.filter(({ sealed }) => cipher.isStale(sealed));
  await tx.query(
    `update person p set ${column} = fresh.sealed from unnest($1::uuid[], $2::bytea[]) as fresh(id, sealed) where p.id = fresh.id`,
    [stale.map(({ id }) => id), stale.map(({ sealed }) => cipher.encrypt(purpose, cipher.decrypt(purpose, sealed)))],
  );
  return { last: rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null, written: stale.length };
}
