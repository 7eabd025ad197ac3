import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildAccount, newMobile } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const OLD = 'the old password';
const signIn = (mobile: string, password: string) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { mobile, password } });
const tokenOf = async (mobile: string, password = OLD): Promise<string> =>
  (await signIn(mobile, password)).json<{ accessToken: string }>().accessToken;
const change = (token: string | null, newPassword: string, currentPassword = OLD) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/me/password',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    payload: { currentPassword, newPassword },
  });
const me = (token: string) => app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });

async function prepare(): Promise<{ mobile: string; token: string; accountId: string }> {
  const mobile = newMobile();
  const { accountId } = await buildAccount(app, { mobile, password: OLD });
  return { mobile, accountId, token: await tokenOf(mobile) };
}

describe('POST /api/v1/me/password', () => {
  it('204: the new one signs in, the old one does not; other devices are signed out, this one stays; audited', async () => {
    const { mobile, token, accountId } = await prepare();
    const other = await tokenOf(mobile);
    expect((await change(token, 'the new password')).statusCode).toBe(204);
    expect([(await me(token)).statusCode, (await me(other)).statusCode]).toEqual([200, 401]);
    expect((await signIn(mobile, OLD)).statusCode).toBe(401);
    expect((await signIn(mobile, 'the new password')).statusCode).toBe(200);
    const audits = await arrange(app, (tx) =>
      tx.query(`select action, changes from audit_log where subject_type = 'account' and subject_id = $1`, [accountId]),
    );
    expect(audits).toEqual([{ action: 'password:change', changes: {} }]);
  });

  it('400 for one that is too short, 401 without a token', async () => {
    const { token } = await prepare();
    expect((await change(token, 'short')).json()).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: '/newPassword' }],
    });
    expect((await change(null, 'the new password')).statusCode).toBe(401);
  });

  it('422 for a wrong current one; the fifth locks, here and at sign-in', async () => {
    const { mobile, token } = await prepare();
    for (let i = 0; i < 5; i += 1) {
      expect((await change(token, 'the new password', `guess ${i}`)).json()).toMatchObject({
        status: 422,
        type: '/problems/password-wrong',
        errors: [{ pointer: '/currentPassword' }],
      });
    }
    expect((await change(token, 'the new password')).json()).toMatchObject({
      status: 429,
      type: '/problems/account-locked',
      params: { minutes: 15 },
    });
    expect((await signIn(mobile, OLD)).statusCode).toBe(429);
  });

  it('422 for the password of somebody else on the phone, and 429 before that becomes a way to guess it', async () => {
    const { mobile, token } = await prepare();
    await buildAccount(app, { mobile, password: 'password of the sister' });
    const answers = [];
    for (let i = 0; i < 7; i += 1) answers.push((await change(token, 'password of the sister')).json());
    expect(answers[0]).toMatchObject({ status: 422, type: '/problems/password-not-usable' });
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429, 429]);
    expect(answers[5]).toMatchObject({ type: '/problems/too-many-requests', params: { minutes: 60 } });
    expect((await signIn(mobile, OLD)).statusCode).toBe(200);
  });

  it('keeps five on one phone apart when all choose the same password at once', async () => {
    const mobile = newMobile();
    const passwords = Array.from({ length: 5 }, (_, i) => `password number ${i}`);
    for (const password of passwords) await buildAccount(app, { mobile, password });
    const tokens = await Promise.all(passwords.map((password) => tokenOf(mobile, password)));
    const answers = await Promise.all(tokens.map((token, i) => change(token, 'the same for all', passwords[i])));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 422, 422, 422, 422]);
  });

  it('leaves no trace of a password in the idempotency rows', async () => {
    const { token, accountId } = await prepare();
    await app.inject({
      method: 'POST',
      url: '/api/v1/me/password',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'change-once-1' },
      payload: { currentPassword: OLD, newPassword: 'the new password' },
    });
    const rows = await arrange(app, (tx) => tx.query(`select 1 from idempotency_key where actor_id = $1`, [accountId]));
    expect(rows).toEqual([]);
  });
});
