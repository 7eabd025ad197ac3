import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CertificationModule } from '../certification.module.js';
import { buildCredential } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CertificationModule]);
});
afterAll(() => app.close());

const get = (by: SignedIn | undefined, path: string) =>
  app.inject({ url: `/api/v1${path}`, headers: by ? { authorization: by.authorization } : {} });

describe('GET /api/v1/credentials', () => {
  it('200: the credentials of the county and of the base that held the class, found by number and by name', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { orgUnitId } = coordinator;
    const mine = await arrange(app, (tx) => buildCredential(tx, { orgUnitId, nameZh: '米尔扎提·喀米力' }));
    const second = await arrange(app, (tx) => buildCredential(tx, { orgUnitId, nameZh: '朱磊' }));
    await arrange(app, (tx) => buildCredential(tx));
    const found = async (search: string): Promise<string[]> => {
      const answer = await get(coordinator, `/credentials?sort=number&search=${encodeURIComponent(search)}`);
      return answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    };
    expect((await found('')).sort()).toEqual([mine.id, second.id].sort());
    expect(await found('米尔扎提 喀米力')).toEqual([mine.id]);
    expect(await found(mine.number.slice(0, 9).toLowerCase())).toEqual([mine.id]);
    expect(await found('aygül')).toHaveLength(2);
    expect(await found('100%')).toEqual([]);
    const ofCohort = await get(coordinator, `/credentials?cohortId=${second.cohortId}&status=VALID&pageSize=1`);
    expect(ofCohort.json()).toEqual({
      items: [
        {
          id: second.id,
          number: second.number,
          kind: 'COMPLETION',
          holderNameZh: '朱磊',
          holderNameUg: 'ئايگۈل مەمەت',
          courseTitleZh: '入门课程',
          courseTitleUg: null,
          courseTitleEn: null,
          cohortId: second.cohortId,
          cohortNameZh: '测试班',
          issuedOn: '2024-06-21',
          status: 'VALID',
        },
      ],
      total: 1,
      page: 1,
      pageSize: 1,
    });
    expect((await get(coordinator, '/credentials?status=REVOKED')).json()).toMatchObject({ total: 0 });

    const base = await arrange<{ id: string }[]>(app, (tx) =>
      tx.query(`select base_id as id from cohort where id = $1`, [mine.cohortId]),
    );
    const host = await signInAs(app, 'COORDINATOR', base[0]?.id);
    expect((await get(host, '/credentials')).json()).toMatchObject({ items: [{ id: mine.id }], total: 1 });
    expect((await get(host, `/credentials/${mine.id}`)).json()).toMatchObject({ allowedActions: [] });
  });

  it('400 for a page too large, 401, 403 for a trainee', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    expect((await get(coordinator, '/credentials?pageSize=201')).statusCode).toBe(400);
    expect((await get(undefined, '/credentials')).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'), '/credentials')).statusCode).toBe(403);
  });
});

describe('GET /api/v1/credentials/:id', () => {
  it('200: everything that was printed, and where it is checked', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const credential = await arrange(app, (tx) => buildCredential(tx, { orgUnitId: coordinator.orgUnitId }));
    const answer = await get(coordinator, `/credentials/${credential.id}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      number: credential.number,
      holderNameZh: '阿依古丽·买买提',
      holderNameUg: 'ئايگۈل مەمەت',
      holderNameLatin: 'Aygül Memet',
      holderIdMasked: '6529**********0012',
      issuer: { nameZh: expect.stringContaining('测试县') },
      classHours: 10,
      startsOn: '2024-06-06',
      endsOn: '2024-06-20',
      issuedOn: '2024-06-21',
      verifyUrl: `http://silkcast.test/verify/${credential.verifyCode}`,
      isHolderErased: false,
      revocation: null,
      replacedBy: null,
      allowedActions: ['revoke'],
    });
  });

  it('400, 401, 403 for a trainee, 404 for another county, the PDF alike', async () => {
    const credential = await arrange(app, (tx) => buildCredential(tx));
    const coordinator = await signInAs(app, 'COORDINATOR');
    const trainee = await signInAs(app, 'TRAINEE', credential.orgUnitId);
    for (const suffix of ['', '/file.pdf']) {
      expect((await get(coordinator, `/credentials/x${suffix}`)).statusCode).toBe(400);
      expect((await get(undefined, `/credentials/${credential.id}${suffix}`)).statusCode).toBe(401);
      expect((await get(trainee, `/credentials/${credential.id}${suffix}`)).statusCode).toBe(403);
      const outside = await get(coordinator, `/credentials/${credential.id}${suffix}`);
      expect([outside.statusCode, outside.json<{ type: string }>().type]).toEqual([404, '/problems/not-found']);
    }
    expect((await get(coordinator, `/credentials/${credential.id}/file.pdf?locale=fr`)).statusCode).toBe(400);
  });

  it('200: the PDF as a download whose name is the number', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const credential = await arrange(app, (tx) => buildCredential(tx, { orgUnitId: coordinator.orgUnitId }));
    const answer = await get(coordinator, `/credentials/${credential.id}/file.pdf?locale=ug`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${credential.number}.pdf"`);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
