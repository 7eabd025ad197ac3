import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../../course.module.js';
import { buildCohort, buildEnrollment } from '../../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const get = (by: SignedIn | undefined, path = '') =>
  app.inject({ url: `/api/v1/trainees${path}`, headers: by ? { authorization: by.authorization } : {} });
const named = async (name: string, orgUnitId?: string): Promise<{ id: string; personId: string }> =>
  arrange(app, async (tx) => {
    const personId = (await buildPerson(tx, { name_zh: name })).id;
    return buildTrainee(tx, { personId, ...(orgUnitId ? { orgUnitId } : {}) });
  });

describe('GET /api/v1/trainees and /:id', () => {
  it('shows own trainees and those enrolled in own cohorts, and nobody else', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const own = await named('梁妮妮', coordinator.orgUnitId);
    const guest = await named('艾力·艾尼瓦尔');
    const stranger = await named('朱磊');
    await arrange(app, async (tx) => {
      const cohort = await buildCohort(tx, { orgUnitId: coordinator.orgUnitId });
      await buildEnrollment(tx, cohort.id, guest.id);
      const foreign = await buildCohort(tx);
      await buildEnrollment(tx, foreign.id, guest.id);
      await buildEnrollment(tx, foreign.id, stranger.id);
    });
    expect((await get(coordinator)).json()).toMatchObject({
      total: 2,
      items: [
        { id: guest.id, nameZh: '艾力·艾尼瓦尔', enrollments: 2 },
        { id: own.id, nameZh: '梁妮妮', enrollments: 0 },
      ],
    });
    expect((await get(coordinator, '?search=艾力•艾尼')).json()).toMatchObject({
      total: 1,
      items: [{ id: guest.id }],
    });
    expect((await get(coordinator, `/${stranger.id}`)).statusCode).toBe(404);
    const page = (await get(coordinator, `/${guest.id}`)).json<{ cohorts: unknown[] }>();
    expect(page.cohorts).toHaveLength(1);
  });

  it('200: numbers masked, the year of birth only, consent shown', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const trainee = await named('郝占军', coordinator.orgUnitId);
    const unasked = (await get(coordinator, `/${trainee.id}`)).json();
    expect(unasked).toMatchObject({ hasConsented: false, consentedAt: null });
    await arrange(app, (tx) => buildConsent(tx, trainee.personId));
    const response = await get(coordinator, `/${trainee.id}`);
    expect(response.json()).toMatchObject({
      idNumberMasked: '6529**********0012',
      mobileMasked: '138****1234',
      birthYear: 1995,
      hasConsented: true,
      consentedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(response.body).not.toContain('1995-05-05');
  });

  it('leaves out somebody who was erased', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const trainee = await named('已删', coordinator.orgUnitId);
    await arrange(app, (tx) =>
      tx.query(`update person set erased_at = now(), id_number_hmac = null, mobile_hmac = null where id = $1`, [
        trainee.personId,
      ]),
    );
    expect((await get(coordinator)).json()).toMatchObject({ total: 0 });
    expect((await get(coordinator, `/${trainee.id}`)).statusCode).toBe(404);
  });

  it('400, 401, 403 for an instructor', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    expect((await get(coordinator, '/x')).statusCode).toBe(400);
    expect((await get(undefined)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'INSTRUCTOR'))).statusCode).toBe(403);
  });
});
