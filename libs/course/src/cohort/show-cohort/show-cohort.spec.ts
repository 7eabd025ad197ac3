import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../../course.module.js';
import { buildCohort, buildEnrollment } from '../../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const get = (by: SignedIn | undefined, path: string) =>
  app.inject({ url: `/api/v1/cohorts${path}`, headers: by ? { authorization: by.authorization } : {} });

describe('GET /api/v1/cohorts/:id', () => {
  it('200: counts people by state; the waiting and withdrawn hold no seat', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, async (tx) => {
      const built = await buildCohort(tx, { orgUnitId: coordinator.orgUnitId });
      for (const status of ['INVITED', 'WAITLISTED', 'WITHDRAWN'] as const) {
        await buildEnrollment(tx, built.id, (await buildTrainee(tx)).id, { status });
      }
      const trainee = await buildTrainee(tx);
      const consentId = (await buildConsent(tx, trainee.personId)).id;
      await buildEnrollment(tx, built.id, trainee.id, { status: 'CONFIRMED', consentId });
      return built;
    });
    expect((await get(coordinator, `/${cohort.id}`)).json()).toMatchObject({
      seatsTaken: 2,
      counts: {
        enrolled: 2,
        invited: 1,
        confirmed: 1,
        waitlisted: 1,
        withdrawn: 1,
        completed: 0,
        notCompleted: 0,
      },
      lessons: { total: 0, placed: 0, held: 0 },
      plannedClassHours: 0,
      closedAt: null,
    });
  });

  it('200 for the base where it is held and for its instructors, who see no join code and no actions', async () => {
    const cohort = await arrange(app, (tx) => buildCohort(tx));
    const [{ base_id: baseId } = { base_id: '' }]: { base_id: string }[] = await arrange(app, (tx) =>
      tx.query(`select base_id from cohort where id = $1`, [cohort.id]),
    );
    const host = (await get(await signInAs(app, 'COORDINATOR', baseId), `/${cohort.id}`)).json<{
      joinCode: string;
    }>();
    expect(host.joinCode).toHaveLength(6);
    const instructor = await signInAs(app, 'INSTRUCTOR', cohort.orgUnitId);
    expect((await get(instructor, `/${cohort.id}`)).json()).toMatchObject({
      joinCode: null,
      allowedActions: [],
    });
  });

  it('offers no action by a role that covers another county only', async () => {
    const cohort = await arrange(app, (tx) => buildCohort(tx));
    const both = await signInAs(app, 'INSTRUCTOR', cohort.orgUnitId);
    await signInAs(app, 'COORDINATOR', undefined, both.personId);
    expect((await get(both, `/${cohort.id}`)).json()).toMatchObject({ joinCode: null, allowedActions: [] });
  });

  it('400, 401, 403 for a trainee, 404 outside the scope', async () => {
    const cohort = await arrange(app, (tx) => buildCohort(tx));
    const coordinator = await signInAs(app, 'COORDINATOR');
    expect((await get(coordinator, '/x')).statusCode).toBe(400);
    expect((await get(undefined, `/${cohort.id}`)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE', cohort.orgUnitId), `/${cohort.id}`)).statusCode).toBe(403);
    expect((await get(coordinator, `/${cohort.id}`)).statusCode).toBe(404);
    expect((await get(await signInAs(app, 'INSTRUCTOR'), `/${cohort.id}`)).statusCode).toBe(404);
  });
});
