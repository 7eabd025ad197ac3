import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { FieldCipher, UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { checkRoster } from '#trainee';
import { CourseModule } from '../course.module.js';
import { buildCohort, type CohortOverrides } from '../testing.js';
import { ExpireRosterImportProcessor } from './expire-roster-import.processor.js';
import { ImportRosterProcessor } from './import-roster.processor.js';
import type { RosterImportRowView, RosterImportView } from './roster-import.presenter.js';
import { RosterImportWorkerModule } from './roster-import-worker.module.js';
import { openRecord, openRefusedRows } from './roster-records.js';

interface Expected {
  headerRow: number;
  accepted: number;
  rejected: { row: number; reason: string }[];
  merged: { row: number; sameAsRow: number }[];
  normalisedNames: number;
  samples: { row: number; storedName: string; storedPhone: string; storedIdLast4: string }[];
}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, RosterImportWorkerModule]);
});
afterAll(() => app.close());

const FOLDER = join(process.cwd(), 'test/fixtures/rosters');
const fixture = (name: string): Promise<Buffer> => readFile(join(FOLDER, `${name}.xlsx`));
const expectedOf = async (name: string): Promise<Expected> =>
  JSON.parse(await readFile(join(FOLDER, `${name}.expected.json`), 'utf8')) as Expected;
const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));

async function coordinatorWithCohort(overrides: CohortOverrides = {}): Promise<{ by: SignedIn; cohortId: string }> {
  const by = await signInAs(app, 'COORDINATOR');
  const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: by.orgUnitId, capacity: 5000, ...overrides }));
  return { by, cohortId: cohort.id };
}

function upload(by: SignedIn | undefined, cohortId: string, bytes: Buffer, fileName = '花名册.xlsx', key?: string) {
  const boundary = 'silkcast-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `/api/v1/cohorts/${cohortId}/roster-imports`,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(by ? { authorization: by.authorization } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

const get = (by: SignedIn, path: string) =>
  app.inject({ url: `/api/v1${path}`, headers: { authorization: by.authorization } });
const post = (by: SignedIn, path: string, payload?: object) =>
  app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: by.authorization },
    ...(payload ? { payload } : {}),
  });

async function dryRun(by: SignedIn, cohortId: string, bytes: Buffer): Promise<RosterImportView> {
  const response = await upload(by, cohortId, bytes);
  expect([response.statusCode, response.body]).toEqual([201, expect.any(String)]);
  return response.json<RosterImportView>();
}

async function start(by: SignedIn, id: string, consentBasis = 'PENDING'): Promise<string> {
  const response = await post(by, `/roster-imports/${id}/start`, { consentBasis });
  expect([response.statusCode, response.body]).toEqual([202, expect.any(String)]);
  return response.json<{ jobId: string }>().jobId;
}

const work = (rosterImportId: string, jobId: string): Promise<void> =>
  app
    .get(ImportRosterProcessor, { strict: false })
    .handle({ payload: { rosterImportId, jobId } }, systemContext('test'));

async function importAll(by: SignedIn, cohortId: string, bytes: Buffer, basis?: string): Promise<RosterImportView> {
  const { id } = await dryRun(by, cohortId, bytes);
  await work(id, await start(by, id, basis));
  return (await get(by, `/roster-imports/${id}`)).json<RosterImportView>();
}

async function rowsOf(by: SignedIn, id: string, outcome: string): Promise<RosterImportRowView[]> {
  return (await get(by, `/roster-imports/${id}/rows?outcome=${outcome}&pageSize=200`)).json<{
    items: RosterImportRowView[];
  }>().items;
}

/** Everybody in the cohort as the database has them, in a stable order; ids left out. */
const stateOf = (cohortId: string): Promise<object[]> =>
  query(
    `select p.name_zh, p.name_raw, p.name_search, p.birth_date::text, p.sex, encode(p.id_number_hmac, 'hex') as id_hmac, p.id_number_masked,
            encode(p.mobile_hmac, 'hex') as mobile, p.mobile_masked, t.education_level, t.hukou_place, t.work_type, t.employer,
            e.status, e.source, e.consent_id is not null as consented
     from enrollment e join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id
     where e.cohort_id = $1 order by p.id_number_hmac`,
    [cohortId],
  );
const counts = async (): Promise<object> =>
  (
    await query<object>(
      `select (select count(*)::int from person) as persons, (select count(*)::int from trainee) as trainees,
            (select count(*)::int from enrollment) as enrollments, (select count(*)::int from consent) as consents,
            (select max(updated_at)::text from person) as touched, (select max(updated_at)::text from trainee) as touched_trainee`,
    )
  )[0] ?? {};

/** Valid made-up ID numbers, one person a row. */
const csv = (...rows: string[]): Buffer => Buffer.from(['姓名,身份证号,手机号,民族', ...rows].join('\n'));

describe.each(['clean-cohort-40', 'messy-county-600', 'year-2023-4520'])('dry run of %s', (name) => {
  it('gives exactly the expected answer and stores nothing of a dropped column', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const expected = await expectedOf(name);
    const before = await counts();
    const found = await dryRun(by, cohortId, await fixture(name));
    expect(found).toMatchObject({
      status: 'CHECKED',
      headerRow: expected.headerRow,
      accepted: expected.accepted,
      merged: expected.merged.length,
      rejected: expected.rejected.length,
      normalisedNames: expected.normalisedNames,
      totalRows: expected.accepted + expected.merged.length + expected.rejected.length,
      dropped: ['民族', '备注'],
      droppedColumns: [
        { header: '民族', why: 'FORBIDDEN' },
        { header: '备注', why: 'NOT_TAKEN' },
      ],
      rowsDone: 0,
      importedBefore: null,
    });
    const rejected = await rowsOf(by, found.id, 'REJECTED');
    expect(rejected.map(({ rowNumber, reason }) => ({ row: rowNumber, reason }))).toEqual(
      expected.rejected.slice(0, 200),
    );
    const merged = await rowsOf(by, found.id, 'MERGED');
    expect(merged.map(({ rowNumber, sameAsRow }) => ({ row: rowNumber, sameAsRow }))).toEqual(
      expected.merged.slice(0, 200),
    );
    expect(await counts()).toEqual(before);
    const rows = await query<{ clear: string; record: Buffer | null }>(
      `select concat_ws(' ', outcome, reason, name_masked, result) as clear, record_cipher as record
       from roster_import_row where roster_import_id = $1`,
      [found.id],
    );
    const [kept] = await query<{ refused: Buffer | null }>(
      `select file_cipher as refused from roster_import where id = $1`,
      [found.id],
    );
    const cipher = app.get(FieldCipher, { strict: false });
    const opened = rows.map(({ record }) => (record ? JSON.stringify(openRecord(cipher, record)) : ''));
    if (kept?.refused) opened.push(JSON.stringify(openRefusedRows(cipher, kept.refused)));
    expect(opened.filter((text) => text !== '')).toHaveLength(
      expected.accepted + (expected.rejected.length > 0 ? 1 : 0),
    );
    expect(opened.filter((text) => /汉族|维吾尔|民族|备注/.test(text))).toEqual([]);
    expect(rows.filter(({ clear }) => /\d{11}|\p{Script=Han}{2}/u.test(clear))).toEqual([]);
  });
});

describe('import of a roster', () => {
  it('messy-county-600: enrolls whoever was accepted, as the sheet has them; a second time changes nothing', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const file = await fixture('messy-county-600');
    const expected = await expectedOf('messy-county-600');
    const first = await importAll(by, cohortId, file);
    expect(first).toMatchObject({
      status: 'SUCCEEDED',
      rowsDone: 600,
      enrolled: 573,
      waitlisted: 0,
      alreadyEnrolled: 0,
    });
    expect(first.personsCreated + first.personsMatched).toBe(573);
    const state = await stateOf(cohortId);
    expect(state).toHaveLength(573);
    expect(new Set(state.map((row) => JSON.stringify(row)))).toHaveProperty('size', 573);
    expect(state.every((row) => 'status' in row && row.status === 'INVITED')).toBe(true);
    const check = await checkRoster(file, { today: '2024-06-06' });
    const nameByRow = new Map(check.accepted.map((trainee) => [trainee.row, trainee.nameZh]));
    for (const { row, storedName, storedPhone, storedIdLast4 } of expected.samples) {
      expect(nameByRow.get(row)).toBe(storedName);
      expect(state).toContainEqual(
        expect.objectContaining({
          name_zh: storedName,
          mobile_masked: `${storedPhone.slice(0, 3)}****${storedPhone.slice(-4)}`,
          id_number_masked: expect.stringMatching(new RegExp(`${storedIdLast4}$`)),
        }),
      );
    }
    const sealed = await query(
      `select 1 from roster_import_row where roster_import_id = $1 and record_cipher is not null`,
      [first.id],
    );
    expect(sealed).toEqual([]);

    const before = await counts();
    const again = await dryRun(by, cohortId, file);
    expect(again.importedBefore).toEqual({ id: first.id, finishedAt: first.finishedAt });
    await work(again.id, await start(by, again.id));
    expect((await get(by, `/roster-imports/${again.id}`)).json()).toMatchObject({
      status: 'SUCCEEDED',
      enrolled: 0,
      alreadyEnrolled: 573,
      personsCreated: 0,
      personsMatched: 573,
    });
    expect(await counts()).toEqual(before);
    expect(await stateOf(cohortId)).toEqual(state);
    const history = (await get(by, `/cohorts/${cohortId}/roster-imports`)).json<{
      items: RosterImportView[];
      total: number;
    }>();
    expect([history.total, history.items.map(({ id }) => id)]).toEqual([2, [again.id, first.id]]);
  });

  it('interrupted in the middle of a chunk and called again: nothing twice, nothing lost', async () => {
    const file = await fixture('messy-county-600');
    const whole = await coordinatorWithCohort({ capacity: 400 });
    const untouched = await importAll(whole.by, whole.cohortId, file);

    const { by, cohortId } = await coordinatorWithCohort({ capacity: 400 });
    const { id } = await dryRun(by, cohortId, file);
    const jobId = await start(by, id);
    // The database itself breaks off while the second chunk writes its enrollments.
    await query(`create function test_break() returns trigger language plpgsql as $$ begin
      if new.cohort_id = '${cohortId}' and (select count(*) from enrollment where cohort_id = new.cohort_id) >= 300
      then raise exception 'broken off'; end if; return new; end $$`);
    await query(`create trigger tr_test_break before insert on enrollment for each row execute function test_break()`);
    try {
      await expect(work(id, jobId)).rejects.toThrow('broken off');
    } finally {
      await query(`drop trigger tr_test_break on enrollment`);
      await query(`drop function test_break()`);
    }
    expect((await get(by, `/roster-imports/${id}`)).json()).toMatchObject({ status: 'RUNNING', rowsDone: 200 });
    expect((await post(by, `/roster-imports/${id}/start`, { consentBasis: 'PENDING' })).json()).toMatchObject({
      type: '/problems/roster-import-running',
    });
    await work(id, jobId);
    await work(id, jobId);
    const { enrolled, waitlisted, alreadyEnrolled, rowsDone } = untouched;
    expect((await get(by, `/roster-imports/${id}`)).json()).toMatchObject({
      status: 'SUCCEEDED',
      enrolled,
      waitlisted,
      alreadyEnrolled,
      rowsDone,
    });
    expect([enrolled, waitlisted]).toEqual([400, 173]);
    expect(await stateOf(cohortId)).toEqual(await stateOf(whole.cohortId));
    const waiting = await query<{ row_number: number }>(
      `select r.row_number from roster_import_row r where r.roster_import_id = $1 and r.result = 'WAITLISTED' order by r.position`,
      [id],
    );
    expect(waiting).toHaveLength(173);
  });

  it('year-2023-4520 goes in whole, on paper consent, with who recorded it', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    await arrange(app, (tx) => buildConsent(tx, by.personId));
    const done = await importAll(by, cohortId, await fixture('year-2023-4520'), 'PAPER');
    const expected = await expectedOf('year-2023-4520');
    expect(done).toMatchObject({ status: 'SUCCEEDED', enrolled: expected.accepted, waitlisted: 0 });
    const [found] = await query(
      `select count(*)::int as enrolled, count(distinct t.person_id)::int as persons,
              count(*) filter (where e.status = 'CONFIRMED' and c.given_via = 'PAPER' and c.recorded_by = $2)::int as confirmed
       from enrollment e join trainee t on t.id = e.trainee_id join consent c on c.id = e.consent_id where e.cohort_id = $1`,
      [cohortId, by.personId],
    );
    expect(found).toEqual({ enrolled: expected.accepted, persons: expected.accepted, confirmed: expected.accepted });
    const [{ messages } = { messages: 0 }] = await query<{ messages: number }>(
      `select count(*)::int as messages from outbox_message where payload->>'rosterImportId' = $1`,
      [done.id],
    );
    expect(messages).toBe(2);
  }, 120_000);

  it('a cancelled import keeps what is committed and goes on later', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const { id } = await dryRun(by, cohortId, await fixture('messy-county-600'));
    const jobId = await start(by, id);
    expect((await post(by, `/jobs/${jobId}/cancellation`)).statusCode).toBe(200);
    await work(id, jobId);
    expect((await get(by, `/roster-imports/${id}`)).json()).toMatchObject({ status: 'CANCELLED', rowsDone: 0 });
    await work(id, await start(by, id));
    expect((await get(by, `/roster-imports/${id}`)).json()).toMatchObject({ status: 'SUCCEEDED', enrolled: 573 });
    expect((await post(by, `/roster-imports/${id}/start`, { consentBasis: 'PENDING' })).json()).toMatchObject({
      type: '/problems/roster-import-finished',
    });
  });

  it('a cohort closed meanwhile refuses the rest by name', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const { id } = await dryRun(by, cohortId, csv('艾力,652901199503120012,13800001111,x'));
    const jobId = await start(by, id);
    await query(`update cohort set status = 'CLOSED' where id = $1`, [cohortId]);
    await work(id, jobId);
    expect((await get(by, `/jobs/${jobId}`)).json()).toMatchObject({
      status: 'FAILED',
      problem: { type: '/problems/cohort-not-open' },
    });
    expect((await get(by, `/roster-imports/${id}`)).json()).toMatchObject({ status: 'FAILED', rowsDone: 0 });
    expect((await post(by, `/roster-imports/${id}/start`, { consentBasis: 'PENDING' })).json()).toMatchObject({
      type: '/problems/cohort-not-open',
    });
  });
});

describe('persons of a roster', () => {
  it('are matched by ID number and never by name; what is known stays, gaps are filled', async () => {
    const one = await coordinatorWithCohort();
    await importAll(one.by, one.cohortId, csv('热依汗,652902198807070028,,x'));
    const two = await coordinatorWithCohort();
    const file = csv('热依罕,652902198807070028,13900002222,x', '热依汗,652922199911300153,13900003333,x');
    const second = await importAll(two.by, two.cohortId, file);
    expect(second).toMatchObject({ personsCreated: 1, personsMatched: 1, enrolled: 2 });
    expect(await stateOf(two.cohortId)).toHaveLength(2);
    expect(await stateOf(one.cohortId)).toMatchObject([{ name_zh: '热依汗', mobile_masked: '139****2222' }]);
    await importAll(two.by, two.cohortId, csv('热依汗,652902198807070028,13911119999,x'));
    expect(await stateOf(one.cohortId)).toMatchObject([{ name_zh: '热依汗', mobile_masked: '139****2222' }]);
  });

  it('with a standing consent are confirmed; paper consent confirms an invitation, but not after a withdrawal', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    await arrange(app, (tx) => buildConsent(tx, by.personId));
    const file = csv(
      '甲,652924200102250289,13800001111,x',
      '乙,652925197908150334,13800002222,x',
      '丙,652926199306010460,13800003333,x',
    );
    await importAll(by, cohortId, file);
    const people = await query<{ id: string; name_zh: string }>(
      `select p.id, p.name_zh from enrollment e join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id where e.cohort_id = $1`,
      [cohortId],
    );
    const idOf = (name: string): string => people.find((person) => person.name_zh === name)?.id ?? '';
    await arrange(app, async (tx) => {
      await buildConsent(tx, idOf('甲'));
      const { id } = await buildConsent(tx, idOf('丙'));
      await tx.query(`update consent set withdrawn_at = now() where id = $1`, [id]);
    });
    const other = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: by.orgUnitId }));
    await importAll(by, other.id, file, 'PAPER');
    const statuses = async (id: string): Promise<object> =>
      Object.fromEntries(
        (await stateOf(id))
          .map((row) => Object.values(row as { name_zh: string; status: string }))
          .map((values) => [values[0], values[13]]),
      );
    expect(await statuses(other.id)).toEqual({ 甲: 'CONFIRMED', 乙: 'CONFIRMED', 丙: 'INVITED' });
    expect(await statuses(cohortId)).toEqual({ 甲: 'CONFIRMED', 乙: 'CONFIRMED', 丙: 'INVITED' });
  });

  it('under 14 on the first day are refused in the dry run, and not even stored when the day moved', async () => {
    const { by, cohortId } = await coordinatorWithCohort({ startsOn: '2024-12-31', endsOn: '2025-01-10' });
    const child = '艾则孜,652921201012312066,13800001111,x';
    expect(await dryRun(by, cohortId, csv(child))).toMatchObject({ accepted: 1 });
    const { id } = await dryRun(by, cohortId, csv(child));
    const jobId = await start(by, id);
    await query(`update cohort set starts_on = '2024-06-06' where id = $1`, [cohortId]);
    await work(id, jobId);
    expect(await rowsOf(by, id, 'ACCEPTED')).toMatchObject([{ result: 'TOO_YOUNG' }]);
    expect(await query(`select 1 from person where birth_date = '2010-12-31'`)).toEqual([]);
    const refused = await dryRun(by, cohortId, csv(child));
    expect(refused).toMatchObject({ accepted: 0, rejected: 1 });
    expect(await rowsOf(by, refused.id, 'REJECTED')).toMatchObject([{ reason: 'TOO_YOUNG' }]);
    expect((await post(by, `/roster-imports/${refused.id}/start`, { consentBasis: 'PENDING' })).json()).toMatchObject({
      type: '/problems/roster-import-empty',
    });
  });
});

describe('refused rows', () => {
  it('are downloaded with an audit row, taken again corrected, and erased when their time is over', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const { id } = await dryRun(
      by,
      cohortId,
      csv('艾力,652929199202300227,13800001111,维吾尔族', '朱磊,652929199205180224,13800001111,汉族'),
    );
    const response = await get(by, `/roster-imports/${id}/refused-rows.xlsx`);
    expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
    const again = await checkRoster(response.rawPayload, { today: '2024-06-06' });
    expect(again).toMatchObject({ accepted: [], rejected: [{ reason: 'ID_DATE' }], dropped: [] });
    const audits = await query(
      `select actor_person_id as by, reason from audit_log where subject_id = $1 and action = 'roster:export-refused'`,
      [id],
    );
    expect(audits).toEqual([{ by: by.personId, reason: expect.any(String) }]);

    const expire = app.get(ExpireRosterImportProcessor, { strict: false });
    await app
      .get(UnitOfWork)
      .run(systemContext('test'), (given) => expire.handle({ payload: { rosterImportId: id } }, given));
    expect((await get(by, `/roster-imports/${id}/refused-rows.xlsx`)).json()).toMatchObject({
      type: '/problems/refused-rows-gone',
    });
    expect((await post(by, `/roster-imports/${id}/start`, { consentBasis: 'PENDING' })).json()).toMatchObject({
      type: '/problems/roster-import-expired',
    });
    expect(await rowsOf(by, id, 'REJECTED')).toMatchObject([{ nameMasked: null }]);
  });
});

describe('roster routes', () => {
  it('401, 403 for an instructor, 404 outside the scope, 409 for a closed cohort, 422 for what is no roster', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const file = csv('艾力,652901199503120012,13800001111,x');
    expect((await upload(undefined, cohortId, file)).statusCode).toBe(401);
    expect((await upload(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), cohortId, file)).statusCode).toBe(403);
    const stranger = await signInAs(app, 'COORDINATOR');
    expect((await upload(stranger, cohortId, file)).json()).toMatchObject({ type: '/problems/not-found' });
    const { id } = await dryRun(by, cohortId, file);
    for (const path of [
      `/roster-imports/${id}`,
      `/roster-imports/${id}/rows`,
      `/roster-imports/${id}/refused-rows.xlsx`,
      `/cohorts/${cohortId}/roster-imports`,
    ]) {
      expect([path, (await get(stranger, path)).statusCode]).toEqual([path, 404]);
    }
    expect((await post(stranger, `/roster-imports/${id}/start`, { consentBasis: 'PAPER' })).statusCode).toBe(404);
    expect((await post(by, `/roster-imports/${id}/start`, { consentBasis: 'NONE' })).statusCode).toBe(400);
    expect((await post(by, `/cohorts/${cohortId}/roster-imports`, {})).json()).toMatchObject({
      type: '/problems/roster-file-missing',
    });
    expect((await upload(by, cohortId, Buffer.from('PK\u0003\u0004 not a workbook'))).json()).toMatchObject({
      type: '/problems/roster-file-unreadable',
    });
    expect((await upload(by, cohortId, Buffer.from('a,b\n1,2'))).json()).toMatchObject({
      type: '/problems/roster-header-not-found',
    });
    expect((await upload(by, cohortId, Buffer.alloc(10 * 1024 * 1024 + 1, 32))).statusCode).toBe(413);
    await query(`update cohort set status = 'CLOSED' where id = $1`, [cohortId]);
    expect((await post(by, `/roster-imports/${id}/start`, { consentBasis: 'PENDING' })).json()).toMatchObject({
      type: '/problems/cohort-not-open',
    });
  });

  it('one Idempotency-Key, one dry run; the same key with another file is refused', async () => {
    const { by, cohortId } = await coordinatorWithCohort();
    const file = csv('艾力,652901199503120012,13800001111,x');
    const first = await upload(by, cohortId, file, 'a.csv', 'one-roster-upload');
    expect((await upload(by, cohortId, file, 'a.csv', 'one-roster-upload')).json()).toEqual(first.json());
    const other = await upload(
      by,
      cohortId,
      csv('朱磊,652929199205180224,13800001111,x'),
      'a.csv',
      'one-roster-upload',
    );
    expect(other.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
  });
});
