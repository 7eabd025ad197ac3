import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { SystemClock } from '#kernel';
import { createDataSource, FieldCipher, UnitOfWork } from '#platform';
import { freshDatabase } from '#platform/testing';
import type { DataSource } from 'typeorm';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { PERSON_SEALED_COLUMNS, reseal } from './reseal.js';

const older = { id: 1, key: randomBytes(32) };
const newer = { id: 2, key: randomBytes(32) };
const rest = { lookupKey: randomBytes(32), tokenKey: randomBytes(32) };
const before = new FieldCipher({ fieldKeys: [older], ...rest });
const rotated = new FieldCipher({ fieldKeys: [newer, older], ...rest });
const after = new FieldCipher({ fieldKeys: [newer], ...rest });

let dataSource: DataSource;
let unitOfWork: UnitOfWork;
beforeAll(async () => {
  dataSource = await createDataSource((await freshDatabase()).url).initialize();
  unitOfWork = new UnitOfWork(dataSource, new SystemClock());
});
afterAll(() => dataSource.destroy());

const numberOf = (i: number): string => `number ${i}`;
/** People with both fields sealed by `cipher`; the digests are of no matter here. */
async function people(count: number, cipher = before): Promise<void> {
  await dataSource.query(`truncate person cascade`);
  const all = Array.from({ length: count }, (_, i) => i);
  await dataSource.query(
    `insert into person (name_zh, name_search, id_number_cipher, mobile_cipher, id_number_masked)
     select '甲', '甲', i, m, n from unnest($1::bytea[], $2::bytea[], $3::text[]) as given(i, m, n)`,
    [
      all.map((i) => cipher.encrypt(PERSON_FIELD.idNumber, numberOf(i))),
      all.map((i) => cipher.encrypt(PERSON_FIELD.mobile, `mobile ${i}`)),
      all.map(numberOf),
    ],
  );
}
const run = (progress?: (written: number) => void) => reseal(unitOfWork, rotated, PERSON_SEALED_COLUMNS, progress);
interface Row {
  id: Buffer;
  mobile: Buffer;
  expected: string;
}
const rows = (): Promise<Row[]> =>
  dataSource.query(
    `select id_number_cipher as id, mobile_cipher as mobile, id_number_masked as expected from person order by id_number_masked`,
  );

describe('reseal', () => {
  it('seals every field with the newest key, so that the older one may go', async () => {
    await people(1_203);
    expect(await run()).toEqual({ written: 2_406, unreadable: 0 });
    for (const { id, mobile, expected } of await rows()) {
      expect(after.decrypt(PERSON_FIELD.idNumber, id)).toBe(expected);
      expect(after.decrypt(PERSON_FIELD.mobile, mobile)).toBe(expected.replace('number', 'mobile'));
    }
    expect(await run()).toEqual({ written: 0, unreadable: 0 });
  });

  it('works in batches of 500, each committed by itself: what was done before a stop is not done again', async () => {
    await people(1_203);
    const steps: number[] = [];
    const stop = new Error('power cut');
    await expect(
      run((written) => {
        steps.push(written);
        if (steps.length === 2) throw stop;
      }),
    ).rejects.toBe(stop);
    expect(steps).toEqual([500, 1_000]);
    const isDone = (await rows()).filter(({ id }) => !rotated.isStale(id));
    expect(isDone).toHaveLength(1_000);
    expect(await run()).toEqual({ written: 1_406, unreadable: 0 });
  });

  it('passes over empty fields and ends at a full last batch', async () => {
    await people(500);
    await dataSource.query(`update person set mobile_cipher = null`);
    expect(await run()).toEqual({ written: 500, unreadable: 0 });
  });

  it('counts what no key opens, leaves it as it is, and does all the rest', async () => {
    await people(3);
    const lost = new FieldCipher({ fieldKeys: [{ id: 9, key: randomBytes(32) }], ...rest });
    await dataSource.query(`update person set id_number_cipher = $1 where id_number_masked = $2`, [
      lost.encrypt(PERSON_FIELD.idNumber, 'lost'),
      numberOf(1),
    ]);
    expect(await run()).toEqual({ written: 5, unreadable: 1 });
    const [, second] = await rows();
    expect(lost.decrypt(PERSON_FIELD.idNumber, second?.id ?? Buffer.alloc(0))).toBe('lost');
  });

  it('does not undo what the product writes meanwhile', async () => {
    await people(1);
    const busy = dataSource.createQueryRunner();
    await busy.startTransaction();
    await busy.query(`update person set mobile_cipher = $1`, [rotated.encrypt(PERSON_FIELD.mobile, 'a new mobile')]);
    const running = run();
    for (let waiting = 0; waiting < 1;) {
      [{ waiting }] = await dataSource.query(
        `select count(*)::int as waiting from pg_locks where not granted and pid in
         (select pid from pg_stat_activity where datname = current_database())`,
      );
    }
    await busy.commitTransaction();
    await busy.release();
    expect(await running).toEqual({ written: 1, unreadable: 0 });
    const [row] = await rows();
    expect(after.decrypt(PERSON_FIELD.mobile, row?.mobile ?? Buffer.alloc(0))).toBe('a new mobile');
  });

  it('two at once write each field once', async () => {
    await people(700);
    const both = await Promise.all([run(), run()]);
    expect(both.reduce((sum, { written }) => sum + written, 0)).toBe(1_400);
  });
});
