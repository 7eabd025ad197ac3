import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { at, buildInstructor, buildRoom, call, lessonAt, planNow, setStage, type Stage } from '../timetable/testing.js';
import type { Timetable } from '../timetable/timetable.presenter.js';
import { TimetableWorkerModule } from '../timetable/timetable-worker.module.js';
import type { LessonPlaces } from './lesson-places.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const ask = (by: Stage['by'] | undefined, lessonId: string, days = 'from=2099-06-08&to=2099-06-14') =>
  call(app, by, 'GET', `/lessons/${lessonId}/places?${days}`);
const placesOf = async (by: Stage['by'], lessonId: string): Promise<LessonPlaces> =>
  (await ask(by, lessonId)).json<LessonPlaces>();

/** Theory at 10:00 and practice at 16:00 of the first day. */
async function planned(): Promise<{ stage: Stage; timetable: Timetable }> {
  const stage = await setStage(app);
  return { stage, timetable: await planNow(app, stage) };
}

describe('GET /api/v1/lessons/:id/places', () => {
  it('200: every place offered is accepted, every blocked time is refused with the same reason', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    await query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available) values ($1, '2099-06-10', '2099-06-10', false)`,
      [stage.studioId],
    );
    const { places, blocked, current } = await placesOf(stage.by, id);
    expect(current).toEqual({
      startsAt: at('16:00'),
      endsAt: at('19:00'),
      instructorId: stage.instructor.id,
      roomId: stage.studioId,
    });
    expect(places.length).toBeGreaterThan(5);
    for (const { startsAt, instructorId, roomId } of places) {
      const moved = await call(app, stage.by, 'PATCH', `/lessons/${id}`, { startsAt, instructorId, roomId });
      expect([startsAt, moved.statusCode]).toEqual([startsAt, 200]);
    }
    await call(app, stage.by, 'PATCH', `/lessons/${id}`, { startsAt: at('16:00') });
    expect(blocked.length).toBeGreaterThan(1);
    for (const { startsAt, clash } of blocked) {
      const refused = await call(app, stage.by, 'PATCH', `/lessons/${id}`, { startsAt });
      expect([startsAt, refused.json()]).toMatchObject([startsAt, { status: 409, params: clash }]);
    }
    expect(blocked).toContainEqual({
      startsAt: at('10:00'),
      endsAt: at('13:00'),
      clash: {
        kind: 'COHORT',
        who: 'COHORT',
        with: `${timetable.cohort.code} 单元 1`,
        from: at('10:00'),
        until: at('13:00'),
      },
    });
    expect(blocked).toContainEqual(
      expect.objectContaining({
        startsAt: at('16:00', 2),
        clash: expect.objectContaining({ kind: 'AVAILABILITY', who: 'ROOM' }),
      }),
    );
  });

  it('tells what a place changes: the cost by wishes adds up, staying costs nothing, another day costs a class day', async () => {
    const { stage, timetable } = await planned();
    const { places } = await placesOf(stage.by, lessonAt(timetable, 2).id);
    for (const { costChange, parts } of places) {
      expect(parts.reduce((sum, { change }) => sum + change, 0)).toBe(costChange);
    }
    const to = (startsAt: string) => places.find((place) => place.startsAt === startsAt);
    expect(to(at('16:00'))).toMatchObject({ costChange: 0, parts: [], changesInstructor: false, changesRoom: false });
    expect(to(at('16:00', 1))?.costChange).toBeGreaterThan(0);
    expect(to(at('16:00', 1))?.parts.map(({ key }) => key)).toContain('cohortDays');
  });

  it('proposes others when the present ones cannot, with their names', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    const [colleague, studio] = await arrange(
      app,
      async (tx) =>
        [
          await buildInstructor(tx, stage.baseId, stage.unitIds),
          await buildRoom(tx, stage.baseId, { kind: 'STUDIO', name: '备用直播间' }),
        ] as const,
    );
    await query(`update resource set closed_on = '2099-06-09' where id = $1`, [stage.studioId]);
    await query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available) values ($1, '2099-06-09', '2099-06-14', false)`,
      [stage.instructor.resourceId],
    );
    const found = await placesOf(stage.by, id);
    const other = found.places.find(({ startsAt }) => startsAt === at('16:00', 1));
    expect(other).toMatchObject({
      instructorId: colleague.id,
      roomId: studio,
      changesInstructor: true,
      changesRoom: true,
    });
    expect(found.instructors.map((each) => each.id)).toContain(colleague.id);
    expect(found.rooms).toContainEqual(expect.objectContaining({ id: studio, name: '备用直播间' }));
  });

  it('an unplaced lesson has places, too; one that its course plan no longer has stays findable', async () => {
    const stage = await setStage(app);
    await query(`update resource set closed_on = '2099-01-01' where id = $1`, [stage.studioId]);
    const { id } = lessonAt(await planNow(app, stage), 2);
    const without = await placesOf(stage.by, id);
    expect([without.current, without.places.length]).toEqual([null, 0]);
    expect(without.blocked.map(({ clash }) => clash.kind)).toContain('AVAILABILITY');
    await query(`update resource set closed_on = null where id = $1`, [stage.studioId]);
    expect((await placesOf(stage.by, id)).places).toContainEqual(
      expect.objectContaining({ startsAt: at('16:00'), changesInstructor: false }),
    );
    await query(`update course_unit set class_hours = 2 where id = $1`, [stage.unitIds[0]]);
    expect((await ask(stage.by, id)).statusCode).toBe(200);
  });

  it('400, 401, 403, 404, 409', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    expect((await ask(stage.by, id, 'from=2099-06-09&to=2099-06-08')).json()).toMatchObject({
      errors: [{ pointer: '/to', code: 'before-from' }],
    });
    expect((await ask(stage.by, id, 'from=2099-06-01&to=2099-07-01')).statusCode).toBe(200);
    expect((await ask(stage.by, id, 'from=2099-06-01&to=2099-07-02')).json()).toMatchObject({
      type: '/problems/calendar-too-long',
      params: { days: 31 },
    });
    expect((await ask(undefined, id)).statusCode).toBe(401);
    expect((await ask(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), id)).statusCode).toBe(403);
    expect((await ask(await signInAs(app, 'COORDINATOR'), id)).statusCode).toBe(404);
    await query(`update lesson set status = 'OPEN' where id = $1`, [id]);
    expect((await ask(stage.by, id)).json()).toMatchObject({ type: '/problems/lesson-not-movable' });
    await query(`update lesson set status = 'DRAFT' where id = $1`, [id]);
    await query(`update cohort set status = 'CLOSED' where id = $1`, [stage.cohortId]);
    expect((await ask(stage.by, id)).json()).toMatchObject({ type: '/problems/timetable-closed' });
  });
});
