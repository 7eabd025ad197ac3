import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildCohort } from '#course/testing';
import {
  buildAccount,
  buildConsent,
  buildHolder,
  type BuiltHolder,
  newIdNumber,
  newMobile,
  signInAs,
} from '#identity/testing';
import { type Config, configureHttp, fastifyAdapter, jsonLogger, logRequests, migrateQueue } from '#platform';
import { arrange, freshDatabase, testConfig } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../../apps/api/src/app.module.js';
import { previewDocument } from '../../apps/api/src/preview-document.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations/', import.meta.url));
const PASSWORD = 'a password that nobody guesses';
const NAME = '买尔旦·吐尔逊江';
const NAME_UG = 'مەردان تۇرسۇنجان';

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

let api: NestFastifyApplication;
let worker: INestApplicationContext;
let holder: BuiltHolder;
/** Two more on the roster: one is enrolled, one is refused. */
const enrolled = { name: '热依汗古丽·阿布都', idNumber: newIdNumber(), mobile: newMobile() };
const refused = { name: '库尔班江·伊敏', idNumber: '652921199202300227', mobile: newMobile() };
/** What API and worker wrote, as the operator's log collector gets it. */
const lines: string[] = [];
const answers: Answer[] = [];

/** Whole values and the parts by which somebody would know them. */
const secrets = (): string[] => [
  ...[holder, enrolled, refused].flatMap(({ idNumber, mobile }) => [idNumber, mobile, idNumber.slice(6, 17)]),
  ...[NAME, enrolled.name, refused.name].flatMap((name) => [name, ...name.split('·')]),
  ...NAME_UG.split(' '),
  PASSWORD,
];
const found = (text: string): string[] => secrets().filter((secret) => text.includes(secret));

/** Every value of a table, bytes read as text. */
async function dump(table: string): Promise<string> {
  const rows: Record<string, unknown>[] = await api.get(DataSource).query(`select * from ${table}`);
  const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('utf8') : value);
  return rows.map((row) => JSON.stringify(Object.values(row).map(plain))).join('\n');
}

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  }
  const { url } = await freshDatabase();
  await migrateQueue(url);
  // As in production: every request is logged.
  const config = await testConfig({ DATABASE_URL: url, NODE_ENV: 'production' });
  api = await startApi(config);
  worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), { logger: jsonLogger() });
  await live();
}, 120_000);
afterAll(async () => {
  await api.close();
  await worker.close();
  jest.restoreAllMocks();
});

/** As `createApi` does it, but for the pages of the web app and the sockets. */
async function startApi(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), fastifyAdapter(config), {
    logger: jsonLogger(),
  });
  await configureHttp(app);
  logRequests(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A request whose answer is kept. */
async function send(
  method: Method,
  path: string,
  authorization: string | null,
  payload?: object | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await api.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(authorization ? { authorization } : {}),
      ...(typeof payload === 'string' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  answers.push(answer);
  return answer;
}

/** A day in the life of the product, with everything that goes wrong in it. */
async function live(): Promise<void> {
  const staff = await signInAs(api, 'COORDINATOR');
  const cohort = await arrange(api, (tx) => buildCohort(tx, { orgUnitId: staff.orgUnitId }));
  holder = await buildHolder(api, { nameZh: NAME });
  await signInAs(api, 'TRAINEE', staff.orgUnitId, holder.personId);
  await arrange(api, (tx) => tx.query(`delete from account where person_id = $1`, [holder.personId]));
  await buildAccount(api, { ...holder, password: PASSWORD });
  const traineeId = await arrange(api, async (tx) => {
    // With the consent of somebody else a text is published.
    await buildConsent(tx, staff.personId);
    return (await buildTrainee(tx, { personId: holder.personId, orgUnitId: staff.orgUnitId })).id;
  });
  const own = await signInByPassword();
  await send('POST', `/cohorts/${cohort.id}/enrollments`, staff.authorization, { traineeId });
  await importRoster(staff.authorization, cohort.id);
  await staffAtWork(staff.authorization, cohort.id);
  await ownerAtWork(own);
  await brokenDatabase(own);
  await settled();
}

/** Right and wrong, malformed, and with numbers where they do not belong. */
async function signInByPassword(): Promise<string> {
  const { mobile, idNumber } = holder;
  await send('POST', '/auth/login', null, { mobile, password: 'wrong' });
  await send('POST', '/auth/login', null, { mobile: idNumber, password: PASSWORD });
  await send('POST', '/auth/login', null, `{"mobile":"${mobile}","password":"${PASSWORD}"`);
  await send('POST', '/auth/activation', null, { mobile, idNumber, joinCode: NAME, password: PASSWORD });
  await send('POST', '/auth/activation', null, { mobile, idNumber, joinCode: 7, password: [PASSWORD] });
  await send('GET', `/auth/oidc/callback?code=${idNumber}&state=${mobile}`, null);
  const answer = await send('POST', '/auth/login', null, { mobile, password: PASSWORD });
  return `Bearer ${answer.json<{ accessToken: string }>().accessToken}`;
}

async function importRoster(authorization: string, cohortId: string): Promise<void> {
  const rows = [enrolled, refused].map(({ name, idNumber, mobile }) => `${name},${idNumber},${mobile}`);
  const boundary = 'silkcast-test-boundary';
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${enrolled.name}.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = `${part}${['姓名,身份证号,手机号', ...rows].join('\n')}\r\n--${boundary}--\r\n`;
  const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const checked = await send('POST', `/cohorts/${cohortId}/roster-imports`, authorization, body, multipart);
  expect([checked.statusCode, checked.json()]).toMatchObject([201, { accepted: 1, rejected: 1 }]);
  const { id } = checked.json<{ id: string }>();
  const started = await send('POST', `/roster-imports/${id}/start`, authorization, { consentBasis: 'PENDING' });
  const { jobId } = started.json<{ jobId: string }>();
  for (let status = ''; status !== 'SUCCEEDED';) {
    ({ status } = (await send('GET', `/jobs/${jobId}`, authorization)).json<{ status: string }>());
    expect(status).not.toBe('FAILED');
  }
  await send('POST', `/roster-imports/${id}/start`, authorization, { consentBasis: 'PENDING' });
}

async function staffAtWork(authorization: string, cohortId: string): Promise<void> {
  const reason = { 'x-reason': encodeURIComponent('核对') };
  const person = `/persons/${holder.personId}`;
  const search = encodeURIComponent(NAME);
  await send('GET', `/accounts?search=${search}`, authorization);
  await send('GET', `/accounts?search=${search}&pageSize=${holder.mobile}`, authorization);
  await send('GET', `/cohorts/${cohortId}/enrollments?search=${encodeURIComponent(enrolled.name)}`, authorization);
  await send('GET', `/cohorts/${cohortId}/enrollments.xlsx?search=${search}`, authorization, undefined, reason);
  await send('GET', `/cohorts/${cohortId}/enrollments.xlsx?search=${search}`, authorization);
  await send('POST', `${person}/unmasking`, authorization);
  const shown = await send('POST', `${person}/unmasking`, authorization, undefined, reason);
  expect(shown.json()).toEqual({ idNumber: holder.idNumber, mobile: holder.mobile });
  const stranger = await signInAs(api, 'COORDINATOR');
  await send('POST', `${person}/unmasking`, stranger.authorization, undefined, reason);
  await send('POST', `${person}/name-correction`, authorization, { nameZh: `${NAME}?` }, reason);
  await send('POST', `${person}/name-correction`, authorization, { nameZh: [NAME] }, reason);
  await send('POST', `${person}/name-correction`, authorization, { nameZh: NAME.replace('·', '•') }, reason);
  await send('POST', '/accounts', authorization, {
    nameZh: NAME,
    mobile: holder.idNumber,
    role: NAME,
    orgUnitId: NAME,
  });
  await send('POST', '/accounts', authorization, {
    nameZh: NAME,
    mobile: holder.idNumber,
    role: 'INSTRUCTOR',
    orgUnitId: '00000000-0000-4000-8000-000000000000',
  });
}

async function ownerAtWork(authorization: string): Promise<void> {
  await send('PATCH', '/me/profile', authorization, { nameUg: NAME_UG });
  await send('PATCH', '/me/profile', authorization, { nameUg: `${NAME_UG}?` });
  await send('PATCH', '/me/profile', authorization, { mobile: holder.mobile.slice(1), password: PASSWORD });
  await send('PATCH', '/me/profile', authorization, { mobile: holder.mobile, password: 'wrong' });
  await send('POST', '/me/password', authorization, { currentPassword: PASSWORD, newPassword: 'short' });
  const text = (await send('GET', '/me/consent-texts', authorization)).json<Record<string, string>>();
  await send('GET', `/accounts?search=${encodeURIComponent(NAME)}`, authorization);
  await send('POST', '/me/consents', authorization, {
    purpose: 'ENROLLMENT',
    version: text.version,
    locale: text.locale,
  });
  expect((await send('GET', '/me/data', authorization)).json()).toMatchObject({ person: { mobile: holder.mobile } });
  await send('DELETE', '/me', authorization, { password: `${PASSWORD}, almost` });
}

/** A fault whose details, as the driver gives them, hold the whole row. */
async function brokenDatabase(authorization: string): Promise<void> {
  const database = api.get(DataSource);
  await database.query(`alter table person add constraint ck_test check (name_latin is null) not valid`);
  const broken = await send('PATCH', '/me/profile', authorization, { nameLatin: 'Merdan' });
  expect(broken.json()).toMatchObject({ status: 500, type: '/problems/unexpected' });
  await database.query(`alter table person drop constraint ck_test`);
}

/** Until the worker has dealt with every message. */
async function settled(): Promise<void> {
  for (let waiting = 1; waiting > 0;) {
    [{ waiting }] = await api.get(DataSource).query(
      `select count(*)::int as waiting from outbox_message m where m.withdrawn_at is null and m.available_at <= now()
         and not exists (select 1 from inbox_message i where i.message_id = m.id)`,
    );
  }
}

describe('ID numbers, mobiles, names and passwords stay out of', () => {
  it('the log: one line a request, and one for each fault', () => {
    const log = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { context?: string });
    expect(log.filter(({ context }) => context === 'Request').length).toBeGreaterThanOrEqual(answers.length);
    expect(log.filter(({ context }) => context === 'Problem')).toHaveLength(1);
    expect(found(lines.join(''))).toEqual([]);
  });

  it('the messages of the outbox and everything that the queue keeps', async () => {
    const messages = await dump('outbox_message');
    for (const topic of ['course.trainee-enrolled', 'course.roster-import-requested', 'identity.consent-given']) {
      expect(messages).toContain(topic);
    }
    expect(found(messages)).toEqual([]);
    const tables: { name: string }[] = await api
      .get(DataSource)
      .query(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq'`);
    expect(tables.length).toBeGreaterThan(0);
    const queue = (await Promise.all(tables.map(({ name }) => dump(name)))).join('\n');
    expect(queue).toMatch(/outbox-\d+/);
    expect(found(queue)).toEqual([]);
  });

  it('the audit log, jobs, notices and stored answers', async () => {
    for (const table of ['audit_log', 'job_run', 'notice', 'inbox_message', 'idempotency_key', 'attempt_lock']) {
      expect([table, found(await dump(table))]).toEqual([table, []]);
    }
    expect(await dump('audit_log')).toMatch(/person:unmask.*核对/);
  });

  it('every problem, whatever was sent', () => {
    const problems = answers.filter(({ statusCode }) => statusCode >= 400);
    expect(new Set(problems.map(({ statusCode }) => statusCode))).toEqual(new Set([400, 401, 404, 403, 409, 422, 500]));
    for (const problem of problems) {
      expect(problem.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(found(problem.body)).toEqual([]);
    }
  });

  it('the heads of all answers, addresses to go to among them', () => {
    expect(found(answers.map(({ headers }) => decodeURIComponent(JSON.stringify(headers))).join('\n'))).toEqual([]);
  });

  it('the clear columns of the database, but for names and what is made of them', async () => {
    const tables: { name: string }[] = await api
      .get(DataSource)
      .query(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
    const numbers = [holder, enrolled, refused].flatMap(({ idNumber, mobile }) => [idNumber, mobile]);
    for (const { name } of tables) {
      const text = await dump(name);
      expect([name, numbers.filter((number) => text.includes(number))]).toEqual([name, []]);
    }
  });
});

describe('after an erasure', () => {
  it('an issued credential can still be checked, and names nobody in full', async () => {
    const staff = await signInAs(api, 'COORDINATOR');
    const cohort = await arrange(api, (tx) => buildCohort(tx, { orgUnitId: staff.orgUnitId }));
    const person = await buildHolder(api, { nameZh: NAME });
    const { mobile, personId } = person;
    await buildAccount(api, { mobile, password: PASSWORD, personId });
    const verifyCode = randomBytes(16).toString('hex');
    await arrange(api, (tx) =>
      tx.query(
        `insert into credential (kind, number, verify_code, holder_person_id, holder_name_zh, holder_id_masked,
                                 issuer_org_unit_id, cohort_id, course_title_zh, cohort_name_zh, class_hours, starts_on,
                                 ends_on, issued_on)
         values ('COMPLETION', $1, $2, $3, $4, '6529**********0012', $5, $6, '入门课程', '测试班', 8, '2024-06-06',
                 '2024-06-20', '2024-06-21')`,
        [`T-${verifyCode.slice(0, 12).toUpperCase()}`, verifyCode, personId, NAME, staff.orgUnitId, cohort.id],
      ),
    );
    const signedIn = await send('POST', '/auth/login', null, { mobile, password: PASSWORD });
    const authorization = `Bearer ${signedIn.json<{ accessToken: string }>().accessToken}`;
    const data = (await send('GET', '/me/data', authorization)).json<{ records: { credentials: unknown } }>();
    expect(data.records.credentials).toMatchObject([{ holderNameZh: NAME, status: 'VALID' }]);
    const check = async () => (await send('GET', `/public/credentials/${verifyCode}`, null)).json<object>();
    const before = await check();
    expect(before).toMatchObject({ status: 'VALID', holderNameMasked: '买**' });
    expect((await send('DELETE', '/me', authorization, { password: PASSWORD })).statusCode).toBe(204);
    expect(await check()).toEqual(before);
    expect(found(await dump('credential'))).toEqual([]);
    expect((await send('POST', '/auth/login', null, { mobile, password: PASSWORD })).statusCode).toBe(401);
  });
});

describe('ethnic group, religion and politics', () => {
  /** In Chinese, English and Uyghur; 人员类别 is the category of persons that ledgers ask for (handbook §5.1). */
  const WORDS =
    /民族|族别|种族|宗教|信仰|政治|党员|党派|人员类别|ethnic|religio|faith|politic|party_?member|nationality|\brace\b|مىللەت|مىللىي|دىنىي|سىياس/i;

  it('are in no migration: no table, column, check or comment', () => {
    const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(5);
    const bad = files.filter((file) => WORDS.test(readFileSync(join(MIGRATIONS, file), 'utf8')));
    expect(bad).toEqual([]);
  });

  it('are in no column and no check of the database', async () => {
    const rows: { what: string }[] = await api.get(DataSource).query(
      `select table_name || '.' || column_name as what from information_schema.columns where table_schema = 'public'
       union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'public'::regnamespace`,
    );
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.filter(({ what }) => WORDS.test(what))).toEqual([]);
  });

  it('are in no field, filter or text of the API', async () => {
    const text = JSON.stringify(await previewDocument(), null, 1);
    expect(text.split('\n').filter((line) => WORDS.test(line))).toEqual([]);
  });

  it('would be found', () => {
    for (const column of ['ethnic_group text', '"民族"', 'religion text', 'political_status', 'مىللىتى مىللەت']) {
      expect(column).toMatch(WORDS);
    }
  });
});
