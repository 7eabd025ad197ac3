import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { buildCountyBase, call, FIRST_DAY, LAST_DAY, setStage } from '../timetable/testing.js';
import { clearTurns, hurry, planned, post, showPlan, startPlan } from './testing.js';
import { TimetablePlanWorkerModule } from './timetable-plan-worker.module.js';
import type { TimetablePlanRow } from './timetable-plan.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetablePlanWorkerModule]);
  hurry(app);
  await clearTurns(app);
});
afterAll(() => app.close());

const days = { fromDate: FIRST_DAY, untilDate: LAST_DAY };

it('a repair names whom and what it was made for, in its page and in the list, as they are called now', async () => {
  const stage = await setStage(app);
  const { by, cohortId, baseId, roomId, instructor } = stage;
  const made = await planned(app, by, [cohortId]);
  expect((await post(app, by, `/${made.id}/publication`)).statusCode).toBe(200);
  const far = await arrange(app, async (tx) => {
    await tx.query(`update person set name_zh = '古丽', name_ug = 'گۈلى' where id = $1`, [instructor.personId]);
    await tx.query(`update resource set name = '2号教室' where id = $1`, [roomId]);
    await tx.query(`update org_unit set name_zh = '城西基地', name_ug = 'غەربىي بازا' where id = $1`, [baseId]);
    const { id } = await buildCountyBase(tx, by.orgUnitId, '652928');
    await tx.query(`update org_unit set name_zh = '乡里的基地' where id = $1`, [id]);
    return id;
  });
  const { planId } = await startPlan(app, by, [cohortId], {
    kind: 'REPAIR',
    disruptions: [
      { type: 'ROAD_CLOSED', fromPlaceId: baseId, toPlaceId: far, minutes: null, ...days },
      { type: 'INSTRUCTOR_AWAY', instructorId: instructor.id, ...days },
      { type: 'ROOM_LOST', roomId, ...days },
      { type: 'ROOM_LOST', roomId: stage.studioId, ...days },
    ],
  });
  const names = [
    {
      type: 'ROAD_CLOSED',
      fromPlace: { nameZh: '城西基地', nameUg: 'غەربىي بازا' },
      toPlace: { nameZh: '乡里的基地' },
    },
    { type: 'INSTRUCTOR_AWAY', instructor: { nameZh: '古丽', nameUg: 'گۈلى' } },
    { type: 'ROOM_LOST', room: { name: '2号教室', place: { nameZh: '城西基地' } } },
  ];
  const { disruptions } = await showPlan(app, by, planId);
  expect(disruptions).toHaveLength(4);
  expect(disruptions).toMatchObject([...names, { type: 'ROOM_LOST' }]);

  await startPlan(app, by, [(await setStage(app, { by })).cohortId]);
  const { items } = (await call(app, by, 'GET', '/timetable-plans')).json<{ items: TimetablePlanRow[] }>();
  expect(items).toMatchObject([
    { kind: 'PLAN', disruptions: [] },
    { id: planId, disruptions: names },
    { id: made.id, disruptions: [] },
  ]);
  // Nothing but ids is stored; a name that has changed since is shown as it is now.
  await arrange(app, (tx) => tx.query(`update resource set name = '3号教室' where id = $1`, [roomId]));
  expect((await showPlan(app, by, planId)).disruptions[2]).toMatchObject({ room: { name: '3号教室' } });
});
