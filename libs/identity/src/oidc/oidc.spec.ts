import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildAccount, newMobile } from '../testing.js';
import { SmallProvider } from './testing/small-provider.js';

const PASSWORD = 'right password';
let provider: SmallProvider;
let app: NestFastifyApplication;
beforeAll(async () => {
  provider = await SmallProvider.start();
  app = await startTestApi([IdentityModule], {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: SmallProvider.client.id,
    OIDC_CLIENT_SECRET: SmallProvider.client.secret,
    OIDC_LABEL: 'WeCom',
  });
});
afterEach(() => {
  provider.faults = {};
});
afterAll(async () => {
  await app.close();
  await provider.stop();
});

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

/** A browser: keeps the cookies of the answers and sends those whose path fits. */
class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  async send(method: 'GET' | 'POST' | 'DELETE', url: string, authorization?: string): Promise<Answer> {
    const fitting = [...this.cookies].filter(([, { path }]) => url.startsWith(path));
    const cookie = fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...(authorization ? { authorization } : {}) };
    const answer = await app.inject({ method, url, headers });
    for (const { name, value, path } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path: path ?? '/' });
    }
    return answer;
  }

  has(name: string): boolean {
    return this.cookies.has(name);
  }

  /** Leaves for the provider; answers the address there. */
  async leave(next?: string): Promise<string> {
    const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
    const answer = await this.send('GET', `/api/v1/auth/oidc/start${query}`);
    expect(answer.statusCode).toBe(302);
    return String(answer.headers.location);
  }

  comeBack(to: URL): Promise<Answer> {
    return this.send('GET', `${to.pathname}${to.search}`);
  }

  /** The whole way there and back; answers where the browser ends. */
  async pass(next?: string): Promise<string> {
    const answer = await this.comeBack(await provider.sayYes(await this.leave(next)));
    expect(answer.statusCode).toBe(302);
    return String(answer.headers.location);
  }
}

let subjects = 0;
const newSubject = (): string => `subject-${process.pid}-${Date.now()}-${(subjects += 1)}`;

async function somebody(): Promise<{ authorization: string; accountId: string; personId: string }> {
  const mobile = newMobile();
  const account = await buildAccount(app, { mobile, password: PASSWORD });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { mobile, password: PASSWORD },
  });
  return { ...account, authorization: `Bearer ${answer.json<{ accessToken: string }>().accessToken}` };
}
const link = (browser: Browser, authorization?: string) =>
  browser.send('POST', '/api/v1/auth/oidc/link', authorization);

/** Somebody whose account is linked to `subject`. */
async function linked(subject: string): Promise<Awaited<ReturnType<typeof somebody>>> {
  const owner = await somebody();
  const browser = new Browser();
  provider.subject = subject;
  await browser.pass();
  expect((await link(browser, owner.authorization)).statusCode).toBe(204);
  return owner;
}

describe('OIDC sign-in', () => {
  it('is offered by its label and leaves with PKCE, state and nonce, for our own callback', async () => {
    expect((await app.inject({ url: '/api/v1/public/sign-in-methods' })).json()).toEqual({
      password: true,
      oidc: { label: 'WeCom' },
    });
    const address = new URL(await new Browser().leave());
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'silkcast',
      redirect_uri: 'http://silkcast.test/api/v1/auth/oidc/callback',
      scope: 'openid',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
      code_challenge: expect.stringMatching(/.{20}/),
    });
  });

  it('gives nothing to an identity that nobody has proved: no account, no session, no link', async () => {
    provider.subject = newSubject();
    const browser = new Browser();
    const before = await arrange(app, (tx) => tx.query(`select count(*) from account`));
    expect(await browser.pass()).toBe('/account?oidc=link');
    expect(browser.has('silkcast_refresh')).toBe(false);
    expect((await link(browser)).statusCode).toBe(401);
    expect(await arrange(app, (tx) => tx.query(`select count(*) from account`))).toEqual(before);
    expect(
      await arrange(app, (tx) => tx.query(`select 1 from account_identity where subject = $1`, [provider.subject])),
    ).toEqual([]);
  });

  it('links after a sign-in by password and signs in from then on, to the page that was asked for', async () => {
    const owner = await somebody();
    const browser = new Browser();
    const state = async () => (await browser.send('GET', '/api/v1/auth/oidc/link', owner.authorization)).json();
    provider.subject = newSubject();
    expect(await state()).toEqual({ isLinked: false, isWaiting: false });
    await browser.pass();
    expect(await state()).toEqual({ isLinked: false, isWaiting: true });
    expect((await link(browser, owner.authorization)).statusCode).toBe(204);
    expect(await state()).toEqual({ isLinked: true, isWaiting: false });
    const again = new Browser();
    expect(await again.pass('/my/lessons?tab=past')).toBe('/my/lessons?tab=past');
    const { accessToken } = (await again.send('POST', '/api/v1/auth/refresh')).json<{ accessToken: string }>();
    const me = await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${accessToken}` } });
    expect(me.json()).toMatchObject({ personId: owner.personId });
    const audits = await arrange(app, (tx) =>
      tx.query(`select action, changes from audit_log where subject_id = $1`, [owner.accountId]),
    );
    expect(audits).toEqual([{ action: 'account:link', changes: { issuer: provider.issuer } }]);
  });

  it('409 for an identity of somebody else, and for a link that nothing waits for; twice is once', async () => {
    const subject = newSubject();
    const owner = await linked(subject);
    const [second, own] = [new Browser(), new Browser()];
    // The owner took the link back, another account took it: what waits in the first browser is no longer free.
    await new Browser().send('DELETE', '/api/v1/auth/oidc/link', owner.authorization);
    provider.subject = subject;
    await second.pass();
    await own.pass();
    const other = await somebody();
    expect((await link(second, other.authorization)).statusCode).toBe(204);
    expect((await link(own, owner.authorization)).json()).toMatchObject({
      status: 409,
      type: '/problems/oidc-link-taken',
    });
    expect((await link(second, other.authorization)).json()).toMatchObject({
      status: 409,
      type: '/problems/oidc-link-expired',
    });
  });

  it('two accounts that take one waiting identity at once: one gets it', async () => {
    provider.subject = newSubject();
    const [first, second] = [new Browser(), new Browser()];
    await first.pass();
    await second.pass();
    const [one, other] = [await somebody(), await somebody()];
    const answers = await Promise.all([link(first, one.authorization), link(second, other.authorization)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });

  it('does not sign in to a disabled account', async () => {
    const subject = newSubject();
    const owner = await linked(subject);
    await arrange(app, (tx) => tx.query(`update account set status = 'DISABLED' where id = $1`, [owner.accountId]));
    provider.subject = subject;
    const browser = new Browser();
    await browser.pass();
    expect(browser.has('silkcast_refresh')).toBe(false);
  });
});

describe('a return that does not fit', () => {
  const refused = '/sign-in?oidc=refused';
  /** Comes back with the linked subject, changed by `change`. */
  async function comeBack(change: (back: URL, browser: Browser) => Promise<Answer> | Answer): Promise<string> {
    provider.subject = newSubject();
    await linked(provider.subject);
    const browser = new Browser();
    const answer = await change(await provider.sayYes(await browser.leave()), browser);
    expect([answer.statusCode, browser.has('silkcast_refresh')]).toEqual([302, false]);
    return String(answer.headers.location);
  }

  it('another state, none, no code, or a refusal of the provider', async () => {
    for (const change of [
      (back: URL) => back.searchParams.set('state', 'made-up'),
      (back: URL) => back.searchParams.delete('state'),
      (back: URL) => back.searchParams.delete('code'),
      (back: URL) => {
        back.searchParams.delete('code');
        back.searchParams.set('error', 'access_denied');
      },
    ]) {
      const end = await comeBack((back, browser) => {
        change(back);
        return browser.comeBack(back);
      });
      expect(end).toBe(refused);
    }
  });

  it('a browser that never left: nobody can sign somebody in with an address', async () => {
    expect(await comeBack((back) => new Browser().comeBack(back))).toBe(refused);
  });

  it('the code of somebody else with the own state: the verifier does not fit', async () => {
    provider.subject = newSubject();
    await linked(provider.subject);
    const [victim, attacker] = [new Browser(), new Browser()];
    const stolen = (await provider.sayYes(await victim.leave())).searchParams.get('code') ?? '';
    const back = await provider.sayYes(await attacker.leave());
    back.searchParams.set('code', stolen);
    expect((await attacker.comeBack(back)).headers.location).toBe(refused);
    expect(attacker.has('silkcast_refresh')).toBe(false);
  });

  it('an address that is opened a second time', async () => {
    provider.subject = newSubject();
    await linked(provider.subject);
    const browser = new Browser();
    const back = await provider.sayYes(await browser.leave('/first'));
    expect((await browser.comeBack(back)).headers.location).toBe('/first');
    expect((await browser.comeBack(back)).headers.location).toBe(refused);
  });

  it.each([
    ['another nonce', { nonce: 'of an older attempt' }],
    ['an ID token for another client', { audience: 'another-client' }],
    ['an ID token of another issuer', { issuer: 'http://127.0.0.1:1' }],
    ['an ID token that has run out', { isExpired: true }],
    ['a signature by a key that is not published', { isForeignKey: true }],
  ])('%s', async (_name, faults) => {
    const end = await comeBack((back, browser) => {
      provider.faults = faults;
      return browser.comeBack(back);
    });
    expect(end).toBe(refused);
  });
});

describe('where it ends', () => {
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    `/${'a'.repeat(400)}`,
  ])('%j is taken as the first page', async (next) => {
    provider.subject = newSubject();
    await linked(provider.subject);
    expect(await new Browser().pass(next)).toBe('/');
  });

  it('a path with Chinese signs arrives, written for a header', async () => {
    provider.subject = newSubject();
    await linked(provider.subject);
    expect(await new Browser().pass('/搜索?词=核桃')).toBe('/%E6%90%9C%E7%B4%A2?%E8%AF%8D=%E6%A0%B8%E6%A1%83');
  });
});

describe('without a provider', () => {
  it('503 as a problem while it is down, and works again when it is back', async () => {
    const other = await SmallProvider.start();
    const port = Number(new URL(other.issuer).port);
    await other.stop();
    const own = await startTestApi([IdentityModule], {
      OIDC_ISSUER: `http://127.0.0.1:${port}`,
      OIDC_CLIENT_ID: 'silkcast',
      OIDC_CLIENT_SECRET: 'a secret of the test',
    });
    const start = () => own.inject({ url: '/api/v1/auth/oidc/start' });
    const down = await start();
    expect(down.json()).toMatchObject({ status: 503, type: '/problems/oidc-unavailable' });
    expect([down.headers['content-type'], down.cookies]).toEqual(['application/problem+json; charset=utf-8', []]);
    const back = await SmallProvider.start(port);
    expect((await start()).statusCode).toBe(302);
    await back.stop();
    await own.close();
  });

  it('404 when none is configured', async () => {
    const own = await startTestApi([IdentityModule]);
    expect((await own.inject({ url: '/api/v1/auth/oidc/start' })).json()).toMatchObject({
      status: 404,
      type: '/problems/not-found',
    });
    expect((await own.inject({ url: '/api/v1/auth/oidc/callback?code=a&state=b' })).headers.location).toBe(
      '/sign-in?oidc=refused',
    );
    expect((await own.inject({ url: '/api/v1/public/sign-in-methods' })).json()).toMatchObject({ oidc: null });
    await own.close();
  });
});
