import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ApiClient, until } from './api-client.js';
import { launchBrowser } from './browser.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';
import { DESK, enter, picture, visit, type Visitor } from './visitor.js';

const SECONDS = '5';
const dataDir = newDataDir();
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(dataDir, 3760), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  removeDataDir(dataDir);
});

interface Cohort {
  id: string;
  code: string;
  programmeId: string;
  courseId: string;
  baseId: string;
  startsOn: string;
}
interface Lesson {
  id: string;
  status: string;
  startsAt: string;
  instructor: { id: string; nameZh: string } | null;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const signIn = (role: string): Promise<ApiClient> =>
  ApiClient.signIn(
    product.url,
    product.accounts.find((one) => one.role === role),
  );
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const beijingDay = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
const planIdIn = (page: Page): string => new URL(page.url()).pathname.split('/')[3] ?? '';

/** A class of the demo that is still to be planned, and one like it with two days for four days of lessons. */
async function twoCohorts(coordinator: ApiClient): Promise<{ wide: Cohort; tight: Cohort }> {
  const { items } = await coordinator.get<{ items: Cohort[] }>('/api/v1/cohorts?status=OPEN&pageSize=1');
  const wide = items[0] as Cohort;
  const { programmeId, courseId, baseId, startsOn } = wide;
  const tight = await coordinator.post<Cohort>('/api/v1/cohorts', {
    ...{ programmeId, courseId, baseId },
    code: 'TIGHT-1',
    nameZh: '两天的冲刺班',
    startsOn: plusDays(startsOn, 1),
    endsOn: plusDays(startsOn, 2),
    capacity: 20,
  });
  return { wide, tight };
}

/** A short search, by the field for those who know what they want. */
async function searchShortly(page: Page): Promise<void> {
  await page.getByText('更多选项').click();
  await page.locator('input[name="seconds"]:not([type="radio"])').fill(SECONDS);
}

/** Sees the search go on live, and its end; answers the plan's id. */
async function seeItFound(page: Page): Promise<string> {
  await page.waitForURL(/\/console\/timetable-plans\/[0-9a-f-]{36}$/);
  await page.getByText('实时更新').waitFor();
  await page.getByRole('img', { name: /扣分从 [\d,]+ 降到/ }).waitFor();
  await page.getByText('排好了').first().waitFor({ timeout: 60_000 });
  return planIdIn(page);
}

/** Two classes together: one cannot be done in its days, and the page says so and how to mend it. */
async function planTogether({ page }: Visitor, { wide, tight }: { wide: Cohort; tight: Cohort }): Promise<string> {
  await page.goto(`${product.url}/console/timetable-plans`);
  await page.getByRole('link', { name: '新建排课方案' }).first().click();
  for (const { code } of [wide, tight]) await page.getByRole('checkbox', { name: new RegExp(code) }).check();
  await searchShortly(page);
  // Nothing that was chosen is lost by a reload.
  await page.reload();
  await page.getByText('已选 2 期').waitFor();
  await button(page, '开始排课').click();
  const first = await seeItFound(page);
  expect(await button(page, /^公布/).count()).toBe(0);
  await page.getByText(/两天的冲刺班从.*只有 2 个上课日/).waitFor();
  await button(page, /把两天的冲刺班的日期改为/)
    .first()
    .click();
  await button(page, '改动并重新排').click();
  await page.waitForURL((url) => !url.pathname.endsWith(first));
  return seeItFound(page);
}

async function publish({ page }: Visitor): Promise<void> {
  await button(page, /^公布$/).click();
  await page.getByText('公布 2 期的课表').waitFor();
  await button(page, '公布并通知').click();
  await page.getByText('已经公布，有关的人会收到通知。').waitFor();
}

/** The instructor of the demo is ill on the next day with a lesson of hers that has not begun. */
async function instructorIsIll({ page }: Visitor, coordinator: ApiClient): Promise<[cohortId: string, Lesson]> {
  const { items } = await coordinator.get<{ items: Cohort[] }>('/api/v1/cohorts?status=RUNNING&pageSize=1');
  const cohortId = items[0]?.id ?? '';
  const { lessons } = await coordinator.get<{ lessons: Lesson[] }>(`/api/v1/cohorts/${cohortId}/timetable`);
  const lesson = lessons.filter(({ status, instructor }) => status === 'SCHEDULED' && instructor !== null).at(-1);
  if (!lesson?.instructor) throw new Error('The demo has no lesson ahead');
  const day = beijingDay(lesson.startsAt);
  await page.goto(`${product.url}/console/cohorts/${cohortId}/timetable`);
  await page.getByRole('link', { name: '出了变化，调整课表' }).click();
  await page.getByRole('combobox', { name: '哪位讲师' }).fill(lesson.instructor.nameZh);
  await page.getByRole('option', { name: lesson.instructor.nameZh }).first().click();
  await page.getByLabel('从哪天起').fill(day);
  await page.getByLabel('到哪天止').fill(day);
  await page.getByText(/有 \d+ 节已公布的课受影响/).waitFor();
  await searchShortly(page);
  await button(page, '找改动最少的办法').click();
  await page.waitForURL(/\/console\/timetable-plans\/[0-9a-f-]{36}$/);
  await page.getByText('排好了').first().waitFor({ timeout: 60_000 });
  return [cohortId, lesson];
}

it('plans classes together, mends what is infeasible, and repairs when an instructor is ill', async () => {
  const coordinator = await signIn('COORDINATOR');
  const instructor = await signIn('INSTRUCTOR');
  const both = await twoCohorts(coordinator);
  const [office, teacher] = await Promise.all([visit(browser, DESK, 'zh-CN'), visit(browser, DESK, 'zh-CN')]);
  try {
    await enter(office, product, 'COORDINATOR');
    const planId = await planTogether(office, both);
    expect(await coordinator.get(`/api/v1/timetable-plans/${planId}`)).toMatchObject({ unplaced: 0 });
    await publish(office);
    const { timetableStatus } = await coordinator.get<{ timetableStatus: string }>(`/api/v1/cohorts/${both.tight.id}`);
    expect(timetableStatus).toBe('PUBLISHED');

    const [cohortId, lesson] = await instructorIsIll(office, coordinator);
    const unread = (): Promise<{ items: { kind: string }[] }> => instructor.get('/api/v1/me/notices?pageSize=50');
    const changes = ({ items }: { items: { kind: string }[] }): number =>
      items.filter(({ kind }) => ['lesson-moved', 'timetable-changed', 'lesson-place'].includes(kind)).length;
    const before = changes(await unread());
    const { page } = office;
    await page.getByText(/移动的课：\d+ 节/).waitFor();
    await page.getByText('原来', { exact: true }).first().waitFor();
    expect(changes(await unread())).toBe(before);
    await button(page, '公布调整').click();
    await button(page, '公布调整并通知').click();
    await page.getByText('已经公布，有关的人会收到通知。').waitFor();

    await until(unread, (notices) => changes(notices) > before);
    await enter(teacher, product, 'INSTRUCTOR');
    await teacher.page.goto(`${product.url}/notices`);
    await teacher.page
      .getByText(/课表有变|改时间了|的安排有变/)
      .first()
      .waitFor();
    const { lessons } = await coordinator.get<{ lessons: Lesson[] }>(`/api/v1/cohorts/${cohortId}/timetable`);
    const now = lessons.find(({ id }) => id === lesson.id);
    const stays = now?.startsAt === lesson.startsAt && now?.instructor?.id === lesson.instructor?.id;
    expect(stays).toBe(false);
  } catch (error) {
    await picture(office.page, 'failed-timetable-plan-office');
    throw error;
  }
  for (const { complaints } of [office, teacher]) expect(complaints).toEqual([]);
});
