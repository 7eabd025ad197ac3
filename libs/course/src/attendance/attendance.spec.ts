import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson, type LessonOverrides } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const NAMES = ['阿卜杜拉·伊卜拉伊木', '郝占军', '米尔扎提·喀米力'];
const [FIRST = '', SECOND = '', THIRD = ''] = NAMES;

interface Prepared {
  coordinator: SignedIn;
  instructor: SignedIn;
  cohortId: string;
  lessonId: string;
  /** Enrollments by name. */
  ids: Record<string, string>;
  persons: Record<string, string>;
}
async function prepare(overrides: LessonOverrides = {}): Promise<Prepared> {
  const coordinator = await signInAs(app, 'COORDINATOR');
  const instructor = await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId);
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { orgUnitId: coordinator.orgUnitId, status: 'RUNNING' });
    const { id } = await buildInstructor(tx, { personId: instructor.personId });
    const [ids, persons]: [Record<string, string>, Record<string, string>] = [{}, {}];
    for (const name of NAMES) {
      const person = await buildPerson(tx, { name_zh: name });
      const trainee = await buildTrainee(tx, { personId: person.id });
      const consentId = (await buildConsent(tx, person.id)).id;
      ids[name] = (await buildEnrollment(tx, cohort.id, trainee.id, { status: 'CONFIRMED', consentId })).id;
      persons[name] = person.id;
    }
    await buildEnrollment(tx, cohort.id, (await buildTrainee(tx)).id, { status: 'WAITLISTED' });
    const lesson = await buildLesson(tx, cohort.id, { status: 'OPEN', instructorId: id, ...overrides });
    return { coordinator, instructor, cohortId: cohort.id, lessonId: lesson.id, ids, persons };
  });
}
const authorized = (by?: SignedIn): Record<string, string> => (by ? { authorization: by.authorization } : {});
const get = (by: SignedIn | undefined, path: string) => app.inject({ url: `/api/v1/${path}`, headers: authorized(by) });
const put = (by: SignedIn | undefined, lessonId: string, payload: object, reason?: string) =>
  app.inject({
    method: 'PUT',
    url: `/api/v1/lessons/${lessonId}/attendance`,
    headers: { ...authorized(by), ...(reason ? { 'x-reason': encodeURIComponent(reason) } : {}) },
    payload,
  });
const marks = (method: string, ...given: { enrollmentId?: string; mark: string; minutesLate?: number }[]) => ({
  method,
  marks: given,
});
const audits = (lessonId: string) =>
  arrange(app, (tx) =>
    tx.query(
      `select actor_person_id as by, reason, changes->'before' as before, changes->'after' as after from audit_log
       where changes->>'lessonId' = $1 order by id`,
      [lessonId],
    ),
  );

interface Sheet {
  items: { nameZh: string; mark: string | null }[];
  total: number;
  counts: Record<string, number>;
  lesson: { as: string; allowedActions: string[] };
}

describe('GET /api/v1/lessons/:id/attendance', () => {
  it('200: everybody confirmed by pinyin, with counts; to the instructor and to the coordinator', async () => {
    const { instructor, coordinator, lessonId, ids } = await prepare();
    await put(instructor, lessonId, marks('INSTRUCTOR', { enrollmentId: ids[SECOND], mark: 'LATE', minutesLate: 20 }));
    const sheet = (await get(instructor, `lessons/${lessonId}/attendance`)).json<Sheet>();
    expect([sheet.total, sheet.items.map(({ nameZh }) => nameZh)]).toEqual([3, NAMES]);
    expect(sheet.items[0]).toMatchObject({ mark: null, classHours: null, mobileMasked: '138****1234' });
    expect(sheet.items[1]).toMatchObject({ mark: 'LATE', classHours: 3, minutesLate: 20, method: 'INSTRUCTOR' });
    expect(sheet.counts).toEqual({
      expected: 3,
      signedIn: 1,
      present: 0,
      late: 1,
      leftEarly: 0,
      leave: 0,
      absent: 0,
      unmarked: 2,
    });
    expect(sheet.lesson.as).toBe('INSTRUCTOR');
    const overseen = (await get(coordinator, `lessons/${lessonId}/attendance`)).json<Sheet>();
    expect([overseen.lesson.as, overseen.total]).toEqual(['COORDINATOR', 3]);
  });

  it('filters by mark and by name in any spelling of the dot', async () => {
    const { instructor, lessonId, ids } = await prepare();
    await put(instructor, lessonId, marks('INSTRUCTOR', { enrollmentId: ids[SECOND], mark: 'PRESENT' }));
    const names = async (filter: string): Promise<string[]> =>
      (await get(instructor, `lessons/${lessonId}/attendance?${filter}`)).json<Sheet>().items.map((row) => row.nameZh);
    expect(await names('mark=PRESENT')).toEqual([SECOND]);
    expect(await names('mark=NONE')).toEqual([FIRST, THIRD]);
    expect(await names(`search=${encodeURIComponent('米尔扎提喀')}`)).toEqual([THIRD]);
    expect(await names('pageSize=1&page=2')).toEqual([SECOND]);
  });

  it('400, 401, 403 for a trainee, 404 for another instructor of the county and another coordinator', async () => {
    const { coordinator, lessonId } = await prepare();
    const path = `lessons/${lessonId}/attendance`;
    expect((await get(coordinator, `${path}?mark=GONE`)).statusCode).toBe(400);
    expect((await get(undefined, path)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'), path)).statusCode).toBe(403);
    expect((await get(await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId), path)).statusCode).toBe(404);
    expect((await get(await signInAs(app, 'COORDINATOR'), path)).statusCode).toBe(404);
  });
});

describe('PUT /api/v1/lessons/:id/attendance', () => {
  it('200: the instructor marks a whole list; only what differs changes, with before and after in the audit', async () => {
    const { instructor, lessonId, ids } = await prepare();
    const first = await put(
      instructor,
      lessonId,
      marks(
        'PAPER',
        { enrollmentId: ids[FIRST], mark: 'PRESENT' },
        { enrollmentId: ids[SECOND], mark: 'LEFT_EARLY', minutesLate: 61 },
        { enrollmentId: ids[THIRD], mark: 'LEAVE', minutesLate: 30 },
      ),
    );
    expect([first.statusCode, first.json()]).toMatchObject([
      200,
      { changed: 3, counts: { present: 1, leftEarly: 1, leave: 1, unmarked: 0 } },
    ]);
    const second = await put(
      instructor,
      lessonId,
      marks('INSTRUCTOR', { enrollmentId: ids[FIRST], mark: 'PRESENT' }, { enrollmentId: ids[THIRD], mark: 'ABSENT' }),
    );
    expect(second.json()).toMatchObject({ changed: 1, counts: { present: 1, leave: 0, absent: 1 } });
    const [, , , last] = (await audits(lessonId)) as unknown[];
    expect(last).toEqual({
      by: instructor.personId,
      reason: null,
      before: { mark: 'LEAVE', classHours: 0, minutesLate: null, method: 'PAPER' },
      after: { mark: 'ABSENT', classHours: 0, minutesLate: null, method: 'INSTRUCTOR' },
    });
    const stored: unknown[] = await arrange(app, (tx) =>
      tx.query(
        `select class_hours as hours, method from attendance where enrollment_id = any($1) order by class_hours`,
        [Object.values(ids)],
      ),
    );
    expect(stored).toEqual([
      { hours: 0, method: 'INSTRUCTOR' },
      { hours: 2, method: 'PAPER' },
      { hours: 4, method: 'PAPER' },
    ]);
  });

  it('200: after closing a coordinator corrects with a reason, which the audit keeps', async () => {
    const { coordinator, lessonId, ids } = await prepare({ status: 'CLOSED' });
    const body = marks('PAPER', { enrollmentId: ids[FIRST], mark: 'PRESENT' });
    const refused = await put(coordinator, lessonId, body);
    expect(refused.json()).toMatchObject({ status: 422, type: '/problems/reason-required' });
    expect((await put(coordinator, lessonId, body, '签到表补录')).json()).toMatchObject({ changed: 1 });
    expect(await audits(lessonId)).toMatchObject([{ by: coordinator.personId, reason: '签到表补录', before: null }]);
  });

  it('403: an instructor after closing, a coordinator before it; 409 before opening and once the cohort is decided', async () => {
    const closed = await prepare({ status: 'CLOSED' });
    const body = marks('INSTRUCTOR', { enrollmentId: closed.ids[FIRST], mark: 'PRESENT' });
    expect((await put(closed.instructor, closed.lessonId, body, 'late')).statusCode).toBe(403);
    const open = await prepare();
    const openBody = marks('INSTRUCTOR', { enrollmentId: open.ids[FIRST], mark: 'PRESENT' });
    expect((await put(open.coordinator, open.lessonId, openBody, 'early')).statusCode).toBe(403);
    const scheduled = await prepare({ status: 'SCHEDULED' });
    const scheduledBody = marks('INSTRUCTOR', { enrollmentId: scheduled.ids[FIRST], mark: 'PRESENT' });
    expect((await put(scheduled.instructor, scheduled.lessonId, scheduledBody)).json()).toMatchObject({
      status: 409,
      type: '/problems/lesson-not-open',
    });
    await arrange(app, (tx) => tx.query(`update cohort set status = 'CLOSED' where id = $1`, [closed.cohortId]));
    expect((await put(closed.coordinator, closed.lessonId, body, 'too late')).json()).toMatchObject({
      status: 409,
      type: '/problems/cohort-settled',
    });
  });

  it('403: nobody marks themselves, and then no mark of the list is written', async () => {
    const { coordinator, lessonId, ids, persons } = await prepare({ status: 'CLOSED' });
    const self = await signInAs(app, 'COORDINATOR', coordinator.orgUnitId, persons[SECOND]);
    const both = marks(
      'PAPER',
      { enrollmentId: ids[FIRST], mark: 'PRESENT' },
      { enrollmentId: ids[SECOND], mark: 'PRESENT' },
    );
    expect((await put(self, lessonId, both, 'mine')).json()).toMatchObject({ type: '/problems/own-attendance' });
    expect(await audits(lessonId)).toEqual([]);
  });

  it('404: somebody of another cohort, a waiting one, a foreign lesson; 400: twice the same, no marks', async () => {
    const { instructor, lessonId, ids } = await prepare();
    const other = await prepare();
    const foreign = marks('INSTRUCTOR', { enrollmentId: other.ids[FIRST], mark: 'PRESENT' });
    expect((await put(instructor, lessonId, foreign)).statusCode).toBe(404);
    expect((await put(instructor, other.lessonId, foreign)).statusCode).toBe(404);
    const mark = { enrollmentId: ids[FIRST], mark: 'PRESENT' };
    expect((await put(instructor, lessonId, marks('INSTRUCTOR', mark, mark))).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/marks/1/enrollmentId' }],
    });
    expect((await put(instructor, lessonId, marks('INSTRUCTOR'))).statusCode).toBe(400);
    expect((await put(instructor, lessonId, marks('SYSTEM', mark))).statusCode).toBe(400);
    expect((await put(undefined, lessonId, marks('INSTRUCTOR', mark))).statusCode).toBe(401);
    expect((await put(await signInAs(app, 'TRAINEE'), lessonId, marks('INSTRUCTOR', mark))).statusCode).toBe(403);
  });

  it('two lists for the same class at once leave one mark each', async () => {
    const { instructor, lessonId, ids } = await prepare();
    const list = (mark: string, order: string[]) =>
      put(instructor, lessonId, marks('INSTRUCTOR', ...order.map((name) => ({ enrollmentId: ids[name], mark }))));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        list(turn % 2 ? 'PRESENT' : 'ABSENT', turn % 2 ? NAMES : [...NAMES].reverse()),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    const { counts } = (await get(instructor, `lessons/${lessonId}/attendance`)).json<Sheet>();
    expect([counts['present'], counts['absent']]).toContain(3);
  });
});

describe('GET /api/v1/cohorts/:id/attendance', () => {
  it('200: class hours and rate of what is over; exactly 80 % is on course', async () => {
    const { coordinator, instructor, cohortId, lessonId, ids } = await prepare({ status: 'CLOSED', classHours: 5 });
    const correct = (name: string, minutesLate: number) =>
      put(coordinator, lessonId, marks('PAPER', { enrollmentId: ids[name], mark: 'LATE', minutesLate }), 'from paper');
    await correct(FIRST, 16);
    await correct(SECOND, 61);
    await arrange(app, (tx) => buildLesson(tx, cohortId, { status: 'SCHEDULED', classHours: 3 }));
    const answer = await get(coordinator, `cohorts/${cohortId}/attendance`);
    const hours = { plannedClassHours: 8, heldClassHours: 5 };
    expect([answer.statusCode, answer.json<{ items: unknown[] }>().items]).toMatchObject([
      200,
      [
        { ...hours, nameZh: FIRST, attendedClassHours: 4, rateHundredths: 8000, isOnCourse: true },
        { ...hours, nameZh: SECOND, attendedClassHours: 3, rateHundredths: 6000, isOnCourse: false },
        { ...hours, nameZh: THIRD, attendedClassHours: 0, rateHundredths: 0, isOnCourse: false },
      ],
    ]);
    expect((await get(instructor, `cohorts/${cohortId}/attendance`)).statusCode).toBe(200);
  });

  it('no rate before the first lesson; 401, 403 for a trainee, 404 for who has nothing to do with it', async () => {
    const { coordinator, cohortId } = await prepare();
    const path = `cohorts/${cohortId}/attendance`;
    const { items } = (await get(coordinator, path)).json<{ items: unknown[] }>();
    expect(items[0]).toMatchObject({ heldClassHours: 0, rateHundredths: null, isOnCourse: true });
    expect((await get(undefined, path)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'), path)).statusCode).toBe(403);
    expect((await get(await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId), path)).statusCode).toBe(404);
    expect((await get(await signInAs(app, 'COORDINATOR'), path)).statusCode).toBe(404);
  });
});
