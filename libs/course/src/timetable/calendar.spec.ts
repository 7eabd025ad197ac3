import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import type { Calendar, CalendarChoices } from './calendar.presenter.js';
import { at, buildCountyBase, call, lessonAt, planNow, setStage, type Stage } from './testing.js';
import type { Timetable } from './timetable.presenter.js';
import { TimetableWorkerModule } from './timetable-worker.module.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const calendar = (by: Stage['by'] | undefined, search: string) => call(app, by, 'GET', `/calendar?${search}`);
const idsOf = async (by: Stage['by'], search: string): Promise<string[]> =>
  (await calendar(by, search)).json<Calendar>().lessons.id;
const WEEK = 'from=2099-06-08&to=2099-06-14';

async function planned(by?: Stage['by']): Promise<{ stage: Stage; timetable: Timetable }> {
  const stage = await setStage(app, { by });
  return { stage, timetable: await planNow(app, stage) };
}

describe('GET /api/v1/calendar', () => {
  it('200: placed lessons of the scope as columns, what they share said once; the base sees them too', async () => {
    const { stage, timetable } = await planned();
    const [theory, practice] = [lessonAt(timetable, 1), lessonAt(timetable, 2)];
    const found = (await calendar(stage.by, 'from=2099-06-08&to=2099-06-08')).json<Calendar>();
    expect(found).toMatchObject({
      isTruncated: false,
      lessons: {
        id: [theory.id, practice.id],
        cohort: [0, 0],
        unit: [0, 1],
        instructor: [0, 0],
        room: [0, 1],
        position: [1, 2],
        classHours: [4, 4],
        start: [600, 960],
        minutes: [180, 180],
        status: [0, 0],
        isLocked: [0, 0],
      },
      statuses: ['DRAFT'],
      cohorts: [{ id: stage.cohortId, baseId: stage.baseId, isPublished: false, mayMove: true }],
      units: [
        { id: stage.unitIds[0], mode: 'THEORY' },
        { id: stage.unitIds[1], mode: 'PRACTICE' },
      ],
      instructors: [{ id: stage.instructor.id, placeId: stage.baseId }],
      rooms: [{ id: stage.roomId, placeId: stage.baseId }, { id: stage.studioId }],
      places: [{ id: stage.baseId }],
    });
    expect(await idsOf(stage.by, 'from=2099-06-09&to=2099-06-30')).toEqual([]);
    const ofBase = await signInAs(app, 'COORDINATOR', stage.baseId);
    expect(await idsOf(ofBase, 'from=2099-06-08&to=2099-06-08')).toHaveLength(2);
    const stranger = await signInAs(app, 'COORDINATOR');
    expect((await calendar(stranger, WEEK)).json()).toMatchObject({ lessons: { id: [] }, cohorts: [], places: [] });
  });

  it('200: narrowed by programme, cohort, base, instructor and room, each alone and together', async () => {
    const first = await planned();
    const second = await planned(first.stage.by);
    const { by } = first.stage;
    const [theory, practice] = [lessonAt(second.timetable, 1).id, lessonAt(second.timetable, 2).id];
    const [{ programme } = { programme: '' }] = await query<{ programme: string }>(
      `select programme_id as programme from cohort where id = $1`,
      [second.stage.cohortId],
    );
    expect(await idsOf(by, WEEK)).toHaveLength(4);
    for (const [name, id] of [
      ['programmeId', programme],
      ['cohortId', second.stage.cohortId],
      ['baseId', second.stage.baseId],
      ['instructorId', second.stage.instructor.id],
    ]) {
      expect([name, await idsOf(by, `${WEEK}&${name}=${id}`)]).toEqual([name, [theory, practice]]);
    }
    expect(await idsOf(by, `${WEEK}&roomId=${second.stage.studioId}`)).toEqual([practice]);
    expect(await idsOf(by, `${WEEK}&roomId=${second.stage.studioId}&cohortId=${first.stage.cohortId}`)).toEqual([]);
  });

  it('200: counties of the places and the rides between them; who may only read may not move', async () => {
    const { stage, timetable } = await planned();
    const [keping, awat] = await arrange(
      app,
      async (tx) =>
        [
          await buildCountyBase(tx, stage.by.orgUnitId, '652929'),
          await buildCountyBase(tx, stage.by.orgUnitId, '652928'),
        ] as const,
    );
    await query(`update resource set org_unit_id = $2 where id = $1`, [stage.roomId, keping.id]);
    await query(`update resource set org_unit_id = $2 where id = $1`, [stage.studioId, awat.id]);
    const found = (await calendar(stage.by, WEEK)).json<Calendar>();
    expect(found.places.map(({ id, regionCode }) => [id, regionCode])).toEqual(
      expect.arrayContaining([
        [keping.id, '652929'],
        [awat.id, '652928'],
      ]),
    );
    expect(found.rides).toContainEqual({ from: '652928', to: '652929', minutes: 120 });
    const teacher = await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId);
    expect((await calendar(teacher, WEEK)).json<Calendar>().cohorts).toMatchObject([{ mayMove: false }]);
    await query(`update cohort set status = 'CANCELLED' where id = $1`, [stage.cohortId]);
    expect((await calendar(stage.by, WEEK)).json<Calendar>().cohorts).toMatchObject([{ mayMove: false }]);
    await query(`update lesson set status = 'CANCELLED' where id = $1`, [lessonAt(timetable, 1).id]);
    expect(await idsOf(stage.by, WEEK)).toEqual([lessonAt(timetable, 2).id]);
  });

  it('400 turned round or too long, 401, 403 for a trainee', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    expect((await calendar(by, 'from=2099-06-08&to=2099-06-07')).json()).toMatchObject({
      errors: [{ pointer: '/to' }],
    });
    expect((await calendar(by, 'from=2099-06-01&to=2099-08-01')).statusCode).toBe(200);
    expect((await calendar(by, 'from=2099-06-01&to=2099-08-02')).json()).toMatchObject({
      type: '/problems/calendar-too-long',
    });
    expect((await calendar(by, `${WEEK}&roomId=1`)).statusCode).toBe(400);
    expect((await calendar(undefined, WEEK)).statusCode).toBe(401);
    expect((await calendar(await signInAs(app, 'TRAINEE'), WEEK)).statusCode).toBe(403);
  });
});

describe('GET /api/v1/calendar/choices', () => {
  it('200: what has to do with the cohorts of the scope, and nothing else', async () => {
    const { stage } = await planned();
    const found = (await call(app, stage.by, 'GET', '/calendar/choices')).json<CalendarChoices>();
    expect(found).toMatchObject({
      programmes: [{ year: 2024 }],
      cohorts: [{ id: stage.cohortId }],
      bases: [{ id: stage.baseId }],
      instructors: [{ id: stage.instructor.id }],
    });
    expect(new Set(found.rooms.map(({ id }) => id))).toEqual(new Set([stage.roomId, stage.studioId]));
    const stranger = await signInAs(app, 'COORDINATOR');
    expect((await call(app, stranger, 'GET', '/calendar/choices')).json()).toEqual({
      programmes: [],
      cohorts: [],
      bases: [],
      instructors: [],
      rooms: [],
    });
    expect((await call(app, undefined, 'GET', '/calendar/choices')).statusCode).toBe(401);
    expect((await call(app, await signInAs(app, 'TRAINEE'), 'GET', '/calendar/choices')).statusCode).toBe(403);
  });
});

describe('PATCH /api/v1/lessons/:id with isLocked', () => {
  const patch = (by: Stage['by'], id: string, payload: object) => call(app, by, 'PATCH', `/lessons/${id}`, payload);

  it('fixes and lets go in place, audited; a move may leave the lesson to planning', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    const where = { startsAt: at('16:00'), endsAt: at('19:00') };
    expect((await patch(stage.by, id, { isLocked: true })).json()).toMatchObject({ ...where, isLocked: true });
    // Letting go needs no free place: it asks for nothing new.
    await query(`update resource set closed_on = '2099-01-01' where id = $1`, [stage.studioId]);
    expect((await patch(stage.by, id, { isLocked: false })).json()).toMatchObject({ ...where, isLocked: false });
    await query(`update resource set closed_on = null where id = $1`, [stage.studioId]);
    expect((await patch(stage.by, id, { startsAt: at('16:00', 1), isLocked: false })).json()).toMatchObject({
      startsAt: at('16:00', 1),
      isLocked: false,
    });
    const actions = await query(`select action from audit_log where subject_id = $1 order by id`, [id]);
    expect(actions).toEqual([{ action: 'lesson:lock' }, { action: 'lesson:unlock' }, { action: 'lesson:move' }]);
  });

  it('refuses for a lesson that has begun, and outside the scope', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 1);
    expect((await patch(await signInAs(app, 'COORDINATOR'), id, { isLocked: true })).statusCode).toBe(404);
    await query(`update lesson set status = 'OPEN' where id = $1`, [id]);
    expect((await patch(stage.by, id, { isLocked: true })).json()).toMatchObject({
      type: '/problems/lesson-not-movable',
    });
  });
});
