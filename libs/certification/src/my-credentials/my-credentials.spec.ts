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
  app.inject({ url: `/api/v1/me/credentials${path}`, headers: by ? { authorization: by.authorization } : {} });

describe('GET /api/v1/me/credentials', () => {
  it('200: only your own, the revoked ones too, without the internal note', async () => {
    const holder = await signInAs(app, 'TRAINEE');
    const { personId } = holder;
    const [valid, revoked] = await arrange(app, async (tx) => {
      const one = await buildCredential(tx, { personId });
      const other = await buildCredential(tx, { personId });
      await buildCredential(tx);
      await tx.query(
        `update credential set status = 'REVOKED', revoked_at = '2024-06-30T17:00:00Z',
           revoke_reason_class = 'HOLDER_REQUEST', revoke_note = '内部说明' where id = $1`,
        [other.id],
      );
      return [one, other];
    });
    const answer = await get(holder, '');
    expect(answer.body).not.toContain('内部说明');
    const { items, total } = answer.json<{ items: { id: string }[]; total: number }>();
    expect(total).toBe(2);
    expect(items.find(({ id }) => id === valid?.id)).toMatchObject({
      status: 'VALID',
      revokedOn: null,
      verifyUrl: `http://silkcast.test/verify/${valid?.verifyCode}`,
    });
    // 17:00 UTC is the next day in 北京时间.
    expect(items.find(({ id }) => id === revoked?.id)).toMatchObject({
      status: 'REVOKED',
      revokedOn: '2024-07-01',
      revokeReasonClass: 'HOLDER_REQUEST',
    });
    expect((await get(holder, '?pageSize=1&page=2')).json()).toMatchObject({ items: [{}], total: 2, page: 2 });
  });

  it('the PDF is for the holder: 200, 404 for anybody else, 401 without a token', async () => {
    const holder = await signInAs(app, 'TRAINEE');
    const { id } = await arrange(app, (tx) => buildCredential(tx, { personId: holder.personId }));
    const file = await get(holder, `/${id}/file.pdf?locale=en`);
    expect([file.statusCode, file.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await get(await signInAs(app, 'TRAINEE'), `/${id}/file.pdf`)).statusCode).toBe(404);
    expect((await get(undefined, `/${id}/file.pdf`)).statusCode).toBe(401);
    expect((await get(undefined, '')).statusCode).toBe(401);
  });
});
