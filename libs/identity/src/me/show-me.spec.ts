import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildConsent, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const me = (by: SignedIn) => app.inject({ url: '/api/v1/me', headers: { authorization: by.authorization } });
const changeLocale = (by: SignedIn | undefined, locale: string) =>
  app.inject({
    method: 'PATCH',
    url: '/api/v1/me/locale',
    headers: by ? { authorization: by.authorization } : {},
    payload: { locale },
  });

describe('GET /api/v1/me', () => {
  it('200: name, roles of today and what they allow; numbers stay out', async () => {
    const by = await signInAs(app, 'TRAINEE');
    const both = await signInAs(app, 'INSTRUCTOR', undefined, by.personId);
    await arrange(app, (tx) =>
      tx.query(
        `insert into role_assignment (person_id, role, org_unit_id, valid_from, valid_until) values
           ($1, 'ADMIN', $2, '2020-01-01', '2020-12-31'), ($1, 'ADMIN', $2, '2999-01-01', null)`,
        [by.personId, by.orgUnitId],
      ),
    );
    const answer = await me(by);
    expect(answer.json()).toMatchObject({
      personId: by.personId,
      displayName: '阿依古丽·买买提',
      locale: 'zh-CN',
      mustChangePassword: false,
      roles: [
        { role: 'INSTRUCTOR', orgUnitId: both.orgUnitId, orgUnitName: expect.stringMatching(/^测试县/) },
        {
          role: 'TRAINEE',
          orgUnitId: by.orgUnitId,
          orgUnitNameUg: null,
          validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          validUntil: null,
        },
      ],
    });
    const { permissions } = answer.json<{ permissions: string[] }>();
    expect(permissions).toContain('lesson:teach');
    expect(permissions).toContain('lesson:sign-in');
    expect(permissions).not.toContain('account:grant');
    expect(answer.body).not.toMatch(/\*\*\*\*/);
  });

  it('tells no role while a password that staff made is to be changed', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    await arrange(app, (tx) =>
      tx.query(`update account set must_change_password = true where id = $1`, [by.accountId]),
    );
    expect((await me(by)).json()).toMatchObject({ mustChangePassword: true, roles: [], permissions: [] });
  });

  it('says whether the enrollment consent is waiting, to trainees only', async () => {
    const by = await signInAs(app, 'TRAINEE');
    expect((await me(by)).json()).toMatchObject({ needsEnrollmentConsent: true });
    await arrange(app, (tx) => buildConsent(tx, by.personId));
    expect((await me(by)).json()).toMatchObject({ needsEnrollmentConsent: false });
    expect((await me(await signInAs(app, 'COORDINATOR'))).json()).toMatchObject({ needsEnrollmentConsent: false });
  });

  it('401 without a token, with one of another signature, without one, with one for something else', async () => {
    const by = await signInAs(app, 'TRAINEE');
    const [head, body] = by.authorization.slice('Bearer '.length).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    for (const token of [`${head}.${body}.AAAA`, `${none}.${body}.`, 'x', '']) {
      const answer = await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
      expect(answer.json()).toMatchObject({ status: 401, type: '/problems/unauthorized' });
    }
    expect((await app.inject({ url: '/api/v1/me' })).statusCode).toBe(401);
  });
});

describe('PATCH /api/v1/me/locale', () => {
  it('204, 400 for another language, 401', async () => {
    const by = await signInAs(app, 'TRAINEE');
    expect((await changeLocale(by, 'ug')).statusCode).toBe(204);
    expect((await me(by)).json()).toMatchObject({ locale: 'ug' });
    expect((await changeLocale(by, 'fr')).json()).toMatchObject({ status: 400, errors: [{ pointer: '/locale' }] });
    expect((await changeLocale(undefined, 'ug')).statusCode).toBe(401);
  });
});
