import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../../course.module.js';
import { buildCohort, buildEnrollment, type CohortOverrides } from '../../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const patch = (by: SignedIn | undefined, id: string, payload: object) =>
  app.inject({
    method: 'PATCH',
    url: `/api/v1/cohorts/${id}`,
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });
async function prepare(overrides: CohortOverrides = {}): Promise<{ coordinator: SignedIn; id: string }> {
  const coordinator = await signInAs(app, 'COORDINATOR');
  const { id } = await arrange(app, (tx) => buildCohort(tx, { ...overrides, orgUnitId: coordinator.orgUnitId }));
  return { coordinator, id };
}

describe('PATCH /api/v1/cohorts/:id', () => {
  it('200: changes names and dates, clears a name with null, leaves the rest', async () => {
    const { coordinator, id } = await prepare();
    await patch(coordinator, id, { nameEn: 'Third class' });
    const response = await patch(coordinator, id, {
      nameUg: 'ئۈچىنچى سىنىپ',
      nameEn: null,
      endsOn: '2024-06-21',
    });
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      {
        nameZh: '测试班',
        nameUg: 'ئۈچىنچى سىنىپ',
        nameEn: null,
        startsOn: '2024-06-06',
        endsOn: '2024-06-21',
      },
    ]);
  });

  it('200: more capacity moves the longest waiting up; who has consented is confirmed', async () => {
    const { coordinator, id } = await prepare({ capacity: 1 });
    await arrange(app, async (tx) => {
      await buildEnrollment(tx, id, (await buildTrainee(tx)).id);
      const consented = await buildTrainee(tx);
      await buildConsent(tx, consented.personId);
      await buildEnrollment(tx, id, consented.id, {
        status: 'WAITLISTED',
        waitlistedAt: new Date('2024-01-02T00:00:00Z'),
      });
      const unasked = (await buildTrainee(tx)).id;
      await buildEnrollment(tx, id, unasked, {
        status: 'WAITLISTED',
        waitlistedAt: new Date('2024-01-03T00:00:00Z'),
      });
      const late = (await buildTrainee(tx)).id;
      await buildEnrollment(tx, id, late, {
        status: 'WAITLISTED',
        waitlistedAt: new Date('2024-01-04T00:00:00Z'),
      });
    });
    expect((await patch(coordinator, id, { capacity: 3 })).json()).toMatchObject({
      seatsTaken: 3,
      counts: { invited: 2, confirmed: 1, waitlisted: 1 },
    });
  });

  it('409 below the seats taken, with their number; exactly the seats taken is possible', async () => {
    const { coordinator, id } = await prepare();
    await arrange(app, async (tx) => {
      await buildEnrollment(tx, id, (await buildTrainee(tx)).id);
      await buildEnrollment(tx, id, (await buildTrainee(tx)).id);
      await buildEnrollment(tx, id, (await buildTrainee(tx)).id, { status: 'WITHDRAWN' });
    });
    expect((await patch(coordinator, id, { capacity: 1 })).json()).toMatchObject({
      status: 409,
      type: '/problems/capacity-below-seats',
      params: { seatsTaken: 2 },
    });
    expect((await patch(coordinator, id, { capacity: 2 })).json()).toMatchObject({ capacity: 2 });
  });

  it('409 for dates once the timetable is published, but names may still change; 409 when closed', async () => {
    const { coordinator, id } = await prepare();
    await arrange(app, (tx) => tx.query(`update cohort set timetable_status = 'PUBLISHED' where id = $1`, [id]));
    expect((await patch(coordinator, id, { endsOn: '2024-06-21' })).json()).toMatchObject({
      status: 409,
      type: '/problems/timetable-published',
    });
    expect((await patch(coordinator, id, { nameZh: '新名' })).json()).toMatchObject({ nameZh: '新名' });
    const closed = await prepare({ status: 'CLOSED' });
    expect((await patch(closed.coordinator, closed.id, { nameZh: '新名' })).json()).toMatchObject({
      status: 409,
      type: '/problems/cohort-settled',
    });
  });

  it('422 outside the programme, 400, 401, 403 for an instructor, 404 outside the scope', async () => {
    const { coordinator, id } = await prepare();
    expect((await patch(coordinator, id, { endsOn: '2025-01-01' })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/endsOn', code: 'outside-programme' }],
    });
    expect((await patch(coordinator, id, { capacity: 5001 })).statusCode).toBe(400);
    expect((await patch(undefined, id, {})).statusCode).toBe(401);
    expect((await patch(await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId), id, {})).statusCode).toBe(403);
    expect((await patch(await signInAs(app, 'COORDINATOR'), id, {})).statusCode).toBe(404);
  });
});
