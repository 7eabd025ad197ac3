import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOrgUnit, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CoordinationModule } from '../coordination.module.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CoordinationModule]);
});
afterAll(() => app.close());

const plan = {
  nameZh: '直播电商能力提升计划',
  year: 2023,
  startsOn: '2023-01-01',
  endsOn: '2023-12-31',
  targetPersons: 4520,
  targetClasses: 271,
};
const open = (by: SignedIn | undefined, payload: object) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/programmes',
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });

describe('POST /api/v1/programmes', () => {
  it('201: keeps the two targets apart and writes an audit row', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const response = await open(coordinator, { ...plan, orgUnitId: coordinator.orgUnitId });
    expect([response.statusCode, response.json()]).toMatchObject([
      201,
      { ...plan, status: 'OPEN', nameUg: null, allowedActions: ['update', 'open-cohort'] },
    ]);
    const audits: unknown[] = await arrange(app, (tx) =>
      tx.query(`select action from audit_log where subject_id = $1`, [response.json<{ id: string }>().id]),
    );
    expect(audits).toEqual([{ action: 'programme:create' }]);
  });

  it('400 names the field, 401, 403 for a trainee, 404 for a foreign org unit', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const own = { ...plan, orgUnitId: coordinator.orgUnitId };
    const malformed = await open(coordinator, { ...own, year: 'soon' });
    expect(malformed.json()).toMatchObject({ status: 400, errors: [{ pointer: '/year' }] });
    expect((await open(undefined, own)).statusCode).toBe(401);
    expect((await open(await signInAs(app, 'TRAINEE'), own)).statusCode).toBe(403);
    const foreign = await arrange(app, (tx) => buildOrgUnit(tx));
    expect((await open(coordinator, { ...plan, orgUnitId: foreign.id })).json()).toMatchObject({
      status: 404,
      type: '/problems/not-found',
    });
  });

  it('409 for the same name in the same year, 422 for dates turned round', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const own = { ...plan, orgUnitId: coordinator.orgUnitId };
    await open(coordinator, own);
    expect((await open(coordinator, own)).json()).toMatchObject({
      status: 409,
      type: '/problems/programme-name-taken',
    });
    expect((await open(coordinator, { ...own, nameZh: '另一项目', endsOn: '2022-12-31' })).json()).toMatchObject({
      type: '/problems/programme-refused',
      status: 422,
      errors: [{ pointer: '/endsOn', code: 'before-start' }],
    });
  });
});
