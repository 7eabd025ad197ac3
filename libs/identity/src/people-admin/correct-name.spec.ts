import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { buildHolder, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const REASON = { 'x-reason': encodeURIComponent('身份证核对') };
const correct = (by: SignedIn | undefined, personId: string, nameZh: unknown, headers: object = REASON) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/persons/${personId}/name-correction`,
    headers: { ...(by ? { authorization: by.authorization } : {}), ...headers },
    payload: { nameZh },
  });
const personOf = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const [row]: Record<string, unknown>[] = await arrange(app, (tx) =>
    tx.query(`select name_zh, name_raw, name_search from person where id = $1`, [id]),
  );
  return row;
};
async function prepare(): Promise<{ by: SignedIn; personId: string }> {
  const by = await signInAs(app, 'COORDINATOR');
  const { personId } = await buildHolder(app, { nameZh: '米尔扎提 喀米力' });
  await signInAs(app, 'TRAINEE', by.orgUnitId, personId);
  return { by, personId };
}

describe('POST /api/v1/persons/:id/name-correction', () => {
  it.each(['•', '・', '‧', '．', '.', ' · ', '·'])(
    '200: the dot typed as %j becomes U+00B7; the raw form is kept',
    async (dot) => {
      const { by, personId } = await prepare();
      const answer = await correct(by, personId, `米尔扎提${dot}喀米力`);
      expect([answer.statusCode, answer.json()]).toEqual([200, { nameZh: '米尔扎提\u00B7喀米力' }]);
      expect(await personOf(personId)).toEqual({
        name_zh: '米尔扎提\u00B7喀米力',
        name_raw: dot === '·' ? null : `米尔扎提${dot}喀米力`,
        name_search: '米尔扎提喀米力 mierzhatikamili meztkml',
      });
    },
  );

  it('writes an audit row with the reason and without a name; the same name again writes none', async () => {
    const { by, personId } = await prepare();
    for (let i = 0; i < 2; i += 1) await correct(by, personId, '米尔扎提·喀米里');
    const audits = await arrange(app, (tx) =>
      tx.query(`select action, reason, changes from audit_log where subject_id = $1`, [personId]),
    );
    expect(audits).toEqual([{ action: 'person:correct', reason: '身份证核对', changes: { fields: ['nameZh'] } }]);
  });

  it('400 for what is no name, 401, 403 for the person and for an instructor, 404 outside, 422 without a reason', async () => {
    const { by, personId } = await prepare();
    for (const nameZh of ['米尔扎提?喀米力', '', 7]) {
      expect((await correct(by, personId, nameZh)).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '/nameZh' }],
      });
    }
    const own = await signInAs(app, 'TRAINEE', undefined, personId);
    expect((await correct(undefined, personId, '朱磊')).statusCode).toBe(401);
    expect((await correct(own, personId, '朱磊')).statusCode).toBe(403);
    expect((await correct(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), personId, '朱磊')).statusCode).toBe(403);
    expect((await correct(await signInAs(app, 'COORDINATOR'), personId, '朱磊')).statusCode).toBe(404);
    expect((await correct(by, personId, '朱磊', {})).json()).toMatchObject({
      status: 422,
      type: '/problems/reason-required',
    });
    expect(await personOf(personId)).toMatchObject({ name_zh: '米尔扎提 喀米力' });
  });
});
