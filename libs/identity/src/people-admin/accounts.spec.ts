import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildAccount, buildOrgUnit, buildPerson, newMobile, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

interface Row {
  personId: string;
  displayName: string;
  accountStatus: string;
  mobileMasked: string | null;
  roles: { role: string; orgUnitId: string }[];
}
const list = (by: SignedIn | undefined, query = '') =>
  app.inject({ url: `/api/v1/accounts${query}`, headers: by ? { authorization: by.authorization } : {} });
const rows = async (by: SignedIn, query = '') => (await list(by, query)).json<{ items: Row[]; total: number }>();
const open = (by: SignedIn | undefined, payload: object) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/accounts',
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });
const reset = (by: SignedIn | undefined, personId: string) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/persons/${personId}/password-reset`,
    headers: by ? { authorization: by.authorization } : {},
  });
const signIn = (mobile: string, password: string) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { mobile, password } });
const give = (personId: string, role: string, orgUnitId: string, until: string | null = null) =>
  arrange(app, (tx) =>
    tx.query(
      `insert into role_assignment (person_id, role, org_unit_id, valid_from, valid_until) values ($1, $2, $3, '2020-01-01', $4)`,
      [personId, role, orgUnitId, until],
    ),
  );

describe('GET /api/v1/accounts', () => {
  it('200: people of the subtree with their roles there only, numbers masked', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const elsewhere = (await arrange(app, (tx) => buildOrgUnit(tx))).id;
    const base = (await arrange(app, (tx) => buildOrgUnit(tx, { parent_id: by.orgUnitId }))).id;
    const person = await arrange(app, (tx) => buildPerson(tx, { name_zh: '迪丽妮格·依明' }));
    await give(person.id, 'INSTRUCTOR', base);
    await give(person.id, 'ADMIN', elsewhere);
    await signInAs(app, 'TRAINEE', elsewhere);
    const { items, total } = await rows(by, '?role=INSTRUCTOR');
    expect(total).toBe(1);
    expect(items).toEqual([
      expect.objectContaining({
        personId: person.id,
        displayName: '迪丽妮格·依明',
        mobileMasked: '138****1234',
        accountStatus: 'NONE',
        roles: [expect.objectContaining({ role: 'INSTRUCTOR', orgUnitId: base })],
      }),
    ]);
    expect((await rows(by)).total).toBe(2);
  });

  it('tells the states of accounts apart, pages, sorts and finds by any dot', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const states = { ACTIVE: 'x'.repeat(12), WAITING: null, LOCKED: 'x'.repeat(12), DISABLED: 'x'.repeat(12) };
    for (const [state, password] of Object.entries(states)) {
      const person = await arrange(app, (tx) => buildPerson(tx, { name_zh: `${state}·甲` }));
      await give(person.id, 'TRAINEE', by.orgUnitId);
      const { accountId } = await buildAccount(app, { mobile: newMobile(), password, personId: person.id });
      await arrange(app, (tx) =>
        tx.query(
          `update account set status = $2, locked_until = case when $3 then now() + interval '5 minutes' end where id = $1`,
          [accountId, state === 'DISABLED' ? 'DISABLED' : 'ACTIVE', state === 'LOCKED'],
        ),
      );
    }
    const { items } = await rows(by, '?role=TRAINEE&sort=displayName');
    expect(items.map(({ displayName, accountStatus }) => [displayName, accountStatus])).toEqual(
      Object.keys(states)
        .sort()
        .map((state) => [`${state}·甲`, state]),
    );
    expect(await rows(by, '?role=TRAINEE&pageSize=3&page=2')).toMatchObject({ total: 4, items: [{}] });
    expect((await rows(by, '?search=%25')).total).toBe(0);
  });

  it('400 for a page size over the limit and an unknown role, 401, 403 for an instructor', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    expect((await list(by, '?pageSize=201')).statusCode).toBe(400);
    expect((await list(by, '?role=ROOT')).statusCode).toBe(400);
    expect((await list(undefined)).statusCode).toBe(401);
    expect((await list(await signInAs(app, 'INSTRUCTOR'))).statusCode).toBe(403);
  });
});

describe('POST /api/v1/accounts', () => {
  const staff = (orgUnitId: string, changes: object = {}) => ({
    nameZh: '古丽娜尔•艾力',
    nameUg: '  گۈلنار   ئەلى ',
    mobile: newMobile(),
    role: 'INSTRUCTOR',
    orgUnitId,
    ...changes,
  });

  it('201: a person, an account and a role; the first password signs in and has to be changed; audited without it', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const given = staff(by.orgUnitId);
    const answer = await open(by, given);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([201, 'no-store']);
    const { personId, initialPassword } = answer.json<{ personId: string; initialPassword: string }>();
    const token = (await signIn(given.mobile, initialPassword)).json<{ accessToken: string }>().accessToken;
    const me = await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
    expect(me.json()).toMatchObject({
      personId,
      displayName: '古丽娜尔·艾力',
      nameUg: 'گۈلنار ئەلى',
      mustChangePassword: true,
    });
    const audits = await arrange(app, (tx) =>
      tx.query(`select action, changes from audit_log where subject_id = $1`, [personId]),
    );
    expect(audits).toEqual([{ action: 'account:open', changes: { role: 'INSTRUCTOR', orgUnitId: by.orgUnitId } }]);
    const kept = await arrange(app, (tx) =>
      tx.query(`select 1 from idempotency_key where response::text like $1`, [`%${initialPassword}%`]),
    );
    expect(kept).toEqual([]);
  });

  it('400 for a mobile or a name that is none, 401, 403 for an instructor, a higher role and a place outside', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const elsewhere = (await arrange(app, (tx) => buildOrgUnit(tx))).id;
    expect((await open(by, staff(by.orgUnitId, { mobile: '0997-1234567' }))).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/mobile' }],
    });
    expect((await open(by, staff(by.orgUnitId, { nameZh: '古丽?艾力' }))).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/nameZh' }],
    });
    expect((await open(undefined, staff(by.orgUnitId))).statusCode).toBe(401);
    expect((await open(await signInAs(app, 'INSTRUCTOR'), staff(by.orgUnitId))).statusCode).toBe(403);
    for (const given of [staff(by.orgUnitId, { role: 'ADMIN' }), staff(elsewhere)]) {
      expect((await open(by, given)).json()).toMatchObject({ status: 403, type: '/problems/grant-not-allowed' });
    }
  });

  it('409 when five share the mobile', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const mobile = newMobile();
    for (let i = 0; i < 5; i += 1) expect((await open(by, staff(by.orgUnitId, { mobile }))).statusCode).toBe(201);
    expect((await open(by, staff(by.orgUnitId, { mobile }))).json()).toMatchObject({
      status: 409,
      type: '/problems/mobile-full',
    });
  });

  it('an ADMIN makes an ADMIN in the own subtree', async () => {
    const by = await signInAs(app, 'ADMIN');
    expect((await open(by, staff(by.orgUnitId, { role: 'ADMIN' }))).statusCode).toBe(201);
  });
});

describe('POST /api/v1/persons/:id/password-reset', () => {
  async function somebody(role: string, orgUnitId: string) {
    const mobile = newMobile();
    const { personId } = await buildAccount(app, { mobile, password: 'forgotten password' });
    await give(personId, role, orgUnitId);
    return { mobile, personId };
  }

  it('201: the new password signs in, the old one and all devices are out, a lock is off; audited', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const { mobile, personId } = await somebody('TRAINEE', by.orgUnitId);
    const token = (await signIn(mobile, 'forgotten password')).json<{ accessToken: string }>().accessToken;
    for (let i = 0; i < 5; i += 1) await signIn(mobile, 'wrong');
    const answer = await reset(by, personId);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([201, 'no-store']);
    const { initialPassword } = answer.json<{ initialPassword: string }>();
    expect((await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode).toBe(
      401,
    );
    expect((await signIn(mobile, initialPassword)).statusCode).toBe(200);
    expect((await signIn(mobile, 'forgotten password')).statusCode).toBe(401);
    const audits = await arrange(app, (tx) =>
      tx.query(`select action, changes from audit_log where subject_id = $1`, [personId]),
    );
    expect(audits).toEqual([{ action: 'account:reset-password', changes: {} }]);
  });

  it('403 for somebody who has, or will have, a role above: nobody becomes an administrator that way', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const elsewhere = (await arrange(app, (tx) => buildOrgUnit(tx))).id;
    const { mobile, personId } = await somebody('TRAINEE', by.orgUnitId);
    await give(personId, 'ADMIN', elsewhere);
    expect((await reset(by, personId)).json()).toMatchObject({ status: 403, type: '/problems/grant-not-allowed' });
    await arrange(app, (tx) =>
      tx.query(`update role_assignment set valid_from = '2999-01-01' where person_id = $1 and role = 'ADMIN'`, [
        personId,
      ]),
    );
    expect((await reset(by, personId)).statusCode).toBe(403);
    expect((await signIn(mobile, 'forgotten password')).statusCode).toBe(200);
  });

  it('400, 401, 403 for an instructor, 404 outside the scope, 409 without an account', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const foreign = await somebody('TRAINEE', (await arrange(app, (tx) => buildOrgUnit(tx))).id);
    const bare = await arrange(app, (tx) => buildPerson(tx));
    await give(bare.id, 'TRAINEE', by.orgUnitId);
    expect((await reset(by, 'x')).statusCode).toBe(400);
    expect((await reset(undefined, foreign.personId)).statusCode).toBe(401);
    expect((await reset(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), bare.id)).statusCode).toBe(403);
    expect((await reset(by, foreign.personId)).statusCode).toBe(404);
    expect((await reset(by, bare.id)).json()).toMatchObject({ status: 409, type: '/problems/account-missing' });
  });
});
