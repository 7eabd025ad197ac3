import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildAccount as build, newMobile } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const buildAccount = async (mobile: string, password: string): Promise<string> =>
  (await build(app, { mobile, password })).accountId;
const signIn = (mobile: string, password: string) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { mobile, password } });
const refresh = (token: string) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers: { cookie: `silkcast_refresh=${token}` } });
const me = (token: string) => app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
const cookieOf = (response: Awaited<ReturnType<typeof signIn>>) =>
  response.cookies.find(({ name }) => name === 'silkcast_refresh');

describe('POST /api/v1/auth/login', () => {
  it('gives an access token and a cookie that scripts cannot read', async () => {
    const mobile = newMobile();
    await buildAccount(mobile, 'right password');
    const response = await signIn(`+86 ${mobile}`, 'right password');
    expect(response.statusCode).toBe(200);
    expect(cookieOf(response)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' });
    expect(response.body).not.toContain(cookieOf(response)?.value);
    expect((await me(response.json().accessToken)).json()).toMatchObject({ displayName: '阿依古丽·买买提', roles: [] });
  });

  it('refuses an unknown mobile and a wrong password alike', async () => {
    const mobile = newMobile();
    await buildAccount(mobile, 'right password');
    const answers = await Promise.all([
      signIn(mobile, 'wrong'),
      signIn(newMobile(), 'wrong'),
      signIn('0997-123', 'wrong'),
    ]);
    for (const answer of answers) {
      expect(answer.json()).toMatchObject({ status: 401, type: '/problems/sign-in-refused' });
    }
    expect((await signIn(mobile, '')).json()).toMatchObject({ status: 401 });
  });

  it('tells two people on one phone apart by their passwords', async () => {
    const mobile = newMobile();
    const [first, second] = [
      await buildAccount(mobile, 'password of one'),
      await buildAccount(mobile, 'password of two'),
    ];
    const subject = async (password: string) =>
      JSON.parse(Buffer.from((await signIn(mobile, password)).json().accessToken.split('.')[1], 'base64url').toString())
        .sub;
    expect([await subject('password of one'), await subject('password of two')]).toEqual([first, second]);
  });

  it('locks after five wrong passwords, also for the right one', async () => {
    const mobile = newMobile();
    await buildAccount(mobile, 'right password');
    for (let i = 0; i < 5; i += 1) await signIn(mobile, 'wrong');
    expect((await signIn(mobile, 'right password')).json()).toMatchObject({
      status: 429,
      type: '/problems/account-locked',
      params: { minutes: 15 },
    });
  });

  it('does not tell by a lock which mobiles are known', async () => {
    const [known, unknown] = [newMobile(), newMobile()];
    await buildAccount(known, 'right password');
    const answersFor = async (mobile: string) => {
      const answers: object[] = [];
      for (let i = 0; i < 7; i += 1) {
        const { status, type, params } = (await signIn(mobile, 'wrong')).json();
        answers.push({ status, type, params });
      }
      return answers;
    };
    const forUnknown = await answersFor(unknown);
    expect(forUnknown).toEqual(await answersFor(known));
    expect(forUnknown.map((answer) => (answer as { status: number }).status)).toEqual([
      401, 401, 401, 401, 401, 429, 429,
    ]);
  });

  it('counts wrong passwords that come at one time, so no burst gets past the lock', async () => {
    for (const mobile of [newMobile(), newMobile()]) {
      await buildAccount(mobile, 'right password');
      await Promise.all(Array.from({ length: 12 }, (_, i) => signIn(mobile, `wrong ${i}`)));
      expect((await signIn(mobile, 'right password')).statusCode).toBe(429);
    }
  });

  it('on a family phone one success does not wipe out the tries against the others', async () => {
    const mobile = newMobile();
    await buildAccount(mobile, 'password of one');
    const other = await buildAccount(mobile, 'password of two');
    for (let i = 0; i < 5; i += 1) {
      await signIn(mobile, `guess ${i}`);
      expect((await signIn(mobile, 'password of one')).statusCode).toBe(200);
    }
    expect((await signIn(mobile, 'password of two')).statusCode).toBe(401);
    const [row] = await arrange(app, (tx) => tx.query(`select locked_until from account where id = $1`, [other]));
    expect(row.locked_until).toBeInstanceOf(Date);
    expect((await signIn(mobile, 'password of one')).statusCode).toBe(200);
  });

  it('400 for a body that is none, 401 for an empty password, as a problem', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { 'content-type': 'application/json' },
      payload: '{"mobile":',
    });
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await signIn(newMobile(), '')).json()).toMatchObject({ status: 401, type: '/problems/sign-in-refused' });
  });

  it('opens nothing but the own account with a first password that staff has seen', async () => {
    const mobile = newMobile();
    const { personId } = await build(app, { mobile, password: 'first password', mustChange: true });
    await arrange(app, (tx) =>
      tx.query(
        `with unit as (insert into org_unit (kind, code, name_zh) values ('COUNTY_TEAM', $2, '县') returning id)
         insert into role_assignment (person_id, role, org_unit_id, valid_from) select $1, 'COORDINATOR', id, '2020-01-01' from unit`,
        [personId, `F${mobile.slice(-8)}`],
      ),
    );
    const accounts = (token: string) =>
      app.inject({ url: '/api/v1/accounts', headers: { authorization: `Bearer ${token}` } });
    const token: string = (await signIn(mobile, 'first password')).json().accessToken;
    expect((await me(token)).json()).toMatchObject({ mustChangePassword: true, roles: [], permissions: [] });
    expect((await accounts(token)).statusCode).toBe(403);
    await app.inject({
      method: 'POST',
      url: '/api/v1/me/password',
      headers: { authorization: `Bearer ${token}` },
      payload: { currentPassword: 'first password', newPassword: 'an own password' },
    });
    expect((await me(token)).json()).toMatchObject({ mustChangePassword: false, roles: [{ role: 'COORDINATOR' }] });
    expect((await accounts(token)).statusCode).toBe(200);
  });

  it('refuses a disabled account', async () => {
    const mobile = newMobile();
    const id = await buildAccount(mobile, 'right password');
    await arrange(app, (tx) => tx.query(`update account set status = 'DISABLED' where id = $1`, [id]));
    expect((await signIn(mobile, 'right password')).statusCode).toBe(401);
  });
});

describe('POST /api/v1/auth/refresh and logout', () => {
  async function signedIn() {
    const mobile = newMobile();
    await buildAccount(mobile, 'right password');
    const response = await signIn(mobile, 'right password');
    return { token: cookieOf(response)?.value ?? '', access: response.json().accessToken as string };
  }

  it('rotates: each answer brings another cookie', async () => {
    const { token } = await signedIn();
    const response = await refresh(token);
    expect(response.statusCode).toBe(200);
    expect(cookieOf(response)?.value).not.toBe(token);
  });

  it('answers two tabs that ask at once', async () => {
    const { token } = await signedIn();
    const answers = await Promise.all([refresh(token), refresh(token)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });

  it('ends the whole session when a used token comes back later', async () => {
    const { token, access } = await signedIn();
    const renewed = cookieOf(await refresh(token))?.value ?? '';
    await arrange(app, (tx) =>
      tx.query(`update refresh_token set used_at = used_at - interval '11 seconds' where used_at is not null`),
    );
    expect((await refresh(token)).json()).toMatchObject({ status: 401, type: '/problems/session-ended' });
    expect((await refresh(renewed)).statusCode).toBe(401);
    expect((await me(access)).statusCode).toBe(401);
  });

  const cookies = async (token: string) => cookieOf(await refresh(token))?.value ?? '';

  it('ends the session at once when a used token comes back after its successor was used', async () => {
    const { token, access } = await signedIn();
    const second = await cookies(token);
    const third = await cookies(second);
    expect((await refresh(token)).json()).toMatchObject({ status: 401, type: '/problems/session-ended' });
    expect((await refresh(third)).statusCode).toBe(401);
    expect((await me(access)).statusCode).toBe(401);
  });

  it('ends the session when two tokens given for one are both used: one of them was copied', async () => {
    const { token, access } = await signedIn();
    const [own, stolen] = [await cookies(token), await cookies(token)];
    expect((await refresh(own)).statusCode).toBe(200);
    expect((await refresh(stolen)).json()).toMatchObject({ type: '/problems/session-ended' });
    expect((await me(access)).statusCode).toBe(401);
    const reasons = await arrange(app, (tx) =>
      tx.query(
        `select s.revoke_reason from auth_session s join refresh_token r on r.auth_session_id = s.id
         where r.token_hash = sha256(convert_to($1, 'UTF8'))`,
        [stolen],
      ),
    );
    expect(reasons).toEqual([{ revoke_reason: 'TOKEN_REUSED' }]);
  });

  it('leaves the other sessions of the account alone', async () => {
    const mobile = newMobile();
    await buildAccount(mobile, 'right password');
    const [phone, desk] = [await signIn(mobile, 'right password'), await signIn(mobile, 'right password')];
    const token = cookieOf(phone)?.value ?? '';
    await cookies(await cookies(token));
    expect((await refresh(token)).statusCode).toBe(401);
    expect((await me(desk.json().accessToken)).statusCode).toBe(200);
  });

  it('refuses no cookie, a made-up one and an expired one', async () => {
    const { token } = await signedIn();
    await arrange(app, (tx) => tx.query(`update refresh_token set expires_at = now() - interval '1 second'`));
    for (const bad of ['', 'made-up', token]) expect((await refresh(bad)).statusCode).toBe(401);
  });

  it('signs out at once, access token included', async () => {
    const { token, access } = await signedIn();
    expect((await me(access)).statusCode).toBe(200);
    const out = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/logout',
      headers: { cookie: `silkcast_refresh=${token}` },
    });
    expect(out.statusCode).toBe(204);
    expect((await me(access)).statusCode).toBe(401);
    expect((await refresh(token)).statusCode).toBe(401);
  });
});
