import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { PersonRecords } from '../person-records/person-records.js';
import { buildAccount, buildHolder, type BuiltHolder, buildOrgUnit, newIdNumber, newMobile } from '../testing.js';

const CODE = 'ABCD2345';
let app: NestFastifyApplication;
let orgUnitId = '';
/** Who is on the roster of the class with that code; a lib above keeps it in the product. */
const expected = new Set<string>();
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
  orgUnitId = (await arrange(app, (tx) => buildOrgUnit(tx))).id;
  app.get(PersonRecords, { strict: false }).register({
    name: 'roster',
    read: async () => null,
    erase: async () => undefined,
    orgUnitOfJoinCode: async (_tx, personId, code) => (code === CODE && expected.has(personId) ? orgUnitId : null),
  });
});
afterAll(() => app.close());

async function onRoster(overrides: Partial<BuiltHolder> = {}): Promise<BuiltHolder> {
  const holder = await buildHolder(app, overrides);
  expected.add(holder.personId);
  return holder;
}
interface Activation {
  mobile: string;
  idNumber: string;
  joinCode: string;
  password: string;
}
const activate = ({ mobile, idNumber }: BuiltHolder, changes: Partial<Activation> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/auth/activation',
    payload: { mobile, idNumber, joinCode: CODE, password: 'my own password', ...changes },
  });
const signIn = (mobile: string, password: string) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { mobile, password } });

describe('POST /api/v1/auth/activation', () => {
  it('201: signs in, gives the role of a trainee there, and is audited without a number', async () => {
    const holder = await onRoster();
    const response = await activate(holder, { joinCode: ' abcd-2345 ', mobile: `+86 ${holder.mobile}` });
    expect(response.statusCode).toBe(201);
    expect(response.cookies).toMatchObject([{ name: 'silkcast_refresh', httpOnly: true }]);
    const authorization = `Bearer ${response.json<{ accessToken: string }>().accessToken}`;
    expect((await app.inject({ url: '/api/v1/me', headers: { authorization } })).json()).toMatchObject({
      personId: holder.personId,
      roles: [{ role: 'TRAINEE', orgUnitId }],
      needsEnrollmentConsent: true,
    });
    const audits = await arrange(app, (tx) =>
      tx.query(`select action, changes, reason from audit_log where subject_id = $1`, [holder.personId]),
    );
    expect(audits).toEqual([{ action: 'account:activate', changes: {}, reason: null }]);
    expect((await signIn(holder.mobile, 'my own password')).statusCode).toBe(200);
  });

  it('422, the same for every wrong part and for somebody unknown', async () => {
    const holder = await onRoster();
    const stranger = await buildHolder(app);
    const answers = [
      await activate(holder, { mobile: newMobile() }),
      await activate(holder, { mobile: 'no number' }),
      await activate(holder, { idNumber: newIdNumber() }),
      await activate(holder, { idNumber: '652921199001010019' }),
      await activate(holder, { idNumber: stranger.idNumber }),
      await activate(holder, { joinCode: 'ABCD2346' }),
      await activate(stranger),
      await activate({ ...stranger, mobile: newMobile(), idNumber: newIdNumber() }),
    ];
    const bodies = answers.map((answer) => {
      return { ...answer.json<object>(), requestId: '', cookies: answer.cookies };
    });
    expect(bodies[0]).toMatchObject({ status: 422, type: '/problems/activation-refused', cookies: [] });
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    for (const answer of answers) expect(answer.body).not.toContain(holder.idNumber);
  });

  it('422 for a disabled account, although all fits', async () => {
    const holder = await onRoster();
    const { accountId } = await buildAccount(app, { ...holder, password: null });
    await arrange(app, (tx) => tx.query(`update account set status = 'DISABLED' where id = $1`, [accountId]));
    expect((await activate(holder)).json()).toMatchObject({ type: '/problems/activation-refused' });
  });

  it('409 when there is a password, and only to somebody who knows all three; the password stays', async () => {
    const holder = await onRoster();
    await activate(holder);
    expect((await activate(holder, { password: 'another password' })).json()).toMatchObject({
      status: 409,
      type: '/problems/already-activated',
    });
    expect((await activate(holder, { joinCode: 'WRONG234' })).json()).toMatchObject({ status: 422 });
    expect((await signIn(holder.mobile, 'another password')).statusCode).toBe(401);
  });

  it('two at once: one chooses the password, the other is told that there is one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const holder = await onRoster();
      const passwords = ['the first password', 'the second password'];
      const answers = await Promise.all(passwords.map((password) => activate(holder, { password })));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
      const winner = answers[0]?.statusCode === 201 ? 0 : 1;
      expect((await signIn(holder.mobile, passwords[winner] ?? '')).statusCode).toBe(200);
      expect((await signIn(holder.mobile, passwords[1 - winner] ?? '')).statusCode).toBe(401);
    }
  });

  it('a family phone: each with an own password, five at most, and nobody takes the password of another', async () => {
    const mobile = newMobile();
    const family = [];
    for (let i = 0; i < 6; i += 1) family.push(await onRoster({ mobile }));
    const [first, second] = family as [BuiltHolder, BuiltHolder];
    expect((await activate(first, { password: 'password one' })).statusCode).toBe(201);
    expect((await activate(second, { password: 'password one' })).json()).toMatchObject({
      status: 422,
      type: '/problems/password-not-usable',
      errors: [{ pointer: '/password' }],
    });
    for (const [i, holder] of family.slice(1, 5).entries()) {
      expect((await activate(holder, { password: `password of ${i}` })).statusCode).toBe(201);
    }
    expect((await activate(family[5] as BuiltHolder, { password: 'password of six' })).json()).toMatchObject({
      status: 409,
      type: '/problems/mobile-full',
    });
  });

  it('400 for a short password and a missing field', async () => {
    const holder = await onRoster();
    expect((await activate(holder, { password: 'short' })).json()).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: '/password' }],
    });
    expect((await activate(holder, { joinCode: '' })).statusCode).toBe(400);
  });

  it('429 after ten tries with a mobile, known or not, also for the right numbers', async () => {
    const holder = await onRoster();
    const statuses = async (mobile: string) => {
      const found: number[] = [];
      // Side by side, as somebody who guesses would do it.
      const guesses = Array.from({ length: 12 }, () => activate(holder, { mobile, idNumber: newIdNumber() }));
      for (const { statusCode } of await Promise.all(guesses)) found.push(statusCode);
      return found.sort();
    };
    const limited = [...Array<number>(10).fill(422), 429, 429];
    expect(await statuses(holder.mobile)).toEqual(limited);
    expect(await statuses(newMobile())).toEqual(limited);
    expect((await activate(holder)).json()).toMatchObject({
      status: 429,
      type: '/problems/too-many-requests',
      params: { minutes: 720 },
    });
  });

  it('429 as a problem for an address that asks without end', async () => {
    const limited = [];
    for (let i = 0; i < 122; i += 1) {
      const url = '/api/v1/auth/activation';
      const answer = await app.inject({ method: 'POST', url, remoteAddress: '198.51.100.7', payload: {} });
      if (answer.statusCode === 429) limited.push(answer);
    }
    expect(limited).toHaveLength(2);
    expect(limited[0]?.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(limited[0]?.json()).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
  });
});
