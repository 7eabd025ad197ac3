import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { DataSource } from 'typeorm';
import { IdentityModule } from '../identity.module.js';
import { Notices } from '../notice/notices.js';
import { PersonRecords } from '../person-records/person-records.js';
import { buildConsent, buildHolder, type BuiltHolder, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const download = (by: SignedIn | undefined) =>
  app.inject({ url: '/api/v1/me/data', headers: by ? { authorization: by.authorization } : {} });

/** Somebody with a row in every table of this lib; `mark` stands in each text of theirs. */
async function somebody(mark: string): Promise<SignedIn & { holder: BuiltHolder }> {
  const holder = await buildHolder(app, { nameZh: `阿依古丽·${mark}` });
  const by = await signInAs(app, 'TRAINEE', undefined, holder.personId);
  await arrange(app, async (tx) => {
    await buildConsent(tx, by.personId);
    await new Notices().tell(tx, [by.personId], { kind: 'lesson-moved', params: { n: mark }, dedupeKey: 'a' });
    await tx.query(`insert into appointment (person_id, org_unit_id, title) values ($1, $2, $3)`, [
      by.personId,
      by.orgUnitId,
      `职务${mark}`,
    ]);
    await tx.query(`insert into account_identity (issuer, subject, account_id) values ('https://id.example', $1, $2)`, [
      `subject-${mark}-${by.accountId}`,
      by.accountId,
    ]);
    await tx.query(`update auth_session set user_agent = $2 where account_id = $1`, [by.accountId, `browser ${mark}`]);
  });
  return { ...by, holder };
}

describe('GET /api/v1/me/data', () => {
  it('200: a JSON file with everything in full, and nothing of anybody else', async () => {
    const [own, other] = [await somebody('本人'), await somebody('别人')];
    app.get(PersonRecords, { strict: false }).register({
      name: 'training',
      read: async (_tx, personId) => ({ cohorts: [personId === own.personId ? '班·本人' : '班·别人'] }),
      erase: async () => undefined,
    });
    const answer = await download(own);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="silkcast-my-data.json"',
    });
    expect(answer.json()).toMatchObject({
      generatedAt: expect.stringMatching(/Z$/),
      person: {
        nameZh: '阿依古丽·本人',
        birthDate: '1995-05-05',
        idNumber: own.holder.idNumber,
        mobile: own.holder.mobile,
      },
      account: { locale: 'zh-CN', identities: [{ issuer: 'https://id.example' }] },
      roles: [{ role: 'TRAINEE', validFrom: '2020-01-01', validUntil: null }],
      appointments: [{ title: '职务本人' }],
      consents: [{ purpose: 'ENROLLMENT', body: expect.any(String), givenVia: 'SELF', withdrawnAt: null }],
      sessions: [{ userAgent: 'browser 本人', revokedAt: null }],
      notices: [{ kind: 'lesson-moved', params: { n: '本人' } }],
      records: { training: { cohorts: ['班·本人'] } },
    });
    expect(answer.body).not.toContain('别人');
    for (const foreign of [other.personId, other.accountId, other.holder.idNumber, other.holder.mobile]) {
      expect(answer.body).not.toContain(foreign);
    }
  });

  it('holds no secret: no password, no token, no digest or sealed value', async () => {
    const own = await somebody('本人');
    const text = (await download(own)).body;
    for (const word of [/argon2/, /token/i, /hmac/i, /cipher/i, /password/i]) expect(text).not.toMatch(word);
  });

  it('covers every table of the schema that belongs to a person in this lib', async () => {
    const tables: { name: string }[] = await arrange(app, (tx) =>
      tx.query(
        `select distinct c.conrelid::regclass::text as name from pg_constraint c
         where c.contype = 'f' and c.confrelid in ('person'::regclass, 'account'::regclass, 'auth_session'::regclass)
           and c.conrelid::regclass::text = any($1) order by 1`,
        // Of the libs above none is loaded here; each registers a keeper.
        [app.get(DataSource).entityMetadatas.map(({ tableName }) => tableName)],
      ),
    );
    const told = ['account', 'account_identity', 'appointment', 'auth_session', 'consent', 'notice', 'role_assignment'];
    // A refresh token says nothing that its session does not say.
    expect(tables.map(({ name }) => name)).toEqual([...told, 'refresh_token'].sort());
  });

  it('tells who looked and why, and that it was downloaded', async () => {
    const own = await somebody('本人');
    const coordinator = await signInAs(app, 'COORDINATOR', own.orgUnitId);
    await app.inject({
      method: 'POST',
      url: `/api/v1/persons/${own.personId}/unmasking`,
      headers: { authorization: coordinator.authorization, 'x-reason': encodeURIComponent('补贴申领') },
    });
    await download(own);
    expect((await download(own)).json<{ accesses: object[] }>().accesses).toMatchObject([
      { action: 'person:download' },
      { action: 'person:download' },
      { action: 'person:unmask', actorRole: 'COORDINATOR', reason: '补贴申领' },
    ]);
  });

  it('401 without a token', async () => {
    expect((await download(undefined)).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/v1/me/profile' })).statusCode).toBe(401);
  });
});

describe('GET /api/v1/me/profile', () => {
  it('200: names and masks only', async () => {
    const own = await somebody('本人');
    const answer = await app.inject({ url: '/api/v1/me/profile', headers: { authorization: own.authorization } });
    expect(answer.json()).toEqual({
      nameZh: '阿依古丽·本人',
      nameUg: null,
      nameLatin: null,
      birthDate: '1995-05-05',
      sex: null,
      idNumberMasked: `6529**********${own.holder.idNumber.slice(-4)}`,
      mobileMasked: `139****${own.holder.mobile.slice(-4)}`,
    });
  });
});
