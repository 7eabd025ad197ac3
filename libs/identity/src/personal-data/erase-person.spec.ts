import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addDays, beijingDate } from '#kernel';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { Notices } from '../notice/notices.js';
import { PersonRecords } from '../person-records/person-records.js';
import { buildAccount, buildConsent, buildHolder, type BuiltHolder, buildOrgUnit } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const PASSWORD = 'right password';
const today = beijingDate(new Date());
const signIn = (mobile: string, password = PASSWORD) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { mobile, password } });

interface Own extends BuiltHolder {
  accountId: string;
  consentId: string;
  authorization: string;
  cookie: string;
}
async function somebody(): Promise<Own> {
  const holder = await buildHolder(app);
  const { accountId } = await buildAccount(app, { ...holder, password: PASSWORD });
  const consentId = await arrange(app, async (tx) => {
    const orgUnitId = (await buildOrgUnit(tx)).id;
    await tx.query(
      `insert into role_assignment (person_id, role, org_unit_id, valid_from, valid_until) values
         ($1, 'TRAINEE', $2, '2023-01-01', '2023-06-30'), ($1, 'TRAINEE', $2, '2024-01-01', null),
         ($1, 'INSTRUCTOR', $2, '2999-01-01', null)`,
      [holder.personId, orgUnitId],
    );
    await tx.query(`insert into appointment (person_id, org_unit_id, title) values ($1, $2, '组长')`, [
      holder.personId,
      orgUnitId,
    ]);
    await new Notices().tell(tx, [holder.personId], { kind: 'lesson-moved', dedupeKey: 'a' });
    return (await buildConsent(tx, holder.personId)).id;
  });
  const answer = await signIn(holder.mobile);
  const { accessToken } = answer.json<{ accessToken: string }>();
  const cookie = answer.cookies.find(({ name }) => name === 'silkcast_refresh')?.value ?? '';
  return { ...holder, accountId, consentId, authorization: `Bearer ${accessToken}`, cookie };
}
const erase = (own: Pick<Own, 'authorization'> | undefined, password: unknown = PASSWORD) =>
  app.inject({
    method: 'DELETE',
    url: '/api/v1/me',
    headers: own ? { authorization: own.authorization } : {},
    payload: { password },
  });
const query = <T = Record<string, unknown>>(sql: string, given: unknown[]): Promise<T[]> =>
  arrange<T[]>(app, (tx) => tx.query(sql, given));

describe('DELETE /api/v1/me', () => {
  it('204: nothing is left that names the person, in any column of the database', async () => {
    const own = await somebody();
    await app.inject({
      method: 'PATCH',
      url: '/api/v1/me/profile',
      headers: { authorization: own.authorization },
      payload: { nameUg: 'ئايگۈل مەمەت', nameLatin: 'Aygul Memet' },
    });
    await app.inject({
      method: 'PATCH',
      url: '/api/v1/me/locale',
      headers: { authorization: own.authorization, 'idempotency-key': 'locale-once-1' },
      payload: { locale: 'ug' },
    });
    const answer = await erase(own);
    expect([answer.statusCode, answer.cookies[0]?.value]).toEqual([204, '']);
    const [person] = await query(`select * from person where id = $1`, [own.personId]);
    expect(person?.erased_at).toBeInstanceOf(Date);
    const kept = new Set(['id', 'created_at', 'updated_at', 'erased_at']);
    const left = Object.entries(person ?? {}).filter(
      ([name, value]) => !kept.has(name) && value !== null && value !== '',
    );
    expect(left).toEqual([['name_zh', '已注销']]);
    for (const sql of [
      `select 1 from account where person_id = $1`,
      `select 1 from notice where person_id = $1`,
      `select 1 from appointment where person_id = $1`,
    ]) {
      expect(await query(sql, [own.personId])).toEqual([]);
    }
    for (const sql of [
      `select 1 from auth_session where account_id = $1`,
      `select 1 from idempotency_key where actor_id = $1::text`,
    ]) {
      expect(await query(sql, [own.accountId])).toEqual([]);
    }
  });

  it('keeps what proves and what counts: consents withdrawn, roles with their days, who did what', async () => {
    const own = await somebody();
    await erase(own);
    expect(await query(`select purpose, withdrawn_at from consent where id = $1`, [own.consentId])).toEqual([
      { purpose: 'ENROLLMENT', withdrawn_at: expect.any(Date) },
    ]);
    expect(
      await query(
        `select role, valid_from::text as from, valid_until::text as until from role_assignment
         where person_id = $1 order by valid_from`,
        [own.personId],
      ),
    ).toEqual([
      { role: 'TRAINEE', from: '2023-01-01', until: '2023-06-30' },
      { role: 'TRAINEE', from: '2024-01-01', until: addDays(today, -1) },
    ]);
    const audits = await query(`select action, changes, actor_person_id from audit_log where subject_id = $1`, [
      own.personId,
    ]);
    expect(audits).toEqual([{ action: 'person:erase', changes: {}, actor_person_id: own.personId }]);
    expect(await query(`select payload from outbox_message where payload->>'consentId' = $1`, [own.consentId])).toEqual(
      [{ payload: { consentId: own.consentId, personId: own.personId, purpose: 'ENROLLMENT' } }],
    );
  });

  it('asks every lib to erase its part, and takes all back when one cannot', async () => {
    const own = await somebody();
    const asked: string[] = [];
    const records = app.get(PersonRecords, { strict: false });
    const keeper = { name: 'above', read: async () => null };
    records.register({ ...keeper, erase: () => Promise.reject(new Error('not now')) });
    expect((await erase(own)).statusCode).toBe(500);
    expect((await signIn(own.mobile)).statusCode).toBe(200);
    records.register({ ...keeper, erase: async (_tx, personId) => void asked.push(personId) });
    expect((await erase(own)).statusCode).toBe(204);
    expect(asked).toEqual([own.personId]);
  });

  it('ends every token at once; the number is free for a new start', async () => {
    const own = await somebody();
    await erase(own);
    const me = await app.inject({ url: '/api/v1/me', headers: { authorization: own.authorization } });
    const refreshed = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      headers: { cookie: `silkcast_refresh=${own.cookie}` },
    });
    expect([me.statusCode, refreshed.statusCode, (await signIn(own.mobile)).statusCode]).toEqual([401, 401, 401]);
    const again = await buildHolder(app, { idNumber: own.idNumber, mobile: own.mobile });
    expect(again.personId).not.toBe(own.personId);
  });

  it('twice at once is once', async () => {
    const own = await somebody();
    const answers = await Promise.all([erase(own), erase(own), erase(own)]);
    expect(answers.some(({ statusCode }) => statusCode === 204)).toBe(true);
    // A late one finds no account any more: not signed in, or no password that fits.
    expect(answers.filter(({ statusCode }) => ![204, 401, 422].includes(statusCode))).toEqual([]);
    expect(
      await query(`select 1 from audit_log where subject_id = $1 and action = 'person:erase'`, [own.personId]),
    ).toHaveLength(1);
  });

  it('400 without a password, 401 without a token, 422 for a wrong one, 429 when it is guessed; nothing is gone', async () => {
    const own = await somebody();
    expect((await erase(own, '')).json()).toMatchObject({ status: 400, errors: [{ pointer: '/password' }] });
    expect((await erase(undefined)).statusCode).toBe(401);
    for (let i = 0; i < 5; i += 1) {
      expect((await erase(own, `guess ${i}`)).json()).toMatchObject({ status: 422, type: '/problems/password-wrong' });
    }
    expect((await erase(own)).json()).toMatchObject({ status: 429, type: '/problems/account-locked' });
    expect(await query(`select 1 from person where id = $1 and erased_at is null`, [own.personId])).toHaveLength(1);
  });
});

describe('withdrawing consent', () => {
  it('costs nothing: account, role and data stay, and it can be given again', async () => {
    const own = await somebody();
    const headers = { authorization: own.authorization };
    const withdrawn = await app.inject({
      method: 'POST',
      url: `/api/v1/me/consents/${own.consentId}/withdrawal`,
      headers,
    });
    expect(withdrawn.statusCode).toBe(204);
    expect((await app.inject({ url: '/api/v1/me', headers })).json()).toMatchObject({
      displayName: own.nameZh,
      roles: [{ role: 'TRAINEE' }],
      permissions: ['lesson:sign-in'],
      needsEnrollmentConsent: true,
    });
    const text = (await app.inject({ url: '/api/v1/me/consent-texts', headers })).json<Record<string, string>>();
    const again = await app.inject({
      method: 'POST',
      url: '/api/v1/me/consents',
      headers,
      payload: { purpose: 'ENROLLMENT', version: text.version, locale: text.locale },
    });
    expect(again.statusCode).toBe(201);
    expect((await app.inject({ url: '/api/v1/me', headers })).json()).toMatchObject({ needsEnrollmentConsent: false });
  });
});
