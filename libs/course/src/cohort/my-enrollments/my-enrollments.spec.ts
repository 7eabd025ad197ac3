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

const list = (by?: SignedIn) =>
  app.inject({ url: '/api/v1/me/enrollments', headers: by ? { authorization: by.authorization } : {} });
const invite = async (status = 'OPEN'): Promise<SignedIn> => {
  const { personId } = await arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    await buildEnrollment(tx, (await buildCohort(tx, { status })).id, trainee.id);
    return trainee;
  });
  return signInAs(app, 'TRAINEE', undefined, personId);
};

describe('GET /api/v1/me/enrollments', () => {
  it('200: an invitation asks for consent until it is given, then it is being confirmed', async () => {
    const by = await invite();
    const state = async (): Promise<unknown> => (await list(by)).json<{ items: unknown[] }>().items;
    expect(await state()).toMatchObject([{ status: 'INVITED', needsConsent: true, isBeingConfirmed: false }]);
    const consent = await arrange(app, (tx) => buildConsent(tx, by.personId));
    expect(await state()).toMatchObject([{ status: 'INVITED', needsConsent: false, isBeingConfirmed: true }]);
    await arrange(app, (tx) => tx.query(`update consent set withdrawn_at = now() where id = $1`, [consent.id]));
    expect(await state()).toMatchObject([{ needsConsent: true, isBeingConfirmed: false }]);
  });

  it('an invitation to a cohort that is closed asks for nothing any more', async () => {
    const { items } = (await list(await invite('CLOSED'))).json<{ items: unknown[] }>();
    expect(items).toMatchObject([{ status: 'INVITED', needsConsent: false, isBeingConfirmed: false }]);
  });

  it("shows nobody else's, and 401 without a session", async () => {
    await invite();
    expect((await list(await signInAs(app, 'TRAINEE'))).json()).toMatchObject({ items: [], total: 0 });
    expect((await list()).statusCode).toBe(401);
  });
});
