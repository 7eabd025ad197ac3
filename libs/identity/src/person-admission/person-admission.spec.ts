import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { idChecksum } from '#kernel';
import { FieldCipher } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { DataSource } from 'typeorm';
import { IdentityWorkerModule } from '../identity-worker.module.js';
import { PersonAdmission, type PersonToAdmit } from './person-admission.js';
import { PERSON_FIELD } from './person-fields.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityWorkerModule]);
});
afterAll(() => app.close());

/** Somebody made up, of the abolished region 652921. */
function someone(sequence: number, overrides: Partial<PersonToAdmit> = {}): PersonToAdmit {
  const first17 = `65292119700101${String(sequence).padStart(3, '0')}`;
  const base = { nameZh: '吐尔逊·买买提', nameRaw: '吐尔逊•买买提', birthDate: '1970-01-01', sex: 'MALE' } as const;
  return { ...base, idNumber: first17 + idChecksum(first17), mobile: '13800001234', ...overrides };
}

const admit = (people: readonly PersonToAdmit[]) =>
  arrange(app, (tx) => app.get(PersonAdmission, { strict: false }).admit(tx, people));

describe('PersonAdmission', () => {
  it('seals ID number and mobile, keeps masks and digests, and the name as typed', async () => {
    const person = someone(1);
    const [admitted] = await admit([person]);
    const [row] = await arrange(app, (tx) => tx.query(`select * from person where id = $1`, [admitted?.personId]));
    const cipher = app.get(FieldCipher, { strict: false });
    expect(row).toMatchObject({
      name_zh: '吐尔逊·买买提',
      name_raw: '吐尔逊•买买提',
      name_search: '吐尔逊买买提 tuerxunmaimaiti texmmt',
      id_number_masked: `6529**********${person.idNumber.slice(-4)}`,
      mobile_masked: '138****1234',
      id_number_hmac: cipher.lookup(PERSON_FIELD.idNumber, person.idNumber),
      mobile_hmac: cipher.lookup(PERSON_FIELD.mobile, '13800001234'),
    });
    expect(cipher.decrypt(PERSON_FIELD.idNumber, row.id_number_cipher)).toBe(person.idNumber);
    expect(cipher.decrypt(PERSON_FIELD.mobile, row.mobile_cipher)).toBe('13800001234');
    expect(JSON.stringify(row)).not.toContain(person.idNumber);
  });

  it('answers in the order given; twice in one batch is created once', async () => {
    const known = await admit([someone(10)]);
    const found = await admit([someone(12), someone(10), someone(11), someone(12)]);
    expect(found.map(({ outcome }) => outcome)).toEqual(['CREATED', 'MATCHED', 'CREATED', 'MATCHED']);
    expect([found[1]?.personId, found[3]?.personId]).toEqual([known[0]?.personId, found[0]?.personId]);
    expect(await admit([])).toEqual([]);
  });

  it('fills an empty mobile number or Uyghur name and changes nothing else', async () => {
    const [{ personId } = { personId: '' }] = await admit([someone(20, { mobile: undefined })]);
    await admit([someone(20, { nameZh: '别的名字', nameUg: 'تۇرسۇن', mobile: '13911112222' })]);
    await admit([someone(20, { nameUg: 'باشقا', mobile: '13999999999' })]);
    const [row] = await arrange(app, (tx) =>
      tx.query(`select name_zh, name_ug, name_search, mobile_masked from person where id = $1`, [personId]),
    );
    expect(row).toEqual({
      name_zh: '吐尔逊·买买提',
      name_ug: 'تۇرسۇن',
      name_search: '吐尔逊买买提 tuerxunmaimaiti texmmt تۇرسۇن',
      mobile_masked: '139****2222',
    });
  });

  it('two batches with the same people in opposite orders wait for each other and never deadlock', async () => {
    const people = Array.from({ length: 41 }, (_, index) => someone(100 + index));
    const persons = app.get(PersonAdmission, { strict: false });
    const dataSource = app.get(DataSource);
    // Without the unit of work, which would hide a deadlock by trying again.
    const admitAll = (given: readonly PersonToAdmit[]) => dataSource.transaction((tx) => persons.admit(tx, given));
    // Somebody in the middle is being entered elsewhere: both batches stop half-way, each with what it has inserted.
    const elsewhere = dataSource.createQueryRunner();
    await elsewhere.startTransaction();
    await persons.admit(elsewhere.manager, people.slice(20, 21));
    const both = Promise.all([admitAll(people), admitAll(people.toReversed())]);
    for (let waiting = 0; waiting < 2;) {
      [{ waiting }] = await dataSource.query(
        `select count(distinct pid)::int as waiting from pg_locks where not granted and pid in
         (select pid from pg_stat_activity where datname = current_database())`,
      );
    }
    await elsewhere.rollbackTransaction();
    await elsewhere.release();
    const answers = (await both).flat();
    expect(answers.filter(({ outcome }) => outcome === 'CREATED')).toHaveLength(41);
    expect(new Set(answers.map(({ personId }) => personId)).size).toBe(41);
  });
});
