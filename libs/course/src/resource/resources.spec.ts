import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOrgUnit, signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { at, buildRoom, call, lessonAt, planNow, setStage } from '../timetable/testing.js';
import { TimetableWorkerModule } from '../timetable/timetable-worker.module.js';
import type { ResourceChanged, ResourceView } from './resource.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const room = (orgUnitId: string, overrides: object = {}) => ({
  orgUnitId,
  kind: 'ROOM',
  name: '一号教室',
  capacity: 40,
  ...overrides,
});

describe('POST /api/v1/resources', () => {
  it('201: a room of an org unit in the scope, listed, found by name, and used by the next plan', async () => {
    const stage = await setStage(app, { capacity: 60 });
    expect((await planNow(app, stage)).lessons.map(({ status }) => status)).toEqual(['UNPLACED', 'UNPLACED']);
    const response = await call(app, stage.by, 'POST', '/resources', {
      ...room(stage.baseId, { capacity: 60, name: ' 大教室 ', equipment: ['STUDIO', 'STUDIO', 'PROJECTOR'] }),
    });
    expect([response.statusCode, response.json()]).toMatchObject([
      201,
      {
        kind: 'ROOM',
        name: '大教室',
        capacity: 60,
        equipment: ['STUDIO', 'PROJECTOR'],
        closedOn: null,
        orgUnit: { id: stage.baseId },
      },
    ]);
    const { id } = response.json<ResourceView>();
    const found = await call(app, stage.by, 'GET', `/resources?search=${encodeURIComponent('大教')}&kind=ROOM`);
    expect(found.json()).toMatchObject({ total: 1, items: [{ id }] });
    // Many places have a room of the same name: people look for the place.
    await arrange(app, (tx) => tx.query(`update org_unit set name_zh = '城西基地' where id = $1`, [stage.baseId]));
    const there = await call(app, stage.by, 'GET', `/resources?search=${encodeURIComponent('城西')}&kind=ROOM`);
    expect(there.json<{ items: { id: string }[] }>().items.map((one) => one.id)).toContain(id);
    expect((await planNow(app, stage)).lessons.map((lesson) => lesson.room?.id)).toEqual([id, id]);
  });

  it('409 for the name of another room there, 201 for the same name elsewhere or of another kind', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const create = (body: object) => call(app, by, 'POST', '/resources', body);
    expect((await create(room(by.orgUnitId))).statusCode).toBe(201);
    expect((await create(room(by.orgUnitId))).json()).toMatchObject({
      status: 409,
      type: '/problems/resource-name-taken',
    });
    const base = await arrange(app, (tx) => buildOrgUnit(tx, { parent_id: by.orgUnitId }));
    expect((await create(room(base.id))).statusCode).toBe(201);
    expect((await create(room(by.orgUnitId, { kind: 'STUDIO' }))).statusCode).toBe(201);
    const both = await Promise.all([1, 2].map(() => create(room(base.id, { name: '二号教室' }))));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it('400, 401, 403 for an instructor, 404 outside the scope', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const create = (body: object, as: typeof by | undefined = by) => call(app, as, 'POST', '/resources', body);
    for (const wrong of [
      { kind: 'COHORT' },
      { kind: 'INSTRUCTOR' },
      { name: '  ' },
      { name: 'x'.repeat(101) },
      { capacity: 0 },
      { capacity: 1.5 },
      { equipment: ['ring light'] },
    ]) {
      expect([wrong, (await create(room(by.orgUnitId, wrong))).statusCode]).toEqual([wrong, 400]);
    }
    expect((await call(app, undefined, 'POST', '/resources', room(by.orgUnitId))).statusCode).toBe(401);
    expect((await create(room(by.orgUnitId), await signInAs(app, 'INSTRUCTOR', by.orgUnitId))).statusCode).toBe(403);
    const foreign = await arrange(app, (tx) => buildOrgUnit(tx));
    expect((await create(room(foreign.id))).json()).toMatchObject({ status: 404, params: { what: 'org-unit' } });
  });
});

describe('PATCH /api/v1/resources/:id', () => {
  it('200: closes a room, names the coming lessons in it, and the planner looks for another', async () => {
    const stage = await setStage(app);
    const timetable = await planNow(app, stage);
    const close = await call(app, stage.by, 'PATCH', `/resources/${stage.roomId}`, { closedOn: '2099-06-08' });
    expect(close.json()).toMatchObject({
      resource: { id: stage.roomId, closedOn: '2099-06-08' },
      affectedLessons: [
        { lessonId: lessonAt(timetable, 1).id, kind: 'AVAILABILITY', startsAt: at('10:00'), titleZh: '单元 1' },
      ],
    });
    // Lessons stay until somebody moves them or plans again.
    const other = await arrange(app, (tx) => buildRoom(tx, stage.baseId));
    expect(lessonAt(await planNow(app, stage), 1).room?.id).toBe(other);
    const open = await call(app, stage.by, 'PATCH', `/resources/${stage.roomId}`, { closedOn: null });
    expect(open.json()).toMatchObject({ resource: { closedOn: null }, affectedLessons: [] });
  });

  it('200: fewer seats and lost equipment touch lessons as well; a day after them touches none', async () => {
    const stage = await setStage(app);
    const timetable = await planNow(app, stage);
    const { id } = (
      await call(app, stage.by, 'POST', '/resources', room(stage.baseId, { equipment: ['STUDIO'] }))
    ).json<ResourceView>();
    const lesson = lessonAt(timetable, 2);
    await call(app, stage.by, 'PATCH', `/lessons/${lesson.id}`, { roomId: id });
    const change = async (body: object) =>
      (await call(app, stage.by, 'PATCH', `/resources/${id}`, body))
        .json<ResourceChanged>()
        .affectedLessons.map(({ lessonId, kind }) => [lessonId, kind]);
    expect(await change({ closedOn: '2099-06-09' })).toEqual([]);
    expect(await change({ capacity: 33 })).toEqual([]);
    expect(await change({ capacity: 32 })).toEqual([[lesson.id, 'CAPACITY']]);
    expect(await change({ capacity: null })).toEqual([]);
    expect(await change({ equipment: ['PROJECTOR'] })).toEqual([[lesson.id, 'ROOM_KIND']]);
    expect(await change({ name: '新名' })).toEqual([[lesson.id, 'ROOM_KIND']]);
  });

  it('400, 403, 404 for unknown, foreign, and what is no place; 409 for a taken name', async () => {
    const stage = await setStage(app);
    const patch = (id: string, body: object, by = stage.by) => call(app, by, 'PATCH', `/resources/${id}`, body);
    expect((await patch(stage.roomId, { closedOn: '2099-02-30' })).statusCode).toBe(400);
    expect((await patch(stage.roomId, {}, await signInAs(app, 'TRAINEE'))).statusCode).toBe(403);
    expect((await patch(stage.roomId, {}, await signInAs(app, 'COORDINATOR'))).statusCode).toBe(404);
    for (const id of [stage.cohortResourceId, stage.instructor.resourceId]) {
      expect((await patch(id, { name: '改名' })).json()).toMatchObject({ status: 404, params: { what: 'resource' } });
    }
    const taken = await arrange(app, (tx) => buildRoom(tx, stage.baseId, { name: '已有' }));
    expect((await patch(stage.roomId, { name: '已有' })).json()).toMatchObject({
      type: '/problems/resource-name-taken',
    });
    expect((await patch(taken, { name: '已有' })).statusCode).toBe(200);
  });
});
