import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Product } from './product.js';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };
export type PageLocale = 'zh-CN' | 'ug' | 'en';

const SCREENSHOTS = '.screenshots';

/** Somebody with a browser of their own; what their pages complain about is collected. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  complaints: string[];
}

export async function visit(browser: Browser, viewport: typeof PHONE, locale: PageLocale): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' });
  await context.addInitScript(`localStorage.setItem('silkcast.locale', '${locale}')`);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { context, page, complaints };
}

/** A session without the form, for tours that are not about signing in. */
export async function enter({ context }: Visitor, product: Product, role: string): Promise<void> {
  const account = product.accounts.find((one) => one.role === role);
  const answer = await context.request.post(`${product.url}/api/v1/auth/login`, {
    data: { mobile: account?.mobile, password: account?.password },
  });
  if (!answer.ok()) throw new Error(`${role} could not sign in: ${answer.status()}`);
  await context.addInitScript(`localStorage.setItem('silkcast.session', '1')`);
}

/** Signs in by the form, as people do. */
export async function signInByForm({ page }: Visitor, product: Product, role: string): Promise<void> {
  const account = product.accounts.find((one) => one.role === role);
  await page.goto(`${product.url}/sign-in`);
  await page.locator('input[name="mobile"]').fill(account?.mobile ?? '');
  await page.locator('input[name="password"]').fill(account?.password ?? '');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Waits until nothing loads any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await page
    .locator('h1')
    .first()
    .waitFor()
    .catch(() => undefined);
}

/** Keeps a picture of the page in an ignored folder, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
}

/** What is wrong with the page as anybody meets it: direction, width, headings, names of controls, raw text keys. */
export function faultsOf(page: Page, locale: PageLocale): Promise<string[]> {
  // Sent as text: what runs in the page knows nothing of this file.
  return page.evaluate(`(() => {
    const faults = [];
    const root = document.documentElement;
    if (root.lang !== '${locale}') faults.push('lang is ' + root.lang);
    if (root.dir !== '${locale === 'ug' ? 'rtl' : 'ltr'}') faults.push('dir is ' + root.dir);
    const headings = [...document.querySelectorAll('h1')].filter((one) => one.textContent.trim() !== '');
    if (headings.length !== 1) faults.push(headings.length + ' headings of level 1');
    const over = root.scrollWidth - root.clientWidth;
    if (over > 1) faults.push('wider than the window by ' + over + ' px');
    if (/\\b[a-z]+(-[a-z]+)*:[a-z]+[A-Za-z]*\\b/.test(document.body.innerText.replace(/https?:\\S+/g, ''))) faults.push('a raw text key');
    const nameOf = (element) =>
      element.getAttribute('aria-label') || element.getAttribute('aria-labelledby') || element.textContent.trim() ||
      element.title || (element.labels && element.labels.length > 0 ? 'label' : '');
    for (const control of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')) {
      if (control.closest('[aria-hidden=true], [hidden]')) continue;
      if (!nameOf(control)) faults.push('a control without a name: ' + control.outerHTML.slice(0, 120));
    }
    return faults;
  })()`);
}
