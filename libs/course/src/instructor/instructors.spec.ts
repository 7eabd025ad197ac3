import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOrgUnit, buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { at, buildInstructor, call, lessonAt, planNow, setStage } from '../timetable/testing.js';
import { TimetableWorkerModule } from '../timetable/timetable-worker.module.js';
import type { InstructorView } from './instructor.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const period = (fromDate: string, untilDate: string, isAvailable = true) => ({ fromDate, untilDate, isAvailable });
const create = (by: SignedIn | undefined, body: object) => call(app, by, 'POST', '/instructors', body);
const nobody = '00000000-0000-4000-8000-000000000000';

describe('POST /api/v1/instructors', () => {
  it('201: from an account with the role, with what the person can teach; planned from then on', async () => {
    const stage = await setStage(app);
    await arrange(app, (tx) => tx.query(`delete from instructor where id = $1`, [stage.instructor.id]));
    expect((await planNow(app, stage)).conflicts).toHaveLength(2);
    const opened = await call(app, stage.by, 'POST', '/accounts', {
      nameZh: '帕提古丽·吐尔逊',
      mobile: '13800001234',
      role: 'INSTRUCTOR',
      orgUnitId: stage.baseId,
    });
    const { personId } = opened.json<{ personId: string }>();
    const response = await create(stage.by, {
      personId,
      orgUnitId: stage.baseId,
      kind: 'LOCAL',
      courseUnitIds: [...stage.unitIds, ...stage.unitIds],
    });
    expect([response.statusCode, response.json()]).toMatchObject([
      201,
      {
        personId,
        nameZh: '帕提古丽·吐尔逊',
        kind: 'LOCAL',
        orgUnit: { id: stage.baseId },
        competences: stage.unitIds.map((courseUnitId) => ({ courseUnitId })),
        availability: [],
      },
    ]);
    const { id } = response.json<InstructorView>();
    expect((await planNow(app, stage)).lessons.map(({ instructor }) => instructor?.id)).toEqual([id, id]);
    const list = await call(app, stage.by, 'GET', `/instructors?search=${encodeURIComponent('古丽吐尔')}`);
    expect(list.json()).toMatchObject({ total: 1, items: [{ id }] });
    const [kept] = await arrange(app, (tx) =>
      tx.query(`select r.kind, r.name from instructor i join resource r on r.id = i.resource_id where i.id = $1`, [id]),
    );
    expect(kept).toEqual({ kind: 'INSTRUCTOR', name: '讲师' });
  });

  it('409 without the role or with one that has ended, and when the person is one already, also at once', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const trainee = await signInAs(app, 'TRAINEE', by.orgUnitId);
    const body = { personId: trainee.personId, orgUnitId: by.orgUnitId, kind: 'LOCAL' };
    expect((await create(by, body)).json()).toMatchObject({ status: 409, type: '/problems/instructor-role-missing' });
    await signInAs(app, 'INSTRUCTOR', by.orgUnitId, trainee.personId);
    await arrange(app, (tx) =>
      tx.query(`update role_assignment set valid_until = '2020-12-31' where person_id = $1 and role = 'INSTRUCTOR'`, [
        trainee.personId,
      ]),
    );
    expect((await create(by, body)).json()).toMatchObject({ type: '/problems/instructor-role-missing' });
    const teacher = await signInAs(app, 'INSTRUCTOR', by.orgUnitId);
    const again = { ...body, personId: teacher.personId };
    const answers = await Promise.all([create(by, again), create(by, again)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect((await create(by, again)).json()).toMatchObject({ type: '/problems/instructor-exists' });
  });

  it('400 for unknown units and for a visitor without a stay, 401, 403, 404 outside the scope', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const { personId } = await signInAs(app, 'INSTRUCTOR', by.orgUnitId);
    const body = { personId, orgUnitId: by.orgUnitId, kind: 'LOCAL' };
    expect((await create(by, { ...body, courseUnitIds: [nobody] })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/courseUnitIds/0', code: 'unknown-course-unit' }],
    });
    expect((await create(by, { ...body, kind: 'VISITING' })).json()).toMatchObject({
      errors: [{ pointer: '/availability', code: 'presence-required' }],
    });
    expect((await create(undefined, body)).statusCode).toBe(401);
    expect((await create(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), body)).statusCode).toBe(403);
    const [foreign, stranger] = await arrange(
      app,
      async (tx) => [await buildOrgUnit(tx), await buildPerson(tx)] as const,
    );
    expect((await create(by, { ...body, orgUnitId: foreign.id })).json()).toMatchObject({
      params: { what: 'org-unit' },
    });
    expect((await create(by, { ...body, personId: stranger.id })).json()).toMatchObject({ params: { what: 'person' } });
    expect((await create(by, { ...body, personId: nobody })).statusCode).toBe(404);
    const visit = { ...body, kind: 'VISITING', availability: [period('2099-06-01', '2099-06-30')] };
    expect((await create(by, visit)).json()).toMatchObject({ kind: 'VISITING', availability: [{ note: null }] });
  });
});

describe('PATCH /api/v1/instructors/:id', () => {
  it('200: changes what somebody can teach, and names the coming lessons that this touches', async () => {
    const stage = await setStage(app);
    const timetable = await planNow(app, stage);
    const patch = (body: object) => call(app, stage.by, 'PATCH', `/instructors/${stage.instructor.id}`, body);
    expect((await patch({ courseUnitIds: [stage.unitIds[0]] })).json()).toMatchObject({
      instructor: { competences: [{ courseUnitId: stage.unitIds[0] }] },
      affectedLessons: [{ lessonId: lessonAt(timetable, 2).id, kind: 'COMPETENCE', startsAt: at('16:00') }],
    });
    expect((await patch({ courseUnitIds: stage.unitIds })).json()).toMatchObject({ affectedLessons: [] });
    expect((await patch({ courseUnitIds: [] })).json()).toMatchObject({ affectedLessons: [{}, {}] });
    expect((await patch({ courseUnitIds: [nobody] })).statusCode).toBe(400);
    expect((await patch({ kind: 'VISITING' })).json()).toMatchObject({ errors: [{ code: 'presence-required' }] });
    const seat = await arrange(app, (tx) => buildOrgUnit(tx, { parent_id: stage.by.orgUnitId }));
    expect((await patch({ orgUnitId: seat.id })).json()).toMatchObject({
      instructor: { kind: 'LOCAL', orgUnit: { id: seat.id } },
    });
    const [{ place } = { place: '' }] = await arrange<{ place: string }[]>(app, (tx) =>
      tx.query(`select org_unit_id as place from resource where id = $1`, [stage.instructor.resourceId]),
    );
    expect(place).toBe(seat.id);
  });

  it('403 for an instructor, 404 outside the scope, also for the new place', async () => {
    const stage = await setStage(app);
    const patch = (by: SignedIn, body: object) => call(app, by, 'PATCH', `/instructors/${stage.instructor.id}`, body);
    expect((await patch(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), {})).statusCode).toBe(403);
    expect((await patch(await signInAs(app, 'COORDINATOR'), {})).statusCode).toBe(404);
    const foreign = await arrange(app, (tx) => buildOrgUnit(tx));
    expect((await patch(stage.by, { orgUnitId: foreign.id })).json()).toMatchObject({ params: { what: 'org-unit' } });
  });
});

describe('PUT /api/v1/instructors/:id/availability', () => {
  const put = (by: SignedIn | undefined, id: string, periods: object[]) =>
    call(app, by, 'PUT', `/instructors/${id}/availability`, { periods });

  it('200: replaces all periods; overlapping ones are joined, days away win; names the lessons it touches', async () => {
    const stage = await setStage(app);
    const timetable = await planNow(app, stage);
    await put(stage.by, stage.instructor.id, [period('2099-01-01', '2099-01-02', false)]);
    const response = await put(stage.by, stage.instructor.id, [
      { ...period('2099-06-01', '2099-06-20'), note: '杭州' },
      period('2099-06-10', '2099-06-30'),
      period('2099-06-08', '2099-06-08', false),
    ]);
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      {
        instructor: {
          availability: [
            { fromDate: '2099-06-01', untilDate: '2099-06-20', isAvailable: true, note: '杭州' },
            { fromDate: '2099-06-08', isAvailable: false, note: null },
            { fromDate: '2099-06-10', untilDate: '2099-06-30' },
          ],
        },
        affectedLessons: timetable.lessons.map(({ id }) => ({ lessonId: id, kind: 'AVAILABILITY' })),
      },
    ]);
    expect((await planNow(app, stage)).lessons.map(({ startsAt }) => startsAt)).toEqual([
      at('10:00', 1),
      at('16:00', 1),
    ]);
    expect((await put(stage.by, stage.instructor.id, [])).json()).toMatchObject({
      instructor: { availability: [] },
      affectedLessons: [],
    });
  });

  it('400 for dates turned round, presence that is wholly away, days that do not exist, a visitor without a stay', async () => {
    const stage = await setStage(app);
    const wrong = async (periods: object[], id = stage.instructor.id) =>
      (await put(stage.by, id, periods)).json<{ status: number; errors: { pointer: string; code: string }[] }>();
    expect(await wrong([period('2099-06-01', '2099-06-02'), period('2099-06-08', '2099-06-07')])).toMatchObject({
      status: 400,
      errors: [{ pointer: '/periods/1/untilDate', code: 'before-from' }],
    });
    expect(await wrong([period('2099-06-08', '2099-06-09'), period('2099-06-01', '2099-06-30', false)])).toMatchObject({
      status: 400,
      errors: [{ pointer: '/periods/0/untilDate', code: 'never-present' }],
    });
    expect(await wrong([period('2099-02-29', '2099-03-01')])).toMatchObject({ status: 400 });
    expect(await wrong(Array.from({ length: 101 }, () => period('2099-06-01', '2099-06-01')))).toMatchObject({
      status: 400,
    });
    const visitor = await arrange(app, (tx) => buildInstructor(tx, stage.baseId, stage.unitIds, { kind: 'VISITING' }));
    expect(await wrong([period('2099-06-01', '2099-06-30', false)], visitor.id)).toMatchObject({
      errors: [{ pointer: '/periods', code: 'presence-required' }],
    });
    expect((await put(stage.by, visitor.id, [period('2099-06-01', '2099-06-30')])).statusCode).toBe(200);
  });

  it('401, 403 for the instructor, 404 outside the scope', async () => {
    const stage = await setStage(app);
    const { id, personId } = stage.instructor;
    expect((await put(undefined, id, [])).statusCode).toBe(401);
    expect((await put(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId, personId), id, [])).statusCode).toBe(403);
    expect((await put(await signInAs(app, 'COORDINATOR'), id, [])).statusCode).toBe(404);
  });
});
