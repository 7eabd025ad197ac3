import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addDays, beijingDate } from '#kernel';
import { arrange, startTestApi } from '#platform/testing';
import type { Role } from '../access/role-permissions.policy.js';
import { IdentityModule } from '../identity.module.js';
import { buildOrgUnit, buildPerson, signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const today = beijingDate(new Date());
const tomorrow = addDays(today, 1);
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Given {
  personId: string;
  role: Role;
  orgUnitId: string;
  validFrom?: string;
  validUntil?: string | null;
}
const grant = (by: SignedIn | undefined, payload: Partial<Given>, key?: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/role-assignments',
    headers: { ...(by ? { authorization: by.authorization } : {}), ...(key ? { 'idempotency-key': key } : {}) },
    payload,
  });
const end = (by: SignedIn | undefined, id: string) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/role-assignments/${id}/end`,
    headers: by ? { authorization: by.authorization } : {},
  });
const rolesOf = (personId: string): Promise<{ role: string; from: string; until: string | null }[]> =>
  arrange(app, (tx) =>
    tx.query(
      `select role, valid_from::text as from, valid_until::text as until from role_assignment
       where person_id = $1 order by valid_from, role`,
      [personId],
    ),
  );
const below = async (parentId: string): Promise<string> =>
  (await arrange(app, (tx) => buildOrgUnit(tx, { kind: 'TRAINING_BASE', parent_id: parentId }))).id;
/** Somebody who has been a trainee in the county since long ago. */
async function traineeOf(orgUnitId: string): Promise<string> {
  return arrange(app, async (tx) => {
    const { id } = await buildPerson(tx);
    await tx.query(
      `insert into role_assignment (person_id, role, org_unit_id, valid_from) values ($1, 'TRAINEE', $2, '2023-01-01')`,
      [id, orgUnitId],
    );
    return id;
  });
}
const roleIdOf = async (personId: string, role: Role): Promise<string> => {
  const [row]: { id: string }[] = await arrange(app, (tx) =>
    tx.query(`select id from role_assignment where person_id = $1 and role = $2`, [personId, role]),
  );
  return row?.id ?? '';
};

describe('POST /api/v1/role-assignments', () => {
  it('201: a trainee becomes an instructor and stays a trainee; audited', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const personId = await traineeOf(by.orgUnitId);
    const answer = await grant(by, { personId, role: 'INSTRUCTOR', orgUnitId: await below(by.orgUnitId) });
    expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String) }]);
    expect(await rolesOf(personId)).toEqual([
      { role: 'TRAINEE', from: '2023-01-01', until: null },
      { role: 'INSTRUCTOR', from: today, until: null },
    ]);
    const audits = await arrange(app, (tx) =>
      tx.query(
        `select action, changes->>'role' as role from audit_log where subject_id = $1 and actor_person_id = $2`,
        [personId, by.personId],
      ),
    );
    expect(audits).toEqual([{ action: 'account:grant', role: 'INSTRUCTOR' }]);
  });

  it('400 for a role or a date that is none, 401, 403 for an instructor', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const given = { personId: await traineeOf(by.orgUnitId), role: 'INSTRUCTOR' as const, orgUnitId: by.orgUnitId };
    expect((await grant(by, { ...given, role: 'ROOT' as never })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/role' }],
    });
    expect((await grant(by, { ...given, validFrom: '2024-02-30' })).statusCode).toBe(400);
    expect((await grant(undefined, given)).statusCode).toBe(401);
    expect((await grant(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), given)).statusCode).toBe(403);
  });

  it('403: a coordinator makes no ADMIN, and nobody reaches beside or above the own subtree', async () => {
    const hq = (await arrange(app, (tx) => buildOrgUnit(tx, { kind: 'AID_HQ_CITY' }))).id;
    const [own, neighbour] = [await below(hq), await below(hq)];
    const by = await signInAs(app, 'COORDINATOR', own);
    const personId = await traineeOf(own);
    const refused = { status: 403, type: '/problems/grant-not-allowed' };
    expect((await grant(by, { personId, role: 'ADMIN', orgUnitId: own })).json()).toMatchObject(refused);
    for (const orgUnitId of [neighbour, hq, UNKNOWN]) {
      expect((await grant(by, { personId, role: 'INSTRUCTOR', orgUnitId })).json()).toMatchObject(refused);
    }
    expect(await rolesOf(personId)).toHaveLength(1);
  });

  it('403: a high role elsewhere and a low one here do not add up', async () => {
    const by = await signInAs(app, 'ADMIN');
    const other = await signInAs(app, 'COORDINATOR', undefined, by.personId);
    const personId = await traineeOf(other.orgUnitId);
    expect((await grant(other, { personId, role: 'ADMIN', orgUnitId: other.orgUnitId })).statusCode).toBe(403);
    expect((await grant(other, { personId, role: 'COORDINATOR', orgUnitId: other.orgUnitId })).statusCode).toBe(201);
  });

  it('403: nobody makes the own role longer; a role below is allowed', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    await arrange(app, (tx) =>
      tx.query(`update role_assignment set valid_until = $2 where person_id = $1`, [by.personId, tomorrow]),
    );
    const own = { personId: by.personId, orgUnitId: by.orgUnitId };
    expect((await grant(by, { ...own, role: 'COORDINATOR', validFrom: addDays(today, 2) })).statusCode).toBe(403);
    expect((await grant(by, { ...own, role: 'COORDINATOR', orgUnitId: await below(by.orgUnitId) })).statusCode).toBe(
      403,
    );
    expect((await grant(by, { ...own, role: 'INSTRUCTOR' })).statusCode).toBe(201);
  });

  it('403: a role that has run out, or has not begun, gives nothing', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const given = { personId: await traineeOf(by.orgUnitId), role: 'INSTRUCTOR' as const, orgUnitId: by.orgUnitId };
    for (const [from, until] of [
      ['2020-01-01', addDays(today, -1)],
      [tomorrow, null],
    ]) {
      await arrange(app, (tx) =>
        tx.query(`update role_assignment set valid_from = $2, valid_until = $3 where person_id = $1`, [
          by.personId,
          from,
          until,
        ]),
      );
      expect((await grant(by, given)).statusCode).toBe(403);
    }
  });

  it('404 for somebody outside the scope, unknown or erased', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const foreign = await signInAs(app, 'TRAINEE');
    const erased = await traineeOf(by.orgUnitId);
    await arrange(app, (tx) =>
      tx.query(`update person set erased_at = now(), id_number_hmac = null where id = $1`, [erased]),
    );
    for (const personId of [foreign.personId, UNKNOWN, erased]) {
      expect((await grant(by, { personId, role: 'INSTRUCTOR', orgUnitId: by.orgUnitId })).json()).toMatchObject({
        status: 404,
        type: '/problems/not-found',
      });
    }
  });

  it('409 for the same role there at the same time, and 12 at once give one', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const personId = await traineeOf(by.orgUnitId);
    const given = { personId, role: 'INSTRUCTOR' as const, orgUnitId: by.orgUnitId };
    const answers = await Promise.all(Array.from({ length: 12 }, () => grant(by, given)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array<number>(11).fill(409)]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      type: '/problems/role-already-held',
    });
    expect(await rolesOf(personId)).toHaveLength(2);
  });

  it('the same answer for a repeated Idempotency-Key', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const given = { personId: await traineeOf(by.orgUnitId), role: 'INSTRUCTOR' as const, orgUnitId: by.orgUnitId };
    const [first, again] = [await grant(by, given, 'grant-once-1'), await grant(by, given, 'grant-once-1')];
    expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
  });

  it('422 for a beginning in the past and an end before the beginning', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const given = { personId: await traineeOf(by.orgUnitId), role: 'INSTRUCTOR' as const, orgUnitId: by.orgUnitId };
    expect((await grant(by, { ...given, validFrom: addDays(today, -1) })).json()).toMatchObject({
      status: 422,
      type: '/problems/role-dates-refused',
      errors: [{ pointer: '/validFrom' }],
    });
    expect((await grant(by, { ...given, validFrom: tomorrow, validUntil: today })).json()).toMatchObject({
      errors: [{ pointer: '/validUntil' }],
    });
    expect((await grant(by, { ...given, validFrom: tomorrow, validUntil: tomorrow })).statusCode).toBe(201);
  });
});

describe('POST /api/v1/role-assignments/:id/end', () => {
  it('204: ends at once, the token in hand included, and the row stays; twice is once', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const other = await signInAs(app, 'COORDINATOR', by.orgUnitId);
    const accounts = () => app.inject({ url: '/api/v1/accounts', headers: { authorization: other.authorization } });
    expect((await accounts()).statusCode).toBe(200);
    const id = await roleIdOf(other.personId, 'COORDINATOR');
    expect([(await end(by, id)).statusCode, (await end(by, id)).statusCode]).toEqual([204, 204]);
    expect((await accounts()).statusCode).toBe(403);
    expect(await rolesOf(other.personId)).toEqual([
      { role: 'COORDINATOR', from: '2020-01-01', until: addDays(today, -1) },
    ]);
    const audits = await arrange(app, (tx) =>
      tx.query(`select action from audit_log where subject_id = $1`, [other.personId]),
    );
    expect(audits).toEqual([{ action: 'account:end-role' }]);
  });

  it('keeps a role that was given today, as one that lasted no day; it may be given again today', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const personId = await traineeOf(by.orgUnitId);
    const given = { personId, role: 'INSTRUCTOR' as const, orgUnitId: by.orgUnitId };
    await grant(by, given);
    expect((await end(by, await roleIdOf(personId, 'INSTRUCTOR'))).statusCode).toBe(204);
    expect((await rolesOf(personId)).at(-1)).toEqual({ role: 'INSTRUCTOR', from: today, until: addDays(today, -1) });
    expect((await grant(by, given)).statusCode).toBe(201);
    expect(await rolesOf(personId)).toHaveLength(3);
  });

  it('takes away a role that has not begun', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const personId = await traineeOf(by.orgUnitId);
    await grant(by, { personId, role: 'INSTRUCTOR', orgUnitId: by.orgUnitId, validFrom: tomorrow });
    expect((await end(by, await roleIdOf(personId, 'INSTRUCTOR'))).statusCode).toBe(204);
    expect(await rolesOf(personId)).toHaveLength(1);
  });

  it('401, 403 for an instructor and for the role of somebody above, 404 outside, 400 for no id', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const admin = await signInAs(app, 'ADMIN', by.orgUnitId);
    const foreign = await signInAs(app, 'TRAINEE');
    const role = await roleIdOf(admin.personId, 'ADMIN');
    expect((await end(undefined, role)).statusCode).toBe(401);
    expect((await end(await signInAs(app, 'INSTRUCTOR', by.orgUnitId), role)).json()).toMatchObject({
      type: '/problems/forbidden',
    });
    expect((await end(by, role)).json()).toMatchObject({ status: 403, type: '/problems/grant-not-allowed' });
    expect((await end(by, await roleIdOf(foreign.personId, 'TRAINEE'))).statusCode).toBe(404);
    expect((await end(by, UNKNOWN)).statusCode).toBe(404);
    expect((await end(by, 'x')).statusCode).toBe(400);
    expect(await rolesOf(admin.personId)).toEqual([{ role: 'ADMIN', from: '2020-01-01', until: null }]);
  });
});
