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

const post = (by: SignedIn | undefined, path: string, payload: object = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/${path}`,
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });
const reason = { reason: '本人要求退出' };

interface Prepared {
  coordinator: SignedIn;
  cohortId: string;
  seated: string[];
  waiting: string[];
}

/** A full cohort: `seats` people inside, `waiting` outside, in this order; all have consented. */
async function prepare(seats: number, waiting: number): Promise<Prepared> {
  const coordinator = await signInAs(app, 'COORDINATOR');
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { orgUnitId: coordinator.orgUnitId, capacity: seats });
    const enrollments: string[] = [];
    for (let i = 0; i < seats + waiting; i += 1) {
      const trainee = await buildTrainee(tx);
      const consentId = (await buildConsent(tx, trainee.personId)).id;
      const place =
        i < seats
          ? { status: 'CONFIRMED' as const, consentId }
          : { status: 'WAITLISTED' as const, waitlistedAt: new Date(Date.UTC(2024, 0, i)) };
      enrollments.push((await buildEnrollment(tx, cohort.id, trainee.id, place)).id);
    }
    return {
      coordinator,
      cohortId: cohort.id,
      seated: enrollments.slice(0, seats),
      waiting: enrollments.slice(seats),
    };
  });
}
const statuses = async (ids: string[]): Promise<string[]> => {
  const rows: { status: string }[] = await arrange(app, (tx) =>
    tx.query(`select status from enrollment where id = any($1::uuid[]) order by array_position($1::uuid[], id)`, [ids]),
  );
  return rows.map((row) => row.status);
};

describe('POST /api/v1/enrollments/:id/withdrawal', () => {
  it('200: the longest waiting person moves up, with audit rows, a message and a notice to the one who left', async () => {
    const { coordinator, seated, waiting } = await prepare(1, 2);
    const response = await post(coordinator, `enrollments/${seated[0]}/withdrawal`, reason);
    expect([response.statusCode, response.json()]).toEqual([200, { id: seated[0], status: 'WITHDRAWN', promoted: 1 }]);
    expect(await statuses([...seated, ...waiting])).toEqual(['WITHDRAWN', 'CONFIRMED', 'WAITLISTED']);
    const [rows]: unknown[] = await arrange(app, (tx) =>
      tx.query(
        `select (select reason from audit_log where subject_id = $1 and action = 'enrollment:withdraw') as reason,
                (select count(*)::int from audit_log where subject_id = $2 and action = 'enrollment:promote') as promotions,
                (select count(*)::int from outbox_message where payload->>'enrollmentId' = $2) as messages,
                (select count(*)::int from notice n join trainee t on t.person_id = n.person_id
                   join enrollment e on e.trainee_id = t.id where e.id = $1::uuid and n.kind = 'enrollment-withdrawn') as notices`,
        [seated[0], waiting[0]],
      ),
    );
    expect(rows).toEqual({ reason: reason.reason, promotions: 1, messages: 1, notices: 1 });
  });

  it('8 leave at once: 5 of 5 waiting get a seat, nobody twice', async () => {
    const { coordinator, cohortId, seated, waiting } = await prepare(10, 5);
    const answers = await Promise.all(
      seated.slice(0, 8).map((id) => post(coordinator, `enrollments/${id}/withdrawal`, reason)),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(8).fill(200));
    const promoted = answers.reduce((sum, answer) => sum + answer.json<{ promoted: number }>().promoted, 0);
    expect(promoted).toBe(5);
    expect(await statuses(waiting)).toEqual(Array(5).fill('CONFIRMED'));
    const shown = await app.inject({
      url: `/api/v1/cohorts/${cohortId}`,
      headers: { authorization: coordinator.authorization },
    });
    expect(shown.json()).toMatchObject({ seatsTaken: 7, counts: { waitlisted: 0, withdrawn: 8 } });
  });

  it('leaving and enrolling at the same time never overfill the cohort', async () => {
    const { coordinator, cohortId, seated } = await prepare(4, 3);
    const newcomers = await arrange(app, async (tx) => {
      const built = [];
      for (let i = 0; i < 6; i += 1) built.push((await buildTrainee(tx)).id);
      return built;
    });
    await Promise.all([
      ...seated.map((id) => post(coordinator, `enrollments/${id}/withdrawal`, reason)),
      ...newcomers.map((traineeId) => post(coordinator, `cohorts/${cohortId}/enrollments`, { traineeId })),
    ]);
    const shown = await app.inject({
      url: `/api/v1/cohorts/${cohortId}`,
      headers: { authorization: coordinator.authorization },
    });
    expect(shown.json()).toMatchObject({ seatsTaken: 4, counts: { waitlisted: 5, withdrawn: 4 } });
  });

  it('a waiting person who leaves frees no seat', async () => {
    const { coordinator, waiting } = await prepare(1, 2);
    expect((await post(coordinator, `enrollments/${waiting[0]}/withdrawal`, reason)).json()).toMatchObject({
      promoted: 0,
    });
  });

  it('409 the second time; 400 without a reason; 401; 403 for a trainee; 404 outside the scope', async () => {
    const { coordinator, seated } = await prepare(1, 0);
    const path = `enrollments/${seated[0]}/withdrawal`;
    expect((await post(coordinator, path)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/reason' }],
    });
    expect((await post(undefined, path, reason)).statusCode).toBe(401);
    expect((await post(await signInAs(app, 'TRAINEE'), path, reason)).statusCode).toBe(403);
    expect((await post(await signInAs(app, 'COORDINATOR'), path, reason)).statusCode).toBe(404);
    await post(coordinator, path, reason);
    expect((await post(coordinator, path, reason)).json()).toMatchObject({
      status: 409,
      type: '/problems/enrollment-not-active',
      params: { status: 'WITHDRAWN' },
    });
  });
});

describe('POST /api/v1/me/enrollments/:id/withdrawal', () => {
  it('200 without a reason for oneself; 404 for anybody else, 401', async () => {
    const { coordinator, seated, waiting } = await prepare(1, 1);
    const [{ person } = { person: '' }]: { person: string }[] = await arrange(app, (tx) =>
      tx.query(`select t.person_id as person from enrollment e join trainee t on t.id = e.trainee_id where e.id = $1`, [
        seated[0],
      ]),
    );
    const trainee = await signInAs(app, 'TRAINEE', coordinator.orgUnitId, person);
    expect((await post(trainee, `me/enrollments/${waiting[0]}/withdrawal`)).statusCode).toBe(404);
    expect((await post(undefined, `me/enrollments/${seated[0]}/withdrawal`)).statusCode).toBe(401);
    const before = await app.inject({
      url: '/api/v1/me/enrollments',
      headers: { authorization: trainee.authorization },
    });
    expect(before.json()).toMatchObject({
      items: [{ id: seated[0], mayWithdraw: true, needsConsent: false }],
      total: 1,
    });
    expect((await post(trainee, `me/enrollments/${seated[0]}/withdrawal`)).json()).toMatchObject({
      promoted: 1,
    });
    const after = await app.inject({
      url: '/api/v1/me/enrollments',
      headers: { authorization: trainee.authorization },
    });
    expect(after.json()).toMatchObject({ items: [{ status: 'WITHDRAWN', mayWithdraw: false }] });
  });
});
