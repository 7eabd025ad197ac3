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

interface Session {
  id: string;
  isCurrent: boolean;
  userAgent: string | null;
}
async function signIn(mobile: string, userAgent: string): Promise<string> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers: { 'user-agent': userAgent },
    payload: { mobile, password: 'right password' },
  });
  return `Bearer ${response.json<{ accessToken: string }>().accessToken}`;
}
async function prepare(): Promise<{ phone: string; desk: string }> {
  const mobile = newMobile();
  await buildAccount(app, { mobile, password: 'right password' });
  return { phone: await signIn(mobile, 'phone'), desk: await signIn(mobile, 'desk') };
}
const list = async (authorization: string): Promise<Session[]> =>
  (await app.inject({ url: '/api/v1/me/sessions', headers: { authorization } })).json<{ items: Session[] }>().items;
const revoke = (authorization: string | null, id: string) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/me/sessions/${id}/revocation`,
    headers: authorization ? { authorization } : {},
  });

describe('own sessions', () => {
  it('200: lists the own devices and says which one asks', async () => {
    const { phone } = await prepare();
    const sessions = await list(phone);
    expect(sessions.map(({ userAgent, isCurrent }) => [userAgent, isCurrent]).sort()).toEqual([
      ['desk', false],
      ['phone', true],
    ]);
  });

  it('204: signs out the other device at once, twice is once, and it is gone from the list', async () => {
    const { phone, desk } = await prepare();
    const other = (await list(phone)).find(({ isCurrent }) => !isCurrent)?.id ?? '';
    expect((await revoke(phone, other)).statusCode).toBe(204);
    expect((await revoke(phone, other)).statusCode).toBe(204);
    expect((await app.inject({ url: '/api/v1/me', headers: { authorization: desk } })).statusCode).toBe(401);
    expect((await list(phone)).map(({ userAgent }) => userAgent)).toEqual(['phone']);
  });

  it('does not show a device whose sign-in ran out by itself', async () => {
    const { phone } = await prepare();
    const other = (await list(phone)).find(({ isCurrent }) => !isCurrent)?.id ?? '';
    await arrange(app, (tx) =>
      tx.query(`update refresh_token set expires_at = now() - interval '1 minute' where auth_session_id = $1`, [other]),
    );
    expect(await list(phone)).toHaveLength(1);
  });

  it('404 for the session of somebody else and an unknown one, 400 for no id, 401 without a token', async () => {
    const [own, other] = [await prepare(), await prepare()];
    const foreign = (await list(other.phone))[0]?.id ?? '';
    expect((await revoke(own.phone, foreign)).statusCode).toBe(404);
    expect((await revoke(own.phone, '00000000-0000-4000-8000-000000000000')).statusCode).toBe(404);
    expect((await revoke(own.phone, 'x')).statusCode).toBe(400);
    expect((await revoke(null, foreign)).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/v1/me/sessions' })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/v1/me', headers: { authorization: other.phone } })).statusCode).toBe(200);
  });
});
