import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ApiClient } from './api-client.js';
import { launchBrowser } from './browser.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';
import { PHONE, signInByForm, visit } from './visitor.js';

/** A county town's weak network carries this in some six seconds; the first visit weighed 176 kB when this was written. */
const MOST_BYTES = 230_000;

const dataDir = newDataDir();
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(dataDir, 3740), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  removeDataDir(dataDir);
});

interface Sent {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: Buffer;
}
/** As it travels: `fetch` would unpack it. */
const raw = (path: string, encoding: string): Promise<Sent> =>
  new Promise((resolve, reject) => {
    request(`${product.url}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
        reject,
      );
    })
      .on('error', reject)
      .end();
  });
const fill = async (page: Page, mobile: string, password: string): Promise<void> => {
  await page.fill('input[name="mobile"]', mobile);
  await page.fill('input[name="password"]', password);
  await page.click('form button[type="submit"]');
};
const pathOf = (page: Page): string => new URL(page.url()).pathname;

describe('the files of the web app', () => {
  it('come packed to browsers that take it, and those with a hash are kept for a year', async () => {
    const page = await raw('/', 'identity');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.body.toString())?.[1] ?? '';
    const [plain, brotli, gzip] = [
      await raw(script, 'identity'),
      await raw(script, 'br, gzip'),
      await raw(script, 'gzip'),
    ];
    expect(brotli.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(page.headers['cache-control']).toBe('no-cache');
  });

  it('are light, in one language, and bring no library that the first page does not need', async () => {
    const { context, page } = await visit(browser, PHONE, 'zh-CN');
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const files: string[] = [];
    page.on('request', (asked) => files.push(new URL(asked.url()).pathname.replace('/assets/', '')));
    await page.goto(`${product.url}/sign-in`);
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(files.filter((file) => /^(ug|en|aria|lists|esm)-/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.woff2'))).toEqual([]);
    await context.close();
  });
});

describe('signing in', () => {
  it('tells what to do after a wrong password and without network, and keeps what was typed', async () => {
    const { context, page } = await visit(browser, PHONE, 'ug');
    await page.goto(`${product.url}/sign-in`);
    await page.waitForLoadState('networkidle');
    await fill(page, '13900001111', 'not the password');
    await page.waitForSelector('.notice:has-text("ماسلاشتۇرغۇچى"), .notice:has-text("پارول")');
    await context.setOffline(true);
    await fill(page, '13900001111', 'another one');
    await page.waitForSelector('.notice:has-text("تور ئۈزۈلدى")');
    expect(await page.inputValue('input[name="mobile"]')).toBe('13900001111');
    expect(await page.inputValue('input[name="password"]')).toBe('another one');
    await context.close();
  });

  it('leads back to the page that was asked for, and never to somebody else’s', async () => {
    const visitor = await visit(browser, PHONE, 'zh-CN');
    const { page } = visitor;
    await page.goto(`${product.url}/notices`);
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.click('button:has-text("学员")');
    await page.waitForURL((url) => url.pathname === '/notices');
    for (const next of [
      '//elsewhere.example',
      '/%09/elsewhere.example',
      '/%5Celsewhere.example',
      'https://elsewhere.example',
    ]) {
      await page.goto(`${product.url}/sign-in?next=${next}`);
      await page.click('main a.button-primary');
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      expect(new URL(page.url()).origin).toBe(product.url);
    }
    await visitor.context.close();
  });

  it('with a first password opens nothing before it is changed, and then the page that was asked for', async () => {
    const coordinator = await ApiClient.signIn(
      product.url,
      product.accounts.find(({ role }) => role === 'COORDINATOR'),
    );
    const { roles } = await coordinator.get<{ roles: { orgUnitId: string }[] }>('/api/v1/me');
    const mobile = '18800001234';
    const { initialPassword } = await coordinator.post<{ initialPassword: string }>('/api/v1/accounts', {
      nameZh: '阿里木·买买提',
      mobile,
      role: 'COORDINATOR',
      orgUnitId: roles[0]?.orgUnitId,
    });
    const { context, page } = await visit(browser, PHONE, 'zh-CN');
    await page.goto(`${product.url}/sign-in?next=/console/accounts`);
    await fill(page, mobile, initialPassword);
    await page.waitForURL((url) => url.pathname === '/account/password');
    await page.goto(`${product.url}/console/accounts`);
    await page.waitForURL((url) => url.pathname === '/account/password');
    await page.fill('input[name="currentPassword"]', initialPassword);
    await page.fill('input[name="newPassword"]', 'a sentence of my own');
    await page.click('form button[type="submit"]');
    await page.waitForURL((url) => url.pathname === '/console/accounts');
    await context.close();
  });
});

describe('the enrollment consent', () => {
  it('is withdrawn and given again, is asked for once a visit, and may be put off', async () => {
    const visitor = await visit(browser, PHONE, 'zh-CN');
    const { page, context } = visitor;
    await signInByForm(visitor, product, 'TRAINEE');
    await page.goto(`${product.url}/consent`);
    await page.click('table button:has-text("撤回同意")');
    await page.click('[role="alertdialog"] .button-danger');
    await page.waitForSelector('[role="alertdialog"]', { state: 'detached' });
    await page.click('.tab-bar a >> nth=0');
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`${product.url}/`);
    await page.waitForURL((url) => url.pathname === '/consent');
    await page.locator('section.card').first().locator('button:has-text("现在不")').click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto(`${product.url}/consent?next=/my-cohorts`);
    await page.locator('section.card').first().locator('button:has-text("我同意")').click();
    await page.click('main .button-primary:has-text("继续")');
    await page.waitForURL((url) => url.pathname === '/my-cohorts');
    expect(pathOf(page)).toBe('/my-cohorts');
    await context.close();
  });
});
