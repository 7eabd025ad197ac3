import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ApiClient, until } from './api-client.js';
import { launchBrowser } from './browser.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';
import { DESK, enter, faultsOf, PHONE, picture, settle, visit, type PageLocale } from './visitor.js';

const dataDir = newDataDir();
let product: Product;
let browser: Browser;
let ids: Record<
  'cohort' | 'closedCohort' | 'programme' | 'trainee' | 'credential' | 'lesson' | 'verifyCode' | 'plan',
  string
>;

interface Listed {
  items: { id: string; status: string }[];
}

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(dataDir, 3730), launchBrowser()]);
  const as = (role: string): Promise<ApiClient> =>
    ApiClient.signIn(
      product.url,
      product.accounts.find((one) => one.role === role),
    );
  const [coordinator, instructor] = await Promise.all([as('COORDINATOR'), as('INSTRUCTOR')]);
  const first = async (path: string): Promise<string> => (await coordinator.get<Listed>(path)).items[0]?.id ?? '';
  const credential = await first('/api/v1/credentials?pageSize=1');
  const { verifyUrl } = await coordinator.get<{ verifyUrl: string }>(`/api/v1/credentials/${credential}`);
  const lessons = await instructor.get<Listed>('/api/v1/me/lessons?when=UPCOMING');
  const { planId } = await coordinator.post<{ planId: string }>('/api/v1/timetable-plans', {
    kind: 'PLAN',
    cohortIds: [await first('/api/v1/cohorts?status=OPEN&pageSize=1')],
    seconds: 5,
  });
  await until(
    () => coordinator.get<{ status: string }>(`/api/v1/timetable-plans/${planId}`),
    ({ status }) => status !== 'QUEUED' && status !== 'RUNNING',
  );
  ids = {
    plan: planId,
    cohort: await first('/api/v1/cohorts?status=RUNNING&pageSize=1'),
    closedCohort: await first('/api/v1/cohorts?status=CLOSED&pageSize=1'),
    programme: await first('/api/v1/programmes?pageSize=1'),
    trainee: await first('/api/v1/trainees?pageSize=1'),
    lesson: lessons.items.find(({ status }) => status === 'OPEN')?.id ?? '',
    credential,
    verifyCode: verifyUrl.split('/').at(-1) ?? '',
  };
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  removeDataDir(dataDir);
});

/** Every page, by who opens it. */
const TOURS: [role: string, pages: () => Record<string, string>][] = [
  [
    'PUBLIC',
    () => ({
      'sign-in': '/sign-in',
      activate: '/activate',
      verify: '/verify',
      'verify-code': `/verify/${ids.verifyCode}`,
      'verify-unknown': '/verify/XXXXXXXXXXXXXXXXXXXX',
      help: '/help',
      'not-found': '/no-such-page',
    }),
  ],
  [
    'TRAINEE',
    () => ({
      home: '/',
      'my-lessons': '/my-lessons',
      lesson: `/lessons/${ids.lesson}`,
      'my-cohorts': '/my-cohorts',
      'my-credentials': '/my-credentials',
      consent: '/consent',
      account: '/account',
      'my-data': '/account/data',
      notices: '/notices',
    }),
  ],
  ['INSTRUCTOR', () => ({ home: '/', 'my-lessons': '/my-lessons', teach: `/lessons/${ids.lesson}/teach` })],
  [
    'COORDINATOR',
    () => ({
      console: '/console',
      figure: '/console/figures/persons-trained',
      'reported-figures': '/console/reported-figures',
      programmes: '/console/programmes',
      'programme-new': '/console/programmes/new',
      programme: `/console/programmes/${ids.programme}`,
      cohorts: '/console/cohorts',
      'cohort-new': '/console/cohorts/new',
      cohort: `/console/cohorts/${ids.cohort}`,
      'cohort-edit': `/console/cohorts/${ids.cohort}/edit`,
      roster: `/console/cohorts/${ids.cohort}/roster`,
      timetable: `/console/cohorts/${ids.cohort}/timetable`,
      'cohort-attendance': `/console/cohorts/${ids.cohort}/attendance`,
      closing: `/console/cohorts/${ids.closedCohort}/closing`,
      plans: '/console/timetable-plans',
      'plan-new': '/console/timetable-plans/new',
      'repair-new': '/console/timetable-plans/new?kind=REPAIR',
      plan: `/console/timetable-plans/${ids.plan}`,
      'plan-wishes': `/console/timetable-plans/${ids.plan}?tab=wishes`,
      'plan-search': `/console/timetable-plans/${ids.plan}?tab=search`,
      'plan-comparison': `/console/timetable-plans/${ids.plan}/comparison`,
      capacity: '/console/capacity',
      'capacity-new': '/console/capacity/new',
      calendar: '/console/calendar',
      'calendar-day': '/console/calendar?view=day',
      'calendar-week': '/console/calendar?view=week',
      'calendar-rooms': '/console/calendar?view=resource&by=room',
      'calendar-hours': '/console/calendar?view=resource&by=instructor&span=day',
      'calendar-list': '/console/calendar?view=list&days=28',
      'calendar-map': '/console/calendar?view=map',
      today: '/console/today',
      instructors: '/console/instructors',
      rooms: '/console/rooms',
      trainees: '/console/trainees',
      trainee: `/console/trainees/${ids.trainee}`,
      credentials: '/console/credentials',
      credential: `/console/credentials/${ids.credential}`,
      accounts: '/console/accounts',
    }),
  ],
];

describe.each(TOURS)('the pages of %s', (role, pages) => {
  it.each(['zh-CN', 'ug'] as PageLocale[])('stand in %s, on a phone and on a desk', async (locale) => {
    const visitor = await visit(browser, PHONE, locale);
    const { page, complaints } = visitor;
    if (role !== 'PUBLIC') await enter(visitor, product, role);
    const faults: Record<string, string[]> = {};
    for (const [name, path] of Object.entries(pages())) {
      complaints.length = 0;
      await page.setViewportSize(PHONE);
      await page.goto(`${product.url}${path}`);
      await settle(page);
      const found = await faultsOf(page, locale);
      await picture(page, `${role.toLowerCase()}-${name}-${locale}-390`);
      await page.setViewportSize(DESK);
      await page.waitForTimeout(150);
      found.push(...(await faultsOf(page, locale)).map((fault) => `desk: ${fault}`));
      await picture(page, `${role.toLowerCase()}-${name}-${locale}-1280`);
      // A page that says "unknown" has asked and was told so; the browser reports the answer as an error.
      const heard = complaints.filter((one) => !(name === 'verify-unknown' && one.includes('404')));
      if (found.length + heard.length > 0) faults[name] = [...found, ...heard];
    }
    await visitor.context.close();
    expect(faults).toEqual({});
  });
});
