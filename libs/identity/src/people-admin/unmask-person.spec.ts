import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { PersonRecords } from '../person-records/person-records.js';
import { buildHolder, type BuiltHolder, buildPerson, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const REASON = { 'x-reason': encodeURIComponent('核对身份证') };
const unmask = (by: SignedIn | undefined, personId: string, headers: Record<string, string> = REASON) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/persons/${personId}/unmasking`,
    headers: { ...(by ? { authorization: by.authorization } : {}), ...headers },
  });
const auditsOf = (personId: string): Promise<Record<string, unknown>[]> =>
  arrange(app, (tx) => tx.query(`select * from audit_log where subject_id = $1`, [personId]));
async function traineeOf(orgUnitId: string): Promise<BuiltHolder> {
  const holder = await buildHolder(app);
  await signInAs(app, 'TRAINEE', orgUnitId, holder.personId);
  return holder;
}

describe('POST /api/v1/persons/:id/unmasking', () => {
  it('200 with a reason: both numbers, and an audit row that has who, why and neither of them', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const holder = await traineeOf(by.orgUnitId);
    const answer = await unmask(by, holder.personId);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.json()).toEqual({ idNumber: holder.idNumber, mobile: holder.mobile });
    const audits = await auditsOf(holder.personId);
    expect(audits).toMatchObject([
      { action: 'person:unmask', reason: '核对身份证', actor_person_id: by.personId, actor_role: 'COORDINATOR' },
    ]);
    const written = JSON.stringify(audits);
    for (const secret of [holder.idNumber, holder.mobile, holder.nameZh]) expect(written).not.toContain(secret);
  });

  it('leaves no copy of the numbers in the idempotency rows', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const holder = await traineeOf(by.orgUnitId);
    for (let i = 0; i < 2; i += 1) {
      await unmask(by, holder.personId, { ...REASON, 'idempotency-key': 'unmask-once-1' });
    }
    expect(
      await arrange(app, (tx) => tx.query(`select 1 from idempotency_key where actor_id = $1`, [by.accountId])),
    ).toEqual([]);
    expect(await auditsOf(holder.personId)).toHaveLength(2);
  });

  it('200 for somebody who is looked after here although without a role', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const holder = await buildHolder(app);
    expect((await unmask(by, holder.personId)).statusCode).toBe(404);
    app.get(PersonRecords, { strict: false }).register({
      name: 'roster',
      read: async () => null,
      erase: async () => undefined,
      isInScope: async (_tx, personId, scope) => personId === holder.personId && scope.roots.includes(by.orgUnitId),
    });
    expect((await unmask(by, holder.personId)).statusCode).toBe(200);
    expect((await unmask(await signInAs(app, 'COORDINATOR'), holder.personId)).statusCode).toBe(404);
  });

  it('200 with nulls for somebody whose numbers are not known', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const person = await arrange(app, (tx) => buildPerson(tx));
    await signInAs(app, 'TRAINEE', by.orgUnitId, person.id);
    expect((await unmask(by, person.id)).json()).toEqual({ idNumber: null, mobile: null });
  });

  it('422 without a reason or with an empty one; 400, 401, 403, 404; no audit row of a refusal', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const { personId } = await traineeOf(by.orgUnitId);
    for (const headers of [{}, { 'x-reason': '' }, { 'x-reason': '%20%20' }, { 'x-reason': 'x' }]) {
      expect((await unmask(by, personId, headers as never)).json()).toMatchObject({
        status: 422,
        type: '/problems/reason-required',
      });
    }
    expect((await unmask(by, 'x')).statusCode).toBe(400);
    expect((await unmask(undefined, personId)).statusCode).toBe(401);
    expect((await unmask(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), personId)).statusCode).toBe(403);
    expect((await unmask(await signInAs(app, 'COORDINATOR'), personId)).statusCode).toBe(404);
    expect(await auditsOf(personId)).toEqual([]);
  });

  it('404 for an erased person', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const { personId } = await traineeOf(by.orgUnitId);
    await arrange(app, (tx) =>
      tx.query(
        `update person set erased_at = now(), id_number_hmac = null, id_number_cipher = null, mobile_hmac = null,
                mobile_cipher = null where id = $1`,
        [personId],
      ),
    );
    expect((await unmask(by, personId)).statusCode).toBe(404);
  });

  it('429 for an address that reads one after the other', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 62; i += 1) {
      const url = '/api/v1/persons/x/unmasking';
      statuses.push((await app.inject({ method: 'POST', url, remoteAddress: '198.51.100.8' })).statusCode);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});
