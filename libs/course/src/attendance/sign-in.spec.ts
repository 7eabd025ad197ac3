import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { systemContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson, type LessonOverrides } from '../testing.js';
import type { SignInResult } from './attendance.presenter.js';
import { closeLesson, lockLesson } from './lesson-life.js';
import { codeAt } from './sign-in-code.rules.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const MINUTE = 60_000;
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE);

interface Trainee extends SignedIn {
  enrollmentId: string;
}
interface Prepared {
  cohortId: string;
  lessonId: string;
  secret: Buffer;
  instructor: SignedIn;
}
async function prepare(overrides: LessonOverrides = {}): Promise<Prepared> {
  const instructor = await signInAs(app, 'INSTRUCTOR');
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { status: 'RUNNING' });
    const { id } = await buildInstructor(tx, { personId: instructor.personId });
    const lesson = await buildLesson(tx, cohort.id, { status: 'OPEN', instructorId: id, ...overrides });
    return { cohortId: cohort.id, lessonId: lesson.id, secret: lesson.secret ?? Buffer.alloc(32), instructor };
  });
}
async function trainee(cohortId: string, status: 'CONFIRMED' | 'INVITED' = 'CONFIRMED'): Promise<Trainee> {
  const signedIn = await signInAs(app, 'TRAINEE');
  const enrollmentId = await arrange(app, async (tx) => {
    const { id } = await buildTrainee(tx, { personId: signedIn.personId });
    const consentId = (await buildConsent(tx, signedIn.personId)).id;
    return (await buildEnrollment(tx, cohortId, id, { status, consentId })).id;
  });
  return { ...signedIn, enrollmentId };
}
const post = (by: SignedIn | undefined, lessonId: string, payload: object) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/lessons/${lessonId}/sign-in`,
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });
const codeNow = (lesson: Prepared): string => codeAt(lesson.secret, new Date());
/** Six digits that are not the lesson's, now or lately. */
function wrongCode({ secret }: Prepared): string {
  const codes = new Set(
    Array.from({ length: 30 }, (_, window) => codeAt(secret, new Date(Date.now() + MINUTE - window * 30_000))),
  );
  for (let guess = 0; ; guess += 1) {
    const code = String(guess).padStart(6, '0');
    if (!codes.has(code)) return code;
  }
}
/**
 * Does `meanwhile` while another transaction holds the lesson, and lets go once that many wait for it: so they
 * really run at once, and not as the connections happen to be opened.
 */
async function whileHeld<T>(
  lessonId: string,
  waiting: number,
  meanwhile: () => Promise<T>,
  before: (work: Work) => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  let running: Promise<T> | undefined;
  await app.get(UnitOfWork).run(systemContext('test'), async (work) => {
    await work.tx.query(`select 1 from lesson where id = $1 for no key update`, [lessonId]);
    await before(work);
    running = meanwhile();
    for (let blocked = 0; blocked < waiting;) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const [row]: { blocked: number }[] = await query(
        `select count(*)::int as blocked from pg_stat_activity
         where wait_event_type = 'Lock' and datname = current_database()`,
        [],
      );
      blocked = row?.blocked ?? 0;
    }
  });
  return running as Promise<T>;
}
const query = <T>(sql: string, given: unknown[]): Promise<T[]> => arrange(app, (tx) => tx.query(sql, given));
const rows = (lessonId: string) =>
  query<Record<string, unknown>>(
    `select enrollment_id, mark, class_hours, minutes_late, method, is_offline from attendance where lesson_id = $1`,
    [lessonId],
  );

describe('POST /api/v1/lessons/:id/sign-in', () => {
  it('200: present, with class hours of the lesson and the cohort, and an audit row', async () => {
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    const answer = await post(person, lesson.lessonId, { code: codeNow(lesson) });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        lessonId: lesson.lessonId,
        mark: 'PRESENT',
        classHours: 4,
        minutesLate: 0,
        signedInAt: expect.stringMatching(/Z$/),
        isRepeated: false,
        attendedClassHours: 4,
        plannedClassHours: 4,
      },
    ]);
    const audits = await query(
      `select action, actor_person_id as by, changes->>'mark' as mark from audit_log where changes->>'lessonId' = $1`,
      [lesson.lessonId],
    );
    expect(audits).toEqual([{ action: 'lesson:sign-in', by: person.personId, mark: 'PRESENT' }]);
  });

  it('200: late, and a class hour is lost after more than 15 minutes', async () => {
    const lesson = await prepare({ startsAt: minutesAgo(20) });
    const person = await trainee(lesson.cohortId);
    expect((await post(person, lesson.lessonId, { code: codeNow(lesson) })).json()).toMatchObject({
      mark: 'LATE',
      minutesLate: 20,
      classHours: 3,
      attendedClassHours: 3,
    });
  });

  it('200: the code as it is typed on any keyboard', async () => {
    const lesson = await prepare();
    for (const zero of [0xff10, 0x0660]) {
      const typed = [...codeNow(lesson)].map((digit) => String.fromCharCode(zero + Number(digit))).join(' ');
      expect((await post(await trainee(lesson.cohortId), lesson.lessonId, { code: typed })).statusCode).toBe(200);
    }
  });

  it('200: repeating gives the first answer, also with an old code and after closing', async () => {
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    const first = (await post(person, lesson.lessonId, { code: codeNow(lesson) })).json<SignInResult>();
    await query(`update lesson set status = 'CLOSED', closed_at = now() where id = $1`, [lesson.lessonId]);
    const again = await post(person, lesson.lessonId, { code: wrongCode(lesson) });
    expect([again.statusCode, again.json()]).toEqual([200, { ...first, isRepeated: true }]);
  });

  it('200: the same person 8 times at once is one row, and one sign-in', async () => {
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    const answers = await whileHeld(lesson.lessonId, 8, () =>
      Promise.all(Array.from({ length: 8 }, () => post(person, lesson.lessonId, { code: codeNow(lesson) }))),
    );
    const results = answers.map((answer) => answer.json<SignInResult>());
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    expect(new Set(results.map(({ signedInAt }) => signedInAt)).size).toBe(1);
    expect(results.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
    expect(await rows(lesson.lessonId)).toHaveLength(1);
  });

  it('200: 20 at once, while the lesson is being closed: everybody is present or absent, nobody both or neither', async () => {
    const lesson = await prepare();
    const people = await Promise.all(Array.from({ length: 20 }, () => trainee(lesson.cohortId)));
    const code = codeNow(lesson);
    const [closing, ...answers] = await Promise.all([
      app.inject({
        method: 'POST',
        url: `/api/v1/lessons/${lesson.lessonId}/closing`,
        headers: { authorization: lesson.instructor.authorization },
      }),
      ...people.map((person) => post(person, lesson.lessonId, { code })),
    ]);
    expect(closing.statusCode).toBe(200);
    const stored = await rows(lesson.lessonId);
    const present = stored.filter(({ mark }) => mark === 'PRESENT').map((row) => row['enrollment_id']);
    const signedIn = people.filter((_, index) => answers[index]?.statusCode === 200);
    expect(stored).toHaveLength(20);
    expect(present.sort()).toEqual(signedIn.map(({ enrollmentId }) => enrollmentId).sort());
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(refused.map((answer) => answer.json<{ type: string }>().type)).toEqual(
      Array(refused.length).fill('/problems/lesson-not-open'),
    );
  });

  it('409: who comes while the lesson is being closed waits for that, and stays absent', async () => {
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    const answer = await whileHeld(
      lesson.lessonId,
      1,
      () => post(person, lesson.lessonId, { code: codeNow(lesson) }),
      async (work) => {
        const living = await lockLesson(work, lesson.lessonId);
        if (living) await closeLesson(work, living);
      },
    );
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/lesson-not-open' });
    expect(await rows(lesson.lessonId)).toMatchObject([{ mark: 'ABSENT', method: 'SYSTEM' }]);
  });

  it('200: 20 at once in an open lesson are 20 rows', async () => {
    const lesson = await prepare();
    const people = await Promise.all(Array.from({ length: 20 }, () => trainee(lesson.cohortId)));
    const answers = await whileHeld(lesson.lessonId, 20, () =>
      Promise.all(people.map((person) => post(person, lesson.lessonId, { code: codeNow(lesson) }))),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200));
    expect(await rows(lesson.lessonId)).toHaveLength(20);
  });

  it('422 for a code that has run out, 422 for a wrong one', async () => {
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    const old = await post(person, lesson.lessonId, { code: codeAt(lesson.secret, minutesAgo(3)) });
    expect(old.json()).toMatchObject({ status: 422, type: '/problems/sign-in-code-expired' });
    const wrong = await post(person, lesson.lessonId, { code: wrongCode(lesson) });
    expect(wrong.json()).toMatchObject({ status: 422, type: '/problems/sign-in-code-wrong' });
    expect(await rows(lesson.lessonId)).toEqual([]);
  });

  it('429 after ten wrong codes of one account, even for the right one, and not for anybody else', async () => {
    const lesson = await prepare();
    const [person, neighbor] = [await trainee(lesson.cohortId), await trainee(lesson.cohortId)];
    for (let attempt = 0; attempt < 10; attempt += 1) await post(person, lesson.lessonId, { code: wrongCode(lesson) });
    const locked = await post(person, lesson.lessonId, { code: codeNow(lesson) });
    expect(locked.json()).toMatchObject({
      status: 429,
      type: '/problems/too-many-requests',
      params: { minutes: expect.any(Number) },
    });
    expect((await post(neighbor, lesson.lessonId, { code: codeNow(lesson) })).statusCode).toBe(200);
    await query(`update sign_in_failure set window_started_at = now() - interval '5 minutes' where account_id = $1`, [
      person.accountId,
    ]);
    expect((await post(person, lesson.lessonId, { code: codeNow(lesson) })).statusCode).toBe(200);
  });

  it('409 before opening and after closing, 409 when the instructor has marked something else', async () => {
    for (const status of ['SCHEDULED', 'CLOSED', 'CANCELLED'] as const) {
      const lesson = await prepare({ status, startsAt: minutesAgo(300) });
      const answer = await post(await trainee(lesson.cohortId), lesson.lessonId, { code: codeNow(lesson) });
      expect(answer.json()).toMatchObject({ status: 409, type: '/problems/lesson-not-open', params: { status } });
    }
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    await query(
      `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, 'LEAVE', 0, 'INSTRUCTOR')`,
      [lesson.lessonId, person.enrollmentId],
    );
    expect((await post(person, lesson.lessonId, { code: codeNow(lesson) })).json()).toMatchObject({
      type: '/problems/attendance-marked',
      params: { mark: 'LEAVE' },
    });
  });

  it('404 when not confirmed in the cohort or not enrolled at all, 403 for whoever teaches the lesson', async () => {
    const lesson = await prepare();
    const code = codeNow(lesson);
    expect((await post(await trainee(lesson.cohortId, 'INVITED'), lesson.lessonId, { code })).statusCode).toBe(404);
    expect((await post(await signInAs(app, 'TRAINEE'), lesson.lessonId, { code })).statusCode).toBe(404);
    const own = await prepare();
    const teacher = await signInAs(app, 'TRAINEE', undefined, own.instructor.personId);
    await arrange(app, async (tx) => {
      const { id } = await buildTrainee(tx, { personId: teacher.personId });
      const consentId = (await buildConsent(tx, teacher.personId)).id;
      await buildEnrollment(tx, own.cohortId, id, { status: 'CONFIRMED', consentId });
    });
    expect((await post(teacher, own.lessonId, { code: codeNow(own) })).json()).toMatchObject({
      status: 403,
      type: '/problems/own-attendance',
    });
  });

  it('400, 401, 403 for an instructor', async () => {
    const lesson = await prepare();
    const person = await trainee(lesson.cohortId);
    for (const body of [{ code: '12345' }, { code: 'abcdef' }, {}, { code: '123456', seenAt: 'yesterday' }]) {
      expect((await post(person, lesson.lessonId, body)).statusCode).toBe(400);
    }
    expect((await post(person, 'x', { code: '123456' })).statusCode).toBe(400);
    expect((await post(undefined, lesson.lessonId, { code: '123456' })).statusCode).toBe(401);
    expect((await post(lesson.instructor, lesson.lessonId, { code: '123456' })).statusCode).toBe(403);
  });
});

describe('a phone without a connection', () => {
  const seen = (lesson: Prepared, minutes: number) => {
    const seenAt = minutesAgo(minutes);
    return { code: codeAt(lesson.secret, seenAt), seenAt: seenAt.toISOString() };
  };

  it('200: counts from when it saw the code, replaces the absence of closing, and is marked as offline', async () => {
    const lesson = await prepare({ startsAt: minutesAgo(300), status: 'CLOSED' });
    const person = await trainee(lesson.cohortId);
    await query(
      `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, 'ABSENT', 0, 'SYSTEM')`,
      [lesson.lessonId, person.enrollmentId],
    );
    const attempt = seen(lesson, 290);
    const answer = await post(person, lesson.lessonId, attempt);
    expect(answer.json()).toMatchObject({
      mark: 'LATE',
      minutesLate: 10,
      signedInAt: attempt.seenAt,
      isRepeated: false,
    });
    expect(await rows(lesson.lessonId)).toMatchObject([{ mark: 'LATE', method: 'CODE', is_offline: true }]);
    const [audit] = await query<{ seen: string }>(
      `select changes->>'seenOfflineAt' as seen from audit_log where changes->>'lessonId' = $1`,
      [lesson.lessonId],
    );
    expect(audit?.seen).toBe(attempt.seenAt);
  });

  it('422 when it comes too late or with a code of another instant, 400 from the future', async () => {
    const lesson = await prepare({ startsAt: minutesAgo(800) });
    const person = await trainee(lesson.cohortId);
    const late = await post(person, lesson.lessonId, seen(lesson, 721));
    expect(late.json()).toMatchObject({ status: 422, type: '/problems/sign-in-code-expired' });
    const other = await post(person, lesson.lessonId, { ...seen(lesson, 60), seenAt: minutesAgo(40).toISOString() });
    expect(other.statusCode).toBe(422);
    const future = await post(person, lesson.lessonId, { code: codeNow(lesson), seenAt: minutesAgo(-1).toISOString() });
    expect(future.json()).toMatchObject({ status: 400, errors: [{ pointer: '/seenAt' }] });
  });

  it('409 once the cohort is being decided', async () => {
    const lesson = await prepare({ startsAt: minutesAgo(300), status: 'CLOSED' });
    await query(`update cohort set status = 'CLOSING' where id = $1`, [lesson.cohortId]);
    const answer = await post(await trainee(lesson.cohortId), lesson.lessonId, seen(lesson, 290));
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/lesson-not-open' });
  });
});

describe('GET /api/v1/lessons/:id/sign-in-code', () => {
  const get = (by: SignedIn | undefined, lessonId: string) =>
    app.inject({
      url: `/api/v1/lessons/${lessonId}/sign-in-code`,
      headers: by ? { authorization: by.authorization } : {},
    });

  it('200: a code that lets somebody in, its link, and nothing of the secret', async () => {
    const lesson = await prepare();
    const answer = await get(lesson.instructor, lesson.lessonId);
    const { code, url, ...rest } = answer.json<{ code: string; url: string; validUntil: string; serverNow: string }>();
    expect(url).toBe(`http://silkcast.test/s/${lesson.lessonId}/${code}`);
    expect(rest).toEqual({ periodSeconds: 30, validUntil: expect.any(String), serverNow: expect.any(String) });
    expect(Date.parse(rest.validUntil) - Date.parse(rest.serverNow)).toBeLessThanOrEqual(30_000);
    expect((await post(await trainee(lesson.cohortId), lesson.lessonId, { code })).statusCode).toBe(200);
  });

  it('401, 403 for a trainee, 404 for another instructor of the same county, 409 when not open', async () => {
    const lesson = await prepare();
    const other = await signInAs(app, 'INSTRUCTOR', lesson.instructor.orgUnitId);
    expect((await get(undefined, lesson.lessonId)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'), lesson.lessonId)).statusCode).toBe(403);
    expect((await get(other, lesson.lessonId)).statusCode).toBe(404);
    const scheduled = await prepare({ status: 'SCHEDULED' });
    expect((await get(scheduled.instructor, scheduled.lessonId)).json()).toMatchObject({
      status: 409,
      type: '/problems/lesson-not-open',
    });
  });
});
