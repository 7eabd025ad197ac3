import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import ICAL from 'ical.js';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * DAY);
const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const me = (by: SignedIn | undefined, method: 'GET' | 'POST' | 'DELETE', headers: Record<string, string> = {}) =>
  app.inject({
    method,
    url: '/api/v1/me/calendar-feed',
    headers: { ...(by ? { authorization: by.authorization } : {}), ...headers },
  });
const subscribe = async (by: SignedIn): Promise<string> => {
  const answer = await me(by, 'POST');
  expect(answer.statusCode).toBe(201);
  return new URL(answer.json<{ url: string }>().url).pathname;
};
const read = (path: string, headers: Record<string, string> = {}) =>
  app.inject({ url: path, headers, remoteAddress: '10.1.2.3' });

interface Event {
  uid: string;
  summary: string;
  description: string;
  location: string;
  status: string;
  sequence: number;
  start: string;
  end: string;
  modified: string;
  zone: string;
}
/** Read by another library than the one that wrote it. */
function eventsOf(text: string): Event[] {
  return new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location,
      status: String(component.getFirstPropertyValue('status')),
      sequence: Number(component.getFirstPropertyValue('sequence')),
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      modified: String(component.getFirstPropertyValue('last-modified')),
      zone: event.startDate.zone.tzid,
    };
  });
}
const eventsAt = async (path: string): Promise<Event[]> => {
  const answer = await read(path);
  expect(answer.statusCode).toBe(200);
  return eventsOf(answer.body);
};

/** A trainee with a confirmed enrollment, and the lesson of that cohort. */
async function enrolled(startsAt = inDays(3)) {
  return arrange(app, async (tx) => {
    const { id: traineeId, personId } = await buildTrainee(tx);
    const cohort = await buildCohort(tx);
    const consentId = (await buildConsent(tx, personId)).id;
    const enrollment = await buildEnrollment(tx, cohort.id, traineeId, { status: 'CONFIRMED', consentId });
    const instructor = await buildInstructor(tx, {
      personId: (await buildPerson(tx, { name_zh: '古丽·艾合买提', name_ug: 'گۈل ئەخمەت' })).id,
    });
    const lesson = await buildLesson(tx, cohort.id, { startsAt, instructorId: instructor.id });
    return { personId, traineeId, cohortId: cohort.id, enrollmentId: enrollment.id, instructor, lesson };
  });
}

describe('the own calendar address', () => {
  it('is made, replaced and revoked; only the standing one is read, and its token is nowhere stored', async () => {
    const by = await signInAs(app, 'TRAINEE');
    expect((await me(by, 'GET')).json()).toEqual({ exists: false, createdAt: null, lastReadAt: null });
    const first = await subscribe(by);
    expect(first).toMatch(/^\/api\/v1\/public\/calendar-feeds\/[A-Za-z0-9_-]{43}\.ics$/);
    expect((await me(by, 'GET')).json()).toMatchObject({ exists: true, lastReadAt: null });
    expect((await read(first)).statusCode).toBe(200);
    expect((await me(by, 'GET')).json<{ lastReadAt: string }>().lastReadAt).not.toBeNull();
    const second = await subscribe(by);
    expect([(await read(first)).statusCode, (await read(second)).statusCode]).toEqual([404, 200]);
    expect((await me(by, 'GET')).json()).toMatchObject({ exists: true });
    expect((await me(by, 'DELETE')).statusCode).toBe(204);
    expect((await me(by, 'DELETE')).statusCode).toBe(204);
    const gone = await read(second);
    expect([gone.statusCode, gone.json<{ type: string }>().type]).toEqual([404, '/problems/not-found']);
    const third = await subscribe(by);
    const token = third.split('/').at(-1)?.replace('.ics', '') ?? '';
    const tables = ['calendar_feed', 'audit_log', 'idempotency_key'];
    for (const table of tables) {
      const rows = await query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`);
      expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    }
    const audited = await query(
      `select action from audit_log where subject_id = $1 and action like 'calendar-feed:%' order by id`,
      [by.personId],
    );
    expect(audited).toMatchObject(
      ['create', 'create', 'revoke', 'create'].map((verb) => ({ action: `calendar-feed:${verb}` })),
    );
  });

  it('a repeated Idempotency-Key keeps no address', async () => {
    const by = await signInAs(app, 'TRAINEE');
    const answers = [
      await me(by, 'POST', { 'idempotency-key': 'once-only-1' }),
      await me(by, 'POST', { 'idempotency-key': 'once-only-1' }),
    ];
    const [first, second] = answers.map((answer) => new URL(answer.json<{ url: string }>().url).pathname);
    expect(first).not.toBe(second);
    expect([(await read(first ?? '')).statusCode, (await read(second ?? '')).statusCode]).toEqual([404, 200]);
  });

  it('401 for nobody; 404 for what cannot be a token, all alike', async () => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) expect((await me(undefined, method)).statusCode).toBe(401);
    for (const file of [
      `${'a'.repeat(43)}.ics`,
      `${'a'.repeat(43)}`,
      'x.ics',
      '..%2f..%2fetc.ics',
      `${'a'.repeat(42)}'.ics`,
    ]) {
      const answer = await read(`/api/v1/public/calendar-feeds/${file}`);
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([404, '/problems/not-found']);
    }
  });

  it('stops for an account that is closed, and goes with an erased person', async () => {
    const by = await signInAs(app, 'TRAINEE');
    const path = await subscribe(by);
    await query(`update account set status = 'DISABLED' where id = $1`, [by.accountId]);
    expect((await read(path)).statusCode).toBe(404);
    await query(`update account set status = 'ACTIVE' where id = $1`, [by.accountId]);
    await query(`update person set erased_at = now(), id_number_hmac = null where id = $1`, [by.personId]);
    expect((await read(path)).statusCode).toBe(404);
  });

  it('429 when one address is read again and again, and no other one suffers', async () => {
    const [busy, quiet] = [
      await subscribe(await signInAs(app, 'TRAINEE')),
      await subscribe(await signInAs(app, 'TRAINEE')),
    ];
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1)
      statuses.push((await app.inject({ url: busy, remoteAddress: '10.9.9.9' })).statusCode);
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(30)).toEqual([429, 429]);
    expect((await app.inject({ url: quiet, remoteAddress: '10.9.9.9' })).statusCode).toBe(200);
  });
});

describe('the calendar', () => {
  it('has what the trainee attends, in UTC, with stable ids and nothing personal but the instructor’s name', async () => {
    const { personId, lesson } = await enrolled();
    const by = await signInAs(app, 'TRAINEE', undefined, personId);
    const answer = await read(await subscribe(by));
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(answer.body).not.toMatch(/138\*|6529|阿依古丽/);
    const [event, ...others] = eventsOf(answer.body);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      uid: `${lesson.id}@lesson.silkcast`,
      summary: '单元 1',
      start: lesson.startsAt.toISOString(),
      end: lesson.endsAt.toISOString(),
      status: 'CONFIRMED',
      sequence: 0,
      zone: 'UTC',
    });
    expect(event?.description).toContain('教师：古丽·艾合买提');
    expect(event?.description).toContain('北京时间');
    expect(event?.location).toMatch(/^测试县/);
  });

  it('has what the instructor teaches, in the language of the person', async () => {
    const { instructor, lesson } = await enrolled();
    const by = await signInAs(app, 'INSTRUCTOR', undefined, instructor.personId);
    await query(`update account set locale = 'ug' where id = $1`, [by.accountId]);
    await query(
      `update course_unit set title_ug = 'نەق مەيدان سېتىش' where id = (select course_unit_id from lesson where id = $1)`,
      [lesson.id],
    );
    const [event] = await eventsAt(await subscribe(by));
    expect(event?.summary).toBe('[دەرس ئۆتۈش] نەق مەيدان سېتىش');
    expect(event?.description).toContain('بېيجىڭ ۋاقتى');
    // The own name says nothing to the owner.
    expect(event?.description).not.toContain('گۈل');
  });

  it('counts moves and cancellations up, so that phones take them over', async () => {
    const { personId, lesson } = await enrolled();
    const path = await subscribe(await signInAs(app, 'TRAINEE', undefined, personId));
    const [before] = await eventsAt(path);
    await query(
      `update lesson set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1`,
      [lesson.id],
    );
    const [moved] = await eventsAt(path);
    expect(moved).toMatchObject({
      uid: before?.uid,
      sequence: 1,
      start: new Date(lesson.startsAt.getTime() + DAY).toISOString(),
    });
    expect(Date.parse(moved?.modified ?? '')).toBeGreaterThanOrEqual(Date.parse(before?.modified ?? ''));
    // What no calendar shows changes nothing.
    await query(`update lesson set is_locked = true where id = $1`, [lesson.id]);
    expect((await eventsAt(path))[0]?.sequence).toBe(1);
    await query(`update lesson set status = 'CANCELLED' where id = $1`, [lesson.id]);
    expect((await eventsAt(path))[0]).toMatchObject({
      uid: before?.uid,
      sequence: 2,
      status: 'CANCELLED',
      summary: '[已取消] 单元 1',
    });
  });

  it('leaves out drafts, other people’s, enrollments that do not stand, and what is outside the window', async () => {
    const old = await enrolled(inDays(-31));
    const path = await subscribe(await signInAs(app, 'TRAINEE', undefined, old.personId));
    await arrange(app, async (tx) => {
      await buildLesson(tx, old.cohortId, { startsAt: inDays(-29), status: 'CLOSED' });
      await buildLesson(tx, old.cohortId, { startsAt: inDays(364) });
      await buildLesson(tx, old.cohortId, { startsAt: inDays(366) });
      const { id } = await buildCohort(tx);
      await buildLesson(tx, id, { startsAt: inDays(2) });
      await buildEnrollment(tx, id, old.traineeId, { status: 'WAITLISTED' });
    });
    expect((await eventsAt(path)).map(({ start }) => start)).toEqual(
      [inDays(-29), inDays(364)].map((at) => at.toISOString()),
    );
    await query(`update cohort set timetable_status = 'DRAFT' where id = $1`, [old.cohortId]);
    expect(await eventsAt(path)).toEqual([]);
  });

  it('says 304 while nothing changes, and never lets a shared cache keep it', async () => {
    const { personId, lesson } = await enrolled();
    const path = await subscribe(await signInAs(app, 'TRAINEE', undefined, personId));
    const first = await read(path);
    const etag = String(first.headers.etag);
    expect(first.headers['cache-control']).toMatch(/^private/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await read(path, { 'if-none-match': known });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await read(path, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    await query(`update lesson set starts_at = starts_at + interval '15 minutes' where id = $1`, [lesson.id]);
    const changed = await read(path, { 'if-none-match': etag });
    expect([changed.statusCode, changed.headers.etag === etag]).toEqual([200, false]);
  });

  it('survives names that hold separators, breaks and quotes', async () => {
    const { personId, cohortId, lesson } = await enrolled();
    const title = 'a;b,c\\d"e\nBEGIN:VEVENT\nUID:forged 直播间的灯光与声音ھەر خىل مەھسۇلاتلارنى تونۇشتۇرۇش'.repeat(2);
    await query(`update course_unit set title_zh = $2 where id = (select course_unit_id from lesson where id = $1)`, [
      lesson.id,
      title,
    ]);
    await query(`update cohort set name_zh = $2 where id = $1`, [cohortId, 'x\r\nSTATUS:CANCELLED']);
    const answer = await read(await subscribe(await signInAs(app, 'TRAINEE', undefined, personId)));
    const events = eventsOf(answer.body);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ uid: `${lesson.id}@lesson.silkcast`, summary: title, status: 'CONFIRMED' });
  });
});
