import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { Bookings, type TimetableProblem } from '#scheduling';
import { CourseModule } from '../course.module.js';
import { at, buildCountyBase, buildInstructor, setStage, type Stage } from './testing.js';
import { type CohortsWorld, readCohortsWorld, readTimetableWorld } from './timetable-world.query.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const NOW = new Date('2099-01-01T00:00:00Z');
const worldOf = (cohortIds: string[]): Promise<CohortsWorld> =>
  arrange(app, (tx) => readCohortsWorld(tx, app.get(Bookings, { strict: false }), cohortIds, NOW, 'OWN'));
/** Names of the rooms that a cohort's first lesson may be in. */
function roomsFor({ lessons, rooms }: TimetableProblem, { cohortId }: Stage): string[] {
  const needs = lessons.find((lesson) => lesson.cohortId === cohortId && lesson.position === 1)?.needs ?? '';
  return rooms.filter(({ offers }) => offers.includes(needs)).map(({ id }) => id);
}

describe('the world of several cohorts', () => {
  it('of one is the world as it was read before, whatever the door', async () => {
    const stage = await setStage(app);
    const { problem, groups } = await worldOf([stage.cohortId]);
    const alone = await arrange(app, (tx) =>
      readTimetableWorld(tx, app.get(Bookings, { strict: false }), stage.cohortId, NOW, 'OWN'),
    );
    expect(problem).toEqual(alone);
    expect(groups.isSplit).toBe(false);
    expect(problem.lessons.map(({ needs, mode, mayBeEvening }) => [needs, mode, mayBeEvening])).toEqual([
      ['CLASSROOM', 'THEORY', false],
      ['STUDIO', 'PRACTICE', true],
    ]);
  });

  it('knows who visits and when a county harvests', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const stage = await setStage(app, { by, startsOn: '2099-06-08', endsOn: '2099-06-20' });
    const visitor = await arrange(app, async (tx) => {
      const base = await buildCountyBase(tx, by.orgUnitId, '652902');
      await tx.query(`update cohort set base_id = $2 where id = $1`, [stage.cohortId, base.id]);
      return buildInstructor(tx, stage.baseId, stage.unitIds, { kind: 'VISITING' });
    });
    const { problem } = await worldOf([stage.cohortId]);
    expect(problem.instructors.filter(({ isVisiting }) => isVisiting).map(({ instructorId }) => instructorId)).toEqual([
      visitor.id,
    ]);
    expect(problem.cohorts[0]?.wishes).toEqual([{ fromDate: '2099-06-10', untilDate: '2099-06-25', points: 2 }]);
  });

  it('keeps each county team in its own rooms, and counts what others have booked', async () => {
    const [one, two] = [await setStage(app), await setStage(app)];
    await arrange(app, (tx) =>
      tx.query(
        `insert into booking (resource_id, during, status, subject_type, subject_id)
         values ($1, tstzrange($2, $3), 'HELD', 'other', gen_random_uuid())`,
        [two.roomId, at('10:00'), at('13:00')],
      ),
    );
    const { problem, groups } = await worldOf([one.cohortId, two.cohortId]);
    expect(groups.isSplit).toBe(true);
    expect(roomsFor(problem, one)).toEqual([one.roomId]);
    expect(roomsFor(problem, two)).toEqual([two.roomId]);
    expect(problem.uses.map(({ resourceId }) => resourceId)).toEqual([two.roomId]);
    expect(problem.instructors.map(({ instructorId }) => instructorId).sort()).toEqual(
      [one.instructor.id, two.instructor.id].sort(),
    );
  });

  it('takes as many statements for six cohorts as for one, and throws for one that does not exist', async () => {
    const first = await setStage(app);
    const ids = [first.cohortId];
    for (let i = 0; i < 5; i += 1) ids.push((await setStage(app, { by: first.by })).cohortId);
    const statements = (cohortIds: string[]): Promise<number> =>
      arrange(app, async (tx) => {
        const spy = jest.spyOn(tx, 'query');
        await readCohortsWorld(tx, app.get(Bookings, { strict: false }), cohortIds, NOW, 'OWN');
        const count = spy.mock.calls.length;
        spy.mockRestore();
        return count;
      });
    expect(await statements(ids)).toBe(await statements(ids.slice(0, 1)));
    await expect(worldOf([first.cohortId, first.baseId])).rejects.toMatchObject({ slug: 'not-found' });
  });
});
