import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildOrgUnit, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const list = (by: SignedIn | undefined, query: string) =>
  app.inject({ url: `/api/v1/org-units${query}`, headers: by ? { authorization: by.authorization } : {} });
interface Answer {
  items: { id: string; nameZh: string; kind: string; parentNameZh: string | null }[];
  total: number;
}

describe('GET /api/v1/org-units', () => {
  it('200: with the parent, in the order of pinyin, paged, by kind', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const tag = `丝${Date.now()}`;
    await arrange(app, async (tx) => {
      const parent = await buildOrgUnit(tx, { kind: 'AID_HQ_CITY', name_zh: `杭州${tag}` });
      await buildOrgUnit(tx, { kind: 'TRAINING_BASE', name_zh: `温宿${tag}`, parent_id: parent.id });
      await buildOrgUnit(tx, { kind: 'COUNTY_TEAM', name_zh: `阿瓦提${tag}`, parent_id: parent.id });
    });
    const all = (await list(by, `?search=${encodeURIComponent(tag)}`)).json<Answer>();
    expect(all.items.map(({ nameZh }) => nameZh)).toEqual([`阿瓦提${tag}`, `杭州${tag}`, `温宿${tag}`]);
    expect(all.items.map(({ parentNameZh }) => parentNameZh)).toEqual([`杭州${tag}`, null, `杭州${tag}`]);
    const kinds = `&kind=TRAINING_BASE,AID_HQ_CITY&pageSize=1&page=2`;
    expect((await list(by, `?search=${encodeURIComponent(tag)}${kinds}`)).json<Answer>()).toMatchObject({
      total: 2,
      items: [{ nameZh: `温宿${tag}` }],
    });
  });

  it('finds names of several words in any language, and takes % as it is', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const { id } = await arrange(app, (tx) => buildOrgUnit(tx, { name_zh: '柯坪县' }));
    await arrange(app, (tx) =>
      tx.query(
        `update org_unit set name_en = 'Kalpin Training Base No. 1', name_ug = 'كەلپىن تەربىيەلەش بازىسى' where id = $1`,
        [id],
      ),
    );
    for (const typed of ['kalpin training', 'Kalpin  Training Base No. 1', 'كەلپىن تەربىيەلەش']) {
      const { items } = (await list(by, `?search=${encodeURIComponent(typed)}`)).json<Answer>();
      expect(items.map((unit) => unit.id)).toContain(id);
    }
    expect((await list(by, '?search=%25')).json<Answer>().total).toBe(0);
  });

  it('offers for a programme what lies below its org unit or in the own scope, the own first', async () => {
    const ids = await arrange(app, async (tx) => {
      const hq = await buildOrgUnit(tx, { kind: 'AID_HQ_CITY' });
      const base = (parent_id: string, name_zh: string) =>
        buildOrgUnit(tx, { kind: 'TRAINING_BASE', parent_id, name_zh });
      const own = await buildOrgUnit(tx);
      return {
        hq: hq.id,
        own: own.id,
        ownBase: (await base(own.id, '坐落在本县的基地')).id,
        hqBase: (await base(hq.id, '阿克苏的基地')).id,
        strange: (await base((await buildOrgUnit(tx)).id, '别处的基地')).id,
      };
    });
    const by = await signInAs(app, 'COORDINATOR', ids.own);
    const { items } = (await list(by, `?kind=TRAINING_BASE&usableFor=${ids.hq}`)).json<Answer>();
    expect(items.map(({ id }) => id)).toEqual([ids.ownBase, ids.hqBase]);
    const all = (await list(by, `?search=${encodeURIComponent('别处的基地')}&pageSize=200`)).json<Answer>();
    expect(all.items.map(({ id }) => id)).toContain(ids.strange);
  });

  it('400 for an unknown kind, 401, 403 for a trainee', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    expect((await list(by, '?kind=MOON')).json()).toMatchObject({ status: 400, errors: [{ pointer: '/kind/0' }] });
    expect((await list(undefined, '')).statusCode).toBe(401);
    expect((await list(await signInAs(app, 'TRAINEE'), '')).statusCode).toBe(403);
  });
});
