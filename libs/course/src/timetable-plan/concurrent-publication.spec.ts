import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { Bookings } from '#scheduling';
import { CourseModule } from '../course.module.js';
import { setStage, showTimetable, type Stage } from '../timetable/testing.js';
import { clearTurns, hurry, planned, post } from './testing.js';
import { TimetablePlanWorkerModule } from './timetable-plan-worker.module.js';
import type { TimetablePlanView } from './timetable-plan.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetablePlanWorkerModule]);
});
beforeEach(async () => {
  hurry(app);
  await clearTurns(app);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

/** Two plans that want the same rooms and the same instructor at the same time. */
async function rivals(): Promise<[Stage, Stage, TimetablePlanView, TimetablePlanView]> {
  const first = await setStage(app, { endsOn: '2099-06-08' });
  const second = await setStage(app, { by: first.by, courseId: first.courseId, endsOn: '2099-06-08' });
  // One classroom, one studio, one instructor and one day for both.
  await arrange(app, (tx) =>
    tx.query(`update resource set closed_on = '2099-01-01' where id in ($1, $2, $3)`, [
      second.roomId,
      second.studioId,
      second.instructor.resourceId,
    ]),
  );
  return [
    first,
    second,
    await planned(app, first.by, [first.cohortId]),
    await planned(app, first.by, [second.cohortId]),
  ];
}
const statusOf = async ({ by, cohortId }: Stage): Promise<string> =>
  (await showTimetable(app, by, cohortId)).cohort.timetableStatus;

describe('two plans for the same room', () => {
  it('published at once: one wins, the other is stale and changes nothing', async () => {
    const [first, second, one, two] = await rivals();
    const answers = await Promise.all([one, two].map(({ id }) => post(app, first.by, `/${id}/publication`)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      type: '/problems/timetable-plan-stale',
      blockers: expect.arrayContaining([expect.objectContaining({ code: 'LESSON_CLASH' })]),
    });
    expect([await statusOf(first), await statusOf(second)].sort()).toEqual(['NONE', 'PUBLISHED']);
  });

  it('past every check: the exclusion constraint lets one in only', async () => {
    const [first, second, one, two] = await rivals();
    const bookings = app.get(Bookings, { strict: false });
    jest.spyOn(bookings, 'lock').mockResolvedValue();
    const hold = bookings.hold.bind(bookings);
    // Both have looked, and found everything free, before either writes.
    let arrived = 0;
    let open = (): void => undefined;
    const both = new Promise<void>((resolve) => (open = resolve));
    jest.spyOn(bookings, 'hold').mockImplementation(async (...given) => {
      arrived += 1;
      if (arrived === 2) open();
      await both;
      return hold(...given);
    });
    const answers = await Promise.all([one, two].map(({ id }) => post(app, first.by, `/${id}/application`)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      type: '/problems/resource-taken',
    });
    expect([await statusOf(first), await statusOf(second)].sort()).toEqual(['DRAFT', 'NONE']);
  });
});
