import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { beijingDate } from '#kernel';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR);

interface Prepared {
  trainee: SignedIn;
  instructor: SignedIn;
  coordinator: SignedIn;
  cohortId: string;
  past: string;
  open: string;
  coming: string;
}
/** A cohort with a lesson that is over, one that is open and one to come, an hour apart. */
async function prepare(): Promise<Prepared> {
  const coordinator = await signInAs(app, 'COORDINATOR');
  const instructor = await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId);
  const trainee = await signInAs(app, 'TRAINEE');
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { orgUnitId: coordinator.orgUnitId });
    const { id: instructorId } = await buildInstructor(tx, { personId: instructor.personId });
    const { id } = await buildTrainee(tx, { personId: trainee.personId });
    const consentId = (await buildConsent(tx, trainee.personId)).id;
    await buildEnrollment(tx, cohort.id, id, { status: 'CONFIRMED', consentId });
    const lesson = async (status: 'CLOSED' | 'OPEN' | 'SCHEDULED', hours: number) =>
      (await buildLesson(tx, cohort.id, { status, startsAt: inHours(hours), classHours: 1, instructorId })).id;
    const past = await lesson('CLOSED', -48);
    const open = await lesson('OPEN', 0);
    return { trainee, instructor, coordinator, cohortId: cohort.id, past, open, coming: await lesson('SCHEDULED', 48) };
  });
}
const get = (by: SignedIn | undefined, path: string) =>
  app.inject({ url: `/api/v1/${path}`, headers: by ? { authorization: by.authorization } : {} });
const idsOf = async (by: SignedIn, path: string): Promise<string[]> =>
  (await get(by, path)).json<{ items: { id: string }[] }>().items.map(({ id }) => id);

describe('GET /api/v1/me/lessons', () => {
  it('200: the coming ones soonest first and the past ones, as trainee and as instructor', async () => {
    const { trainee, instructor, past, open, coming } = await prepare();
    for (const person of [trainee, instructor]) {
      expect(await idsOf(person, 'me/lessons')).toEqual([open, coming]);
      expect(await idsOf(person, 'me/lessons?when=PAST')).toEqual([past]);
    }
    expect(await idsOf(trainee, 'me/lessons?pageSize=1&page=2')).toEqual([coming]);
    const { items, total } = (await get(trainee, 'me/lessons')).json<{ items: unknown[]; total: number }>();
    expect([total, items[0]]).toMatchObject([
      2,
      { as: 'TRAINEE', status: 'OPEN', canSignIn: true, attendance: null, counts: null, unit: { titleZh: '单元 1' } },
    ]);
    const taught = (await get(instructor, 'me/lessons')).json<{ items: unknown[] }>();
    expect(taught.items[0]).toMatchObject({ as: 'INSTRUCTOR', canSignIn: false, counts: { expected: 1, signedIn: 0 } });
  });

  it('shows nothing of a draft, and nothing of an enrollment that is only invited', async () => {
    const { trainee, instructor, cohortId } = await prepare();
    await arrange(app, (tx) => tx.query(`update enrollment set status = 'INVITED' where cohort_id = $1`, [cohortId]));
    expect(await idsOf(trainee, 'me/lessons')).toEqual([]);
    await arrange(app, (tx) => tx.query(`update cohort set timetable_status = 'DRAFT' where id = $1`, [cohortId]));
    expect(await idsOf(instructor, 'me/lessons')).toEqual([]);
  });

  it('keeps a cancelled lesson among the coming ones until its time has passed', async () => {
    const { trainee, open, coming, past } = await prepare();
    await arrange(app, (tx) => tx.query(`update lesson set status = 'CANCELLED' where id = any($1)`, [[coming, past]]));
    expect(await idsOf(trainee, 'me/lessons')).toEqual([open, coming]);
    expect(await idsOf(trainee, 'me/lessons?when=PAST')).toEqual([past]);
  });

  it('400, 401', async () => {
    const { trainee } = await prepare();
    expect((await get(trainee, 'me/lessons?when=EVER')).statusCode).toBe(400);
    expect((await get(undefined, 'me/lessons')).statusCode).toBe(401);
  });
});

describe('GET /api/v1/lessons/:id', () => {
  it('200: to each in their part, with what they may do', async () => {
    const { trainee, instructor, coordinator, open, past } = await prepare();
    const show = async (by: SignedIn, id: string) => (await get(by, `lessons/${id}`)).json<unknown>();
    expect(await show(trainee, open)).toMatchObject({ as: 'TRAINEE', allowedActions: ['sign-in'], counts: null });
    expect(await show(instructor, open)).toMatchObject({
      as: 'INSTRUCTOR',
      allowedActions: ['close', 'show-code', 'mark'],
    });
    expect(await show(coordinator, past)).toMatchObject({ as: 'COORDINATOR', allowedActions: ['correct'] });
  });

  it('401, 404 for whoever has no part in it', async () => {
    const { open, coordinator } = await prepare();
    expect((await get(undefined, `lessons/${open}`)).statusCode).toBe(401);
    for (const role of ['TRAINEE', 'COORDINATOR'] as const) {
      expect((await get(await signInAs(app, role), `lessons/${open}`)).statusCode).toBe(404);
    }
    expect((await get(await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId), `lessons/${open}`)).statusCode).toBe(
      404,
    );
  });
});

describe('GET /api/v1/lessons/today', () => {
  it('200: the lessons of a day of 北京时间 in the scope, with counts', async () => {
    const { coordinator, open, coming } = await prepare();
    const today = (await get(coordinator, 'lessons/today')).json<{ date: string; items: unknown[]; total: number }>();
    expect([today.date, today.total]).toEqual([beijingDate(new Date()), 1]);
    expect(today.items).toMatchObject([{ id: open, as: 'COORDINATOR', counts: { expected: 1, unmarked: 1 } }]);
    expect(await idsOf(coordinator, `lessons/today?date=${beijingDate(inHours(48))}`)).toEqual([coming]);
    expect(await idsOf(await signInAs(app, 'COORDINATOR'), 'lessons/today')).toEqual([]);
  });

  it('400, 401, 403 for a trainee', async () => {
    const { coordinator, trainee } = await prepare();
    expect((await get(coordinator, 'lessons/today?date=tomorrow')).statusCode).toBe(400);
    expect((await get(undefined, 'lessons/today')).statusCode).toBe(401);
    expect((await get(trainee, 'lessons/today')).statusCode).toBe(403);
  });
});
