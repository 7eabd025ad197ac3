import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const consentedTrainee = (): Promise<string> =>
  arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    await buildConsent(tx, trainee.personId);
    return trainee.id;
  });

const enroll = (by: SignedIn | undefined, cohortId: string, traineeId: unknown, key?: string) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/cohorts/${cohortId}/enrollments`,
    headers: {
      ...(by ? { authorization: by.authorization } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    payload: { traineeId },
  });

describe('POST /api/v1/cohorts/:cohortId/enrollments', () => {
  it('201: confirms somebody who has consented, with audit and outbox rows', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId }));
    const response = await enroll(coordinator, cohort.id, await consentedTrainee());
    expect([response.statusCode, response.json()]).toMatchObject([201, { status: 'CONFIRMED' }]);
    const { id } = response.json<{ id: string }>();
    const [rows] = await arrange(app, (tx) =>
      tx.query(
        `select (select count(*)::int from audit_log where subject_id = $1 and actor_person_id = $2) as audits,
                (select count(*)::int from outbox_message where payload->>'enrollmentId' = $1) as messages`,
        [id, coordinator.personId],
      ),
    );
    expect(rows).toEqual({ audits: 1, messages: 1 });
  });

  it('201: holds the seat of somebody who has not', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId }));
    const trainee = await arrange(app, (tx) => buildTrainee(tx));
    expect((await enroll(coordinator, cohort.id, trainee.id)).json()).toMatchObject({ status: 'INVITED' });
  });

  it('401 without a token, 403 for a trainee, 404 outside the scope, 400 for a malformed id', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const foreign = await arrange(app, (tx) => buildCohort(tx));
    const trainee = await consentedTrainee();
    expect((await enroll(undefined, foreign.id, trainee)).statusCode).toBe(401);
    expect((await enroll(await signInAs(app, 'TRAINEE'), foreign.id, trainee)).statusCode).toBe(403);
    expect((await enroll(coordinator, foreign.id, trainee)).json()).toMatchObject({
      type: '/problems/not-found',
      status: 404,
    });
    const malformed = await enroll(coordinator, foreign.id, 'x');
    expect(malformed.json()).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ pointer: '/traineeId' }],
    });
  });

  it('409 the second time; the same answer for a repeated Idempotency-Key', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId }));
    const trainee = await consentedTrainee();
    const first = await enroll(coordinator, cohort.id, trainee, 'enroll-once-1');
    const replay = await enroll(coordinator, cohort.id, trainee, 'enroll-once-1');
    expect(replay.json()).toEqual(first.json());
    expect((await enroll(coordinator, cohort.id, trainee)).json()).toMatchObject({
      type: '/problems/already-enrolled',
    });
  });

  it('201: somebody who left may come back, as a new application at the end of the line', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId, capacity: 1 }));
    const [trainee, other] = [await consentedTrainee(), await consentedTrainee()];
    const first = (await enroll(coordinator, cohort.id, trainee)).json<{ id: string }>();
    await app.inject({
      method: 'POST',
      url: `/api/v1/enrollments/${first.id}/withdrawal`,
      headers: { authorization: coordinator.authorization },
      payload: { reason: '本人要求' },
    });
    await enroll(coordinator, cohort.id, other);
    expect((await enroll(coordinator, cohort.id, trainee)).json()).toMatchObject({
      id: first.id,
      status: 'WAITLISTED',
    });
  });

  it('12 repeats at once with one key have one effect', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId }));
    const trainee = await consentedTrainee();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => enroll(coordinator, cohort.id, trainee, 'twelve-at-once')),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
  });

  it('20 at once for 3 seats: 3 confirmed, 17 waiting', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId, capacity: 3 }));
    const trainees = await Promise.all(Array.from({ length: 20 }, consentedTrainee));
    const answers = await Promise.all(trainees.map((trainee) => enroll(coordinator, cohort.id, trainee)));
    const statuses = answers.map((answer) => answer.json<{ status: string }>().status).sort();
    expect(statuses).toEqual([...Array(3).fill('CONFIRMED'), ...Array(17).fill('WAITLISTED')]);
  });
});
