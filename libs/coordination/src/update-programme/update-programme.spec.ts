import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CoordinationModule } from '../coordination.module.js';
import { buildProgramme } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CoordinationModule]);
});
afterAll(() => app.close());

const headersOf = (by?: SignedIn): Record<string, string> => (by ? { authorization: by.authorization } : {});
const patch = (by: SignedIn | undefined, id: string, payload: object) =>
  app.inject({ method: 'PATCH', url: `/api/v1/programmes/${id}`, headers: headersOf(by), payload });

describe('PATCH /api/v1/programmes/:id', () => {
  it('200: changes what is given and leaves the rest; GET tells the same', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { id } = await arrange(app, (tx) => buildProgramme(tx, { orgUnitId: coordinator.orgUnitId, nameZh: '计划' }));
    const response = await patch(coordinator, id, {
      targetPersons: 4520,
      endsOn: '2025-01-31',
      status: 'CLOSED',
    });
    expect(response.json()).toMatchObject({
      nameZh: '计划',
      targetPersons: 4520,
      targetClasses: 0,
      endsOn: '2025-01-31',
      status: 'CLOSED',
      allowedActions: ['update'],
    });
    const shown = await app.inject({ url: `/api/v1/programmes/${id}`, headers: headersOf(coordinator) });
    expect([shown.statusCode, shown.json()]).toEqual([200, response.json()]);
  });

  it('409 when dates would shrink, 409 for a taken name, 422 for a year outside', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { orgUnitId } = coordinator;
    const { id } = await arrange(app, async (tx) => {
      await buildProgramme(tx, { orgUnitId, nameZh: '已有' });
      return buildProgramme(tx, { orgUnitId });
    });
    expect((await patch(coordinator, id, { endsOn: '2024-12-30' })).json()).toMatchObject({
      status: 409,
      type: '/problems/programme-dates-narrowed',
    });
    expect((await patch(coordinator, id, { nameZh: '已有' })).json()).toMatchObject({
      status: 409,
      type: '/problems/programme-name-taken',
    });
    expect((await patch(coordinator, id, { endsOn: '2023-12-31' })).statusCode).toBe(422);
  });

  it('400, 401, 403, and 404 outside the scope for PATCH and GET', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { id } = await arrange(app, (tx) => buildProgramme(tx));
    expect((await patch(coordinator, id, { targetPersons: -1 })).statusCode).toBe(400);
    expect((await patch(undefined, id, {})).statusCode).toBe(401);
    expect((await patch(await signInAs(app, 'INSTRUCTOR'), id, {})).statusCode).toBe(403);
    expect((await patch(coordinator, id, {})).statusCode).toBe(404);
    const shown = await app.inject({ url: `/api/v1/programmes/${id}`, headers: headersOf(coordinator) });
    expect(shown.statusCode).toBe(404);
  });
});
