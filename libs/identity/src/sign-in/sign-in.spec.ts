import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FieldCipher } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { hashPassword } from '../account/passwords.js';
import { IdentityModule } from '../identity.module.js';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { buildPerson } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

let serial = Date.now() % 10_000_000;
const newMobile = (): string => `139${String((serial += 1)).padStart(8, '0')}`;

async function buildAccount(mobile: string, password: string): Promise<string> {
  const passwordHash = await hashPassword(password);
  return arrange(app, async (tx) => {
    const person = await buildPerson(tx);
    const hmac = app.get(FieldCipher).lookup(PERSON_FIELD.mobile, mobile);
    const [row] = await tx.query(
      `insert into account (person_id, mobile_hmac, password_hash) values ($1, $2, $3) returning id`,
      [person.id, hmac, passwordHash],
    );
    return row.id as string;
  });
}

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
