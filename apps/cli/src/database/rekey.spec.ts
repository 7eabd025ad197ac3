import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CourseModule } from '#course';
import { buildCohort } from '#course/testing';
import { buildHolder, newIdNumber, newMobile, signInAs } from '#identity/testing';
import { type Config, FieldCipher, readConfig } from '#platform';
import { arrange, freshDatabase, startTestApi } from '#platform/testing';
import type { DataSource } from 'typeorm';
import { OperatorError } from '../command.js';
import { rekey, SEALED_COLUMNS } from './rekey.command.js';
import { withDataSource } from './with-database.js';

const KEYS = { 1: 'a1'.repeat(32), 2: 'd4'.repeat(32), 3: 'e5'.repeat(32) };
const fieldKeys = (...ids: (keyof typeof KEYS)[]): string => ids.map((id) => `${id}:${KEYS[id]}`).join(',');
let url = '';
const configWith = (...ids: (keyof typeof KEYS)[]): Config =>
  readConfig({
    DATABASE_URL: url,
    FIELD_KEYS: fieldKeys(...ids),
    LOOKUP_KEY: 'b2'.repeat(32),
    TOKEN_KEY: 'c3'.repeat(32),
  });
const apiWith = (...ids: (keyof typeof KEYS)[]): Promise<NestFastifyApplication> =>
  startTestApi([CourseModule], { DATABASE_URL: url, FIELD_KEYS: fieldKeys(...ids) });
const query = <T>(sql: string): Promise<T[]> => withDataSource(url, (dataSource: DataSource) => dataSource.query(sql));
/** Key ids in use, by column. */
async function keysInUse(): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = {};
  for (const { table, column } of SEALED_COLUMNS) {
    const rows = await query<{ id: number }>(
      `select distinct get_byte(${column}, 0) * 256 + get_byte(${column}, 1) as id from ${table} where ${column} is not null`,
    );
    found[`${table}.${column}`] = rows.map(({ id }) => id);
  }
  return found;
}

let importId = '';
let coordinator = '';
let holder: Awaited<ReturnType<typeof buildHolder>>;

/** Everything that the product seals, written by the product itself. */
beforeAll(async () => {
  url = (await freshDatabase()).url;
  const app = await apiWith(1);
  const by = await signInAs(app, 'COORDINATOR');
  coordinator = by.accountId;
  holder = await buildHolder(app);
  await signInAs(app, 'TRAINEE', by.orgUnitId, holder.personId);
  const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: by.orgUnitId }));
  const rows = [
    '姓名,身份证号,手机号',
    `甲·乙,${newIdNumber()},${newMobile()}`,
    `丙,652921199001010019,${newMobile()}`,
  ];
  const boundary = 'silkcast-test-boundary';
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="roster.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/cohorts/${cohort.id}/roster-imports`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, authorization: by.authorization },
    payload: `${part}${rows.join('\n')}\r\n--${boundary}--\r\n`,
  });
  expect([answer.statusCode, answer.json()]).toMatchObject([201, { accepted: 1, rejected: 1 }]);
  importId = answer.json<{ id: string }>().id;
  await app.close();
});

describe('silkcast rekey', () => {
  it('knows every sealed column of the database', async () => {
    const columns = await query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_cipher'`,
    );
    const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(columns.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it('tells the operator when a key is missing, and changes nothing that it cannot open', async () => {
    await expect(rekey(url, configWith(3), () => undefined)).rejects.toThrow(OperatorError);
    for (const ids of Object.values(await keysInUse())) expect(ids).toEqual([1]);
  });

  it('seals all of it with the first key; a second run has nothing to do', async () => {
    const said: string[] = [];
    const done = await rekey(url, configWith(2, 1), (text) => said.push(text));
    expect(done.unreadable).toBe(0);
    expect(said.at(-1)).toBe(`${done.written} fields written`);
    for (const [column, ids] of Object.entries(await keysInUse())) expect([column, ids]).toEqual([column, [2]]);
    expect(await rekey(url, configWith(2, 1), () => undefined)).toEqual({ written: 0, unreadable: 0 });
  });

  describe('afterwards, with the new key alone,', () => {
    let app: NestFastifyApplication;
    let authorization = '';
    beforeAll(async () => {
      app = await apiWith(2);
      const [held]: { org_unit_id: string; person_id: string }[] = await arrange(app, (tx) =>
        tx.query(
          `select r.org_unit_id, r.person_id from role_assignment r join account a on a.person_id = r.person_id where a.id = $1`,
          [coordinator],
        ),
      );
      const other = await signInAs(app, 'COORDINATOR', held?.org_unit_id);
      authorization = other.authorization;
    });
    afterAll(() => app.close());

    it('numbers are shown', async () => {
      const answer = await app.inject({
        method: 'POST',
        url: `/api/v1/persons/${holder.personId}/unmasking`,
        headers: { authorization, 'x-reason': 'check' },
      });
      expect(answer.json()).toEqual({ idNumber: holder.idNumber, mobile: holder.mobile });
    });

    it('refused rows of an older import are given out, and its accepted rows open', async () => {
      const answer = await app.inject({
        url: `/api/v1/roster-imports/${importId}/refused-rows.xlsx`,
        headers: { authorization },
      });
      expect([answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
      const [row]: { sealed: Buffer }[] = await arrange(app, (tx) =>
        tx.query(`select record_cipher as sealed from roster_import_row where record_cipher is not null`),
      );
      const text = app.get(FieldCipher, { strict: false }).decrypt('roster_import_row.record', row?.sealed as Buffer);
      expect(JSON.parse(text)).toMatchObject({ nameZh: '甲·乙' });
    });
  });
});
