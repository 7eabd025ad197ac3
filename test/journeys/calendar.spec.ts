import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { ApiClient } from './api-client.js';
import { launchBrowser } from './browser.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';
import { DESK, enter, PHONE, picture, settle, visit } from './visitor.js';

const DAY = 86_400_000;
const dataDir = newDataDir();
let product: Product;
let browser: Browser;
let coordinator: ApiClient;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(dataDir, 3750), launchBrowser()]);
  coordinator = await ApiClient.signIn(
    product.url,
    product.accounts.find(({ role }) => role === 'COORDINATOR'),
  );
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  removeDataDir(dataDir);
});

interface Lessons {
  from: string;
  lessons: { id: string[]; start: number[]; isLocked: number[]; status: number[] };
  statuses: string[];
}
interface Places {
  places: { startsAt: string; costChange: number }[];
  blocked: { startsAt: string; clash: { kind: string } }[];
}

/** A day in Beijing time, counted from today. */
const beijingDay = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

const mondayOf = (date: string): string =>
  new Date(Date.parse(date) - ((new Date(date).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);

async function lessonOf(id: string): Promise<{ startsAt: number; isLocked: boolean } | undefined> {
  const found = await coordinator.get<Lessons>(`/api/v1/calendar?from=${beijingDay(0)}&to=${beijingDay(61)}`);
  const at = found.lessons.id.indexOf(id);
  if (at < 0) return undefined;
  const midnight = Date.parse(`${found.from}T00:00:00+08:00`);
  return { startsAt: midnight + (found.lessons.start[at] ?? 0) * 60_000, isLocked: found.lessons.isLocked[at] === 1 };
}

/** A lesson to come of which some week has both: times where it fits and times where it does not. */
async function movableLesson(): Promise<{ id: string; week: string; places: Places }> {
  const { lessons, statuses } = await coordinator.get<Lessons>(
    `/api/v1/calendar?from=${beijingDay(0)}&to=${beijingDay(61)}`,
  );
  for (const [i, id] of lessons.id.entries()) {
    if (statuses[lessons.status[i] ?? -1] !== 'SCHEDULED') continue;
    const date = new Date(Date.parse(`${beijingDay(0)}T00:00:00Z`) + (lessons.start[i] ?? 0) * 60_000);
    const week = mondayOf(date.toISOString().slice(0, 10));
    const from = week < beijingDay(0) ? beijingDay(0) : week;
    const to = new Date(Date.parse(week) + 6 * DAY).toISOString().slice(0, 10);
    const places = await coordinator.get<Places>(`/api/v1/lessons/${id}/places?from=${from}&to=${to}`);
    const start = (await lessonOf(id))?.startsAt ?? 0;
    const others = places.places.filter(({ startsAt }) => Date.parse(startsAt) !== start);
    if (others.length > 1 && places.blocked.length > 0) return { id, week, places: { ...places, places: others } };
  }
  throw new Error('the demo data has no lesson that can be moved within its week');
}

const block = (page: Page, id: string): Locator => page.locator(`[data-lesson="${id}"]`);
const slot = (page: Page, startsAt: string): Locator => page.locator(`[data-slot="${startsAt}"]`);
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** Takes hold of a lesson with the mouse and carries it until its places are marked. */
async function takeUp(page: Page, id: string): Promise<void> {
  const lesson = block(page, id);
  await lesson.scrollIntoViewIfNeeded();
  const box = await lesson.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 12, (box?.y ?? 0) + 12);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 24, (box?.y ?? 0) + 30, { steps: 3 });
  await page.locator('[data-slot]').first().waitFor();
}

/** Carries it over a place; the page may have to scroll there. */
async function carryTo(page: Page, target: Locator): Promise<void> {
  await target.evaluate((element: { scrollIntoView(options: object): void }) =>
    element.scrollIntoView({ block: 'center' }),
  );
  const box = await target.boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2, { steps: 4 });
}

describe('the calendar of a coordinator', () => {
  it('a lesson is carried to a legal place and back, by mouse and by key; a clash never enters; it can be fixed', async () => {
    const { id, week, places } = await movableLesson();
    const before = await lessonOf(id);
    const visitor = await visit(browser, DESK, 'zh-CN');
    await enter(visitor, product, 'COORDINATOR');
    const { page } = visitor;
    await page.goto(`${product.url}/console/calendar?view=week&date=${week}`);
    await block(page, id).waitFor();

    // Carried over a blocked time: the reason is told, and letting go there changes nothing.
    await takeUp(page, id);
    const [blocked] = places.blocked;
    await carryTo(page, slot(page, blocked?.startsAt ?? ''));
    await page.getByText('不行：').first().waitFor();
    await page.mouse.up();
    expect(await lessonOf(id)).toEqual(before);
    await button(page, '放回原处').click();

    // Dropped on a legal place.
    const [target, other] = places.places;
    await takeUp(page, id);
    await carryTo(page, slot(page, target?.startsAt ?? ''));
    await picture(page, 'calendar-carried-zh-CN-1280');
    await page.mouse.up();
    await page.getByText(/已调整到/).waitFor();
    expect(await lessonOf(id)).toEqual({ startsAt: Date.parse(target?.startsAt ?? ''), isLocked: true });

    // Undone: the lesson is where it was, and planning may move it again as before.
    await button(page, '撤销').click();
    await page.getByText(/已放回/).waitFor();
    expect(await lessonOf(id)).toEqual(before);

    // By key: M takes it up with the focus on the best place, arrows go on, Escape puts back, Enter drops.
    await block(page, id).focus();
    await page.keyboard.press('m');
    await page.locator('[data-slot]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-slot]').first().waitFor({ state: 'detached' });
    expect(await lessonOf(id)).toEqual(before);
    await block(page, id).focus();
    await page.keyboard.press('m');
    await page.locator('[data-open]:focus').waitFor();
    // The best place may be the one that the lesson has; arrows lead to the others.
    const focused = page.locator('[data-slot]:focus');
    const isElsewhere = async (): Promise<boolean> =>
      (await focused.getAttribute('data-open')) === 'true' &&
      Date.parse((await focused.getAttribute('data-slot')) ?? '') !== before?.startsAt;
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      if (await isElsewhere()) break;
      await page.keyboard.press(key);
    }
    const chosen = await focused.getAttribute('data-slot');
    await page.keyboard.press('Enter');
    await page.getByText(/已调整到/).waitFor();
    expect((await lessonOf(id))?.startsAt).toBe(Date.parse(chosen ?? ''));
    await button(page, '撤销').click();
    await page.getByText(/已放回/).waitFor();

    // Somebody else takes the time meanwhile: told in words, and the lesson stays.
    await takeUp(page, id);
    await page.route('**/api/v1/lessons/*', (route) =>
      route.request().method() === 'PATCH'
        ? route.continue({ postData: JSON.stringify({ startsAt: blocked?.startsAt }) })
        : route.fallback(),
    );
    await carryTo(page, slot(page, other?.startsAt ?? ''));
    await page.mouse.up();
    await page.getByText(/没有调整，还在原处/).waitFor();
    expect(await lessonOf(id)).toEqual(before);
    await page.unroute('**/api/v1/lessons/*');
    await page.keyboard.press('Escape');

    // Fixed in place, and let go.
    for (const [name, isLocked] of [
      ['固定在这里', true],
      ['取消固定', false],
    ] as const) {
      await block(page, id).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const fixed = page.locator(`[data-lesson="${id}"][aria-label*="已固定"]`);
      await fixed.waitFor({ state: isLocked ? 'attached' : 'detached' });
      expect((await lessonOf(id))?.isLocked).toBe(isLocked);
    }
    await visitor.context.close();
  });

  it('on a phone: a list, a list of places with what each changes, the map in words, a file to print', async () => {
    const { id, week } = await movableLesson();
    const before = await lessonOf(id);
    const visitor = await visit(browser, PHONE, 'ug');
    await enter(visitor, product, 'COORDINATOR');
    const { page } = visitor;
    await page.goto(`${product.url}/console/calendar?date=${week}`);
    await block(page, id).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'ۋاقتىنى تەڭشەش' }).click();
    const list = dialog.getByRole('list', { name: 'بولىدىغان ۋاقىتلار تىزىملىكى' });
    await list.getByRole('listitem').first().waitFor();
    await picture(page, 'calendar-places-ug-390');
    await list.getByRole('button').first().click();
    await page.getByText(/غا تەڭشەلدى/).waitFor();
    expect((await lessonOf(id))?.startsAt).not.toBe(before?.startsAt);
    await button(page, 'قايتۇرۇۋېلىش').click();
    await page.getByText(/غا قايتۇرۇلدى/).waitFor();
    expect(await lessonOf(id)).toEqual(before);

    const day = new Date((before?.startsAt ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10);
    await page.goto(`${product.url}/console/calendar?view=map&date=${day}`);
    await block(page, id).waitFor();
    await settle(page);
    await page.locator('svg').getByRole('button', { name: /ئاقسۇ/ }).focus();
    await page.keyboard.press('Enter');
    await button(page, 'ھەممە ناھىيە').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'PDF چۈشۈرۈش').click()]);
    expect(download.suggestedFilename()).toBe(`calendar-${day}-${day}.pdf`);
    await visitor.context.close();
  });
});
