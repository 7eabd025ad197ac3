import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildProgramme } from '#coordination/testing';
import { signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../../course.module.js';
import { buildCohort } from '../../testing.js';
import type { CohortStatus } from '../cohort.entity.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

interface Answer {
  items: { id: string }[];
  total: number;
}
const get = (by: SignedIn | undefined, query = '') =>
  app.inject({ url: `/api/v1/cohorts${query}`, headers: by ? { authorization: by.authorization } : {} });

describe('GET /api/v1/cohorts', () => {
  it('shows the cohorts of the scope only, sorted, filtered, searched and paged', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { orgUnitId } = coordinator;
    const { first, second, programmeId } = await arrange(app, async (tx) => {
      await buildCohort(tx);
      const programme = await buildProgramme(tx, { orgUnitId, year: 2023 });
      return {
        first: (await buildCohort(tx, { orgUnitId, capacity: 10, startsOn: '2024-06-01' })).id,
        second: (
          await buildCohort(tx, {
            orgUnitId,
            programmeId: programme.id,
            capacity: 20,
            startsOn: '2024-06-02',
            status: 'CLOSED',
          })
        ).id,
        programmeId: programme.id,
      };
    });
    const ids = async (query: string): Promise<string[]> =>
      (await get(coordinator, query)).json<Answer>().items.map((item) => item.id);
    expect(await ids('')).toEqual([second, first]);
    expect(await ids('?sort=capacity')).toEqual([first, second]);
    expect(await ids('?sort=-capacity')).toEqual([second, first]);
    expect(await ids('?sort=joinCode')).toEqual([second, first]);
    expect(await ids('?status=CLOSED')).toEqual([second]);
    expect(await ids('?year=2023')).toEqual([second]);
    expect(await ids(`?programmeId=${programmeId}`)).toEqual([second]);
    const { code, baseId } = (
      await app.inject({
        url: `/api/v1/cohorts/${first}`,
        headers: { authorization: coordinator.authorization },
      })
    ).json<{ code: string; baseId: string }>();
    expect(await ids(`?search=${code.toLowerCase()}`)).toEqual([first]);
    expect(await ids(`?baseId=${baseId}`)).toEqual([first]);
    expect((await get(coordinator, '?pageSize=1&page=2')).json()).toMatchObject({
      items: [{ id: first }],
      total: 2,
    });
  });

  it('finds the cohorts that are still to be planned: open ones, and running ones without a published timetable', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { orgUnitId } = coordinator;
    const made = await arrange(app, async (tx) => {
      const build = async (status: CohortStatus, timetable: string): Promise<string> => {
        const { id } = await buildCohort(tx, { orgUnitId, status });
        await tx.query(`update cohort set timetable_status = $2 where id = $1`, [id, timetable]);
        return id;
      };
      return {
        open: await build('OPEN', 'NONE'),
        published: await build('OPEN', 'PUBLISHED'),
        late: await build('RUNNING', 'DRAFT'),
        running: await build('RUNNING', 'PUBLISHED'),
        closed: await build('CLOSED', 'NONE'),
      };
    });
    const ids = async (isPlannable: boolean): Promise<Set<string>> =>
      new Set((await get(coordinator, `?isPlannable=${isPlannable}`)).json<Answer>().items.map((item) => item.id));
    expect(await ids(true)).toEqual(new Set([made.open, made.published, made.late]));
    expect(await ids(false)).toEqual(new Set([made.running, made.closed]));
  });

  it('400, 401, 403 for a trainee; an instructor sees the cohorts of their org unit', async () => {
    const cohort = await arrange(app, (tx) => buildCohort(tx));
    const instructor = await signInAs(app, 'INSTRUCTOR', cohort.orgUnitId);
    expect((await get(instructor)).json<Answer>().items.map((item) => item.id)).toEqual([cohort.id]);
    expect((await get(instructor, '?status=GONE')).statusCode).toBe(400);
    expect((await get(undefined)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'))).statusCode).toBe(403);
  });
});
