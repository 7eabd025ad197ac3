import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOrgUnit, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CoordinationModule } from '../coordination.module.js';
import { buildProgramme } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CoordinationModule]);
});
afterAll(() => app.close());

interface Answer {
  items: { nameZh: string; allowedActions: string[] }[];
  total: number;
}
const get = (by: SignedIn | undefined, path: string) =>
  app.inject({ url: `/api/v1/programmes${path}`, headers: by ? { authorization: by.authorization } : {} });

describe('GET /api/v1/programmes', () => {
  it('shows own, lower and higher programmes, but not those beside; only own ones may be changed', async () => {
    const [above, county, beside] = await arrange(app, async (tx) => {
      const root = await buildOrgUnit(tx, { kind: 'AID_HQ_PROVINCE' });
      const team = await buildOrgUnit(tx, { parent_id: root.id });
      const other = await buildOrgUnit(tx, { parent_id: root.id });
      return [root.id, team.id, other.id];
    });
    await arrange(app, async (tx) => {
      await buildProgramme(tx, { orgUnitId: above, nameZh: '上级' });
      await buildProgramme(tx, { orgUnitId: county, nameZh: '本县' });
      await buildProgramme(tx, { orgUnitId: beside, nameZh: '邻县' });
    });
    const coordinator = await signInAs(app, 'COORDINATOR', county);
    const { items, total } = (await get(coordinator, '?sort=nameZh')).json<Answer>();
    expect(total).toBe(2);
    expect(items.map(({ nameZh, allowedActions }) => [nameZh, allowedActions])).toEqual([
      ['本县', ['update', 'open-cohort']],
      ['上级', ['open-cohort']],
    ]);
  });

  it('searches, filters, sorts both ways and pages', async () => {
    const { orgUnitId, authorization, ...rest } = await signInAs(app, 'COORDINATOR');
    const coordinator = { orgUnitId, authorization, ...rest };
    await arrange(app, async (tx) => {
      await buildProgramme(tx, { orgUnitId, nameZh: '甲计划' });
      await buildProgramme(tx, { orgUnitId, nameZh: '乙计划', status: 'CLOSED' });
      await buildProgramme(tx, { orgUnitId, nameZh: '丙行动' });
    });
    const names = async (query: string): Promise<string[]> =>
      (await get(coordinator, query)).json<Answer>().items.map((item) => item.nameZh);
    expect(await names('?search=计划&sort=nameZh')).toEqual(['甲计划', '乙计划']);
    expect(await names('?search=计划&sort=-nameZh')).toEqual(['乙计划', '甲计划']);
    expect(await names('?status=CLOSED')).toEqual(['乙计划']);
    expect(await names('?year=2023')).toEqual([]);
    expect(await names('?sort=nameZh&pageSize=1&page=2')).toEqual(['甲计划']);
    expect(await names('?search=%25')).toEqual([]);
  });

  it('400 for a page of 201, 401, 403 for an instructor', async () => {
    expect((await get(await signInAs(app, 'COORDINATOR'), '?pageSize=201')).statusCode).toBe(400);
    expect((await get(undefined, '')).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'INSTRUCTOR'), '')).statusCode).toBe(403);
  });
});
