import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { holdRemainingLessons } from './pass-time.js';
import { newDataDir, removeDataDir, startProduct, type Product } from './product.js';
import { DESK, PHONE, picture, signInByForm, visit, type Visitor } from './visitor.js';

const rosterFile = (name: string): string => fileURLToPath(new URL(`../fixtures/rosters/${name}`, import.meta.url));
const DAY = 86_400_000;
const dateIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** The first row of the clean roster: somebody who has never signed in. */
async function firstOfRoster(): Promise<{ idNumber: string; mobile: string }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(rosterFile('clean-cohort-40.xlsx'));
  const row = workbook.worksheets[0]?.getRow(2);
  return { idNumber: row?.getCell(5).text ?? '', mobile: row?.getCell(6).text ?? '' };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[3] ?? '';

async function openProgramme({ page }: Visitor, url: string): Promise<string> {
  await page.goto(`${url}/console/programmes/new`);
  await page.locator('[name="nameZh"]').fill('直播电商乡村行');
  const orgUnit = page.locator('select[name="orgUnitId"]');
  if ((await orgUnit.count()) > 0 && !(await orgUnit.inputValue())) await orgUnit.selectOption({ index: 1 });
  await page.locator('[name="year"]').fill(dateIn(7).slice(0, 4));
  await page.locator('[name="startsOn"]').fill(dateIn(1));
  await page.locator('[name="endsOn"]').fill(dateIn(40));
  await page.locator('[name="targetPersons"]').fill('45');
  await page.locator('[name="targetClasses"]').fill('1');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL(/\/console\/programmes\/[0-9a-f-]{36}/);
  return idIn(page);
}

async function openCohort({ page }: Visitor, url: string, programmeId: string): Promise<string> {
  await page.goto(`${url}/console/cohorts/new?programmeId=${programmeId}`);
  await page.locator('select[name="courseId"]').selectOption({ index: 1 });
  await page.getByRole('combobox', { name: /培训地点|地点/ }).fill('遥望');
  await page.getByRole('option', { name: /遥望/ }).first().click();
  await page.locator('[name="code"]').fill('JOURNEY-1');
  await page.locator('[name="nameZh"]').fill('乡村直播入门班');
  await page.locator('[name="startsOn"]').fill(dateIn(3));
  await page.locator('[name="endsOn"]').fill(dateIn(30));
  await page.locator('[name="capacity"]').fill('45');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL(/\/console\/cohorts\/[0-9a-f-]{36}$/);
  return idIn(page);
}

/** The messy workbook shows row by row what is wrong; the clean one is imported. */
async function importRoster({ page }: Visitor, url: string, cohortId: string): Promise<void> {
  const send = async (name: string): Promise<void> => {
    await page.goto(`${url}/console/cohorts/${cohortId}/roster`);
    await page.locator('input[type="file"]').setInputFiles(rosterFile(name));
    await button(page, '试读').click();
    await page.waitForURL(/\/roster\/[0-9a-f-]{36}/);
  };
  await send('messy-county-600.xlsx');
  await page.getByText('573').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, /下载.*未通过|未通过.*下载|下载/)
      .first()
      .click(),
  ]);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  await send('clean-cohort-40.xlsx');
  await button(page, /导入 40 人/).click();
  await page.getByRole('link', { name: '看学员名单' }).waitFor({ timeout: 60_000 });
}

async function planAndPublish({ page }: Visitor, url: string, cohortId: string): Promise<void> {
  await page.goto(`${url}/console/cohorts/${cohortId}/timetable`);
  await button(page, '排课').click();
  await button(page, '公布课表').waitFor({ timeout: 60_000 });
  await button(page, '公布课表').click();
  await button(page, '公布并通知').click();
  await page.getByText('已公布').first().waitFor();
}

/** A trainee of the roster opens an account with the class code, reads and gives consent, and sees the next lesson. */
async function firstVisit({ page }: Visitor, url: string, joinCode: string): Promise<void> {
  const { idNumber, mobile } = await firstOfRoster();
  await page.goto(`${url}/activate`);
  await page.locator('[name="joinCode"]').fill(joinCode);
  await page.locator('[name="mobile"]').fill(mobile);
  await page.locator('[name="idNumber"]').fill(idNumber);
  await page.locator('[name="password"]').fill('hetao-pingguo-hongzao');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL(/\/consent/);
  await button(page, '我同意').first().click();
  await page.getByText('已记录您的同意。').first().waitFor();
  await page.goto(`${url}/`);
  await page.getByText('下一节课').first().waitFor();
}

/** The instructor shows the code, the trainee types it, and the count grows on the instructor's screen by itself. */
async function signInToLesson(instructor: Visitor, trainee: Visitor, product: Product): Promise<void> {
  await signInByForm(instructor, product, 'INSTRUCTOR');
  await instructor.page.getByRole('link', { name: '打开上课页面' }).first().click();
  const panel = instructor.page.getByRole('region', { name: '签到码' });
  const count = async (): Promise<number> => Number((await panel.locator('strong').innerText()).split('/')[0]);
  await panel.locator('strong').waitFor();
  const before = await count();
  await signInByForm(trainee, product, 'TRAINEE');
  const open = trainee.page.getByRole('link', { name: '签到' }).first();
  await open.click();
  await trainee.page.locator('[name="code"]').waitFor();
  const code = /\d{3}\s?\d{3}/.exec(await panel.innerText())?.[0] ?? '';
  await trainee.page.locator('[name="code"]').fill(code);
  await button(trainee.page, '签到').click();
  await trainee.page.getByText('签到成功').first().waitFor();
  await panel.locator('strong', { hasText: new RegExp(`^\\s*${before + 1} / `) }).waitFor();
  // One tap for somebody who asked for leave.
  const leave = instructor.page.getByRole('group', { name: /的考勤$/ }).last();
  await leave.getByRole('button', { name: '请假' }).click();
  await instructor.page.getByText('已保存').first().waitFor();
  // The page asks for every new code, which a lesson that is closed behind its back would refuse.
  await instructor.page.goto(`${product.url}/my-lessons`);
}

async function closeCohort({ page }: Visitor, url: string, cohortId: string): Promise<void> {
  await page.goto(`${url}/console/cohorts/${cohortId}/closing`);
  await button(page, '办理结业').first().click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '办理结业' }).click();
  await page.getByText('这一期已经结业').waitFor({ timeout: 60_000 });
}

/** The trainee's newest credential: the PDF arrives, and its address says to anybody that it is valid. */
async function receiveCredential(trainee: Visitor, visitor: Visitor, url: string): Promise<string> {
  await trainee.page.goto(`${url}/my-credentials`);
  const [download] = await Promise.all([
    trainee.page.waitForEvent('download'),
    button(trainee.page, '中文').first().click(),
  ]);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await button(trainee.page, '出示二维码').first().click();
  const number = /[A-Z]{2,4}-\d{4}-E-\d{6}/.exec(await trainee.page.locator('body').innerText())?.[0] ?? '';
  await verify(visitor, url, number, '有效');
  return number;
}

async function verify({ page }: Visitor, url: string, number: string, verdict: string): Promise<void> {
  await page.goto(`${url}/verify`);
  await page.locator('[name="number"]').fill(number.toLowerCase());
  await page.locator('form button[type="submit"]').click();
  await page.getByText(verdict, { exact: true }).first().waitFor();
}

async function revoke({ page }: Visitor, url: string, number: string): Promise<void> {
  await page.goto(`${url}/console/credentials?search=${number}`);
  await page.getByRole('link', { name: number }).first().click();
  await button(page, '撤销证书').click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const reason = dialog.locator('select[name="reasonClass"]');
  if ((await reason.count()) > 0) await reason.selectOption('ISSUED_IN_ERROR');
  else await dialog.getByText('误发').click();
  await dialog.locator('[name="note"]').fill('考勤登记到了别人名下');
  await dialog.getByRole('button', { name: '撤销证书' }).click();
  await page.getByText('这本证书已经撤销').waitFor();
}

interface CohortAnswer {
  items: { id: string; status: string; joinCode: string }[];
}

describe.each([
  ['a phone of 390 px', PHONE, 3740],
  ['a desk of 1280 px', DESK, 3745],
])('on %s', (_name, viewport, port) => {
  const dataDir = newDataDir();
  let product: Product;
  let browser: Browser;
  beforeEach(async () => {
    [product, browser] = await Promise.all([startProduct(dataDir, port), launchBrowser()]);
  });
  afterEach(async () => {
    await browser.close();
    await product.stop();
    removeDataDir(dataDir);
  });

  it('four roles go from the roster to the credential and its revocation', async () => {
    const { url } = product;
    const [coordinator, newcomer, instructor, trainee, public_] = (await Promise.all(
      [1, 2, 3, 4, 5].map(() => visit(browser, viewport, 'zh-CN')),
    )) as [Visitor, Visitor, Visitor, Visitor, Visitor];
    const everybody = { coordinator, newcomer, instructor, trainee, public_ };
    try {
      await signInByForm(coordinator, product, 'COORDINATOR');
      const cohortId = await openCohort(coordinator, url, await openProgramme(coordinator, url));
      await importRoster(coordinator, url, cohortId);
      await planAndPublish(coordinator, url, cohortId);
      await coordinator.page.goto(`${url}/console/cohorts/${cohortId}`);
      await coordinator.page.getByText('班级码').first().waitFor();
      const joinCode = /\b[A-Z0-9]{8}\b/.exec(await coordinator.page.locator('main').innerText())?.[0] ?? '';
      await firstVisit(newcomer, url, joinCode);
      await signInToLesson(instructor, trainee, product);

      const listed = coordinator.page.waitForResponse((answer) => answer.url().includes('/api/v1/cohorts?'));
      await coordinator.page.goto(`${url}/console/cohorts?status=RUNNING`);
      const { items } = (await (await listed).json()) as CohortAnswer;
      const running = items.find(({ status }) => status === 'RUNNING')?.id ?? '';
      await holdRemainingLessons(product, running, '199****0004');
      await closeCohort(coordinator, url, running);
      const number = await receiveCredential(trainee, public_, url);
      await revoke(coordinator, url, number);
      await verify(public_, url, number, '已撤销');
    } catch (error) {
      // What everybody saw when it broke, in the ignored folder.
      for (const [who, { page }] of Object.entries(everybody)) await picture(page, `failed-${who}-${viewport.width}`);
      throw error;
    }
    for (const { complaints } of Object.values(everybody)) expect(complaints).toEqual([]);
  });
});
