import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from '#kernel';
import { arrange, startTestApi } from '#platform/testing';
import { permissionsOf } from '../access/role-permissions.policy.js';
import { IdentityModule } from '../identity.module.js';
import { buildOrgUnit, buildPerson } from '../testing.js';
import { PersonRecords } from './person-records.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const actorOf = (role: string, orgUnitId: string): Actor => ({
  personId: null,
  accountId: null,
  authSessionId: null,
  roles: [{ role, orgUnitId }],
  permissions: permissionsOf([role]),
  isSystem: false,
});
const keeper = (name: string, isInScope?: boolean) => ({
  name,
  read: async (_tx: unknown, personId: string) => `${name} of ${personId}`,
  erase: async () => undefined,
  ...(isInScope === undefined ? {} : { isInScope: async () => isInScope }),
});

describe('PersonRecords', () => {
  it('reads the parts of all keepers under their names; a name registered again replaces', async () => {
    const records = new PersonRecords();
    for (const name of ['training', 'credentials', 'training']) records.register(keeper(name));
    expect(await arrange(app, (tx) => records.read(tx, 'p'))).toEqual({
      training: 'training of p',
      credentials: 'credentials of p',
    });
  });

  it('finds a scope by a role in the subtree where the actor has that very permission, or by a keeper', async () => {
    await arrange(app, async (tx) => {
      const [county, other] = [(await buildOrgUnit(tx)).id, (await buildOrgUnit(tx)).id];
      const base = (await buildOrgUnit(tx, { parent_id: county })).id;
      const person = (await buildPerson(tx)).id;
      await tx.query(
        `insert into role_assignment (person_id, role, org_unit_id, valid_from) values ($1, 'TRAINEE', $2, '2020-01-01')`,
        [person, base],
      );
      const records = new PersonRecords();
      const isInScope = (role: string, unit: string) =>
        records.isInScope(tx, actorOf(role, unit), 'person:unmask', person);
      expect(await isInScope('COORDINATOR', county)).toBe(true);
      expect(await isInScope('COORDINATOR', base)).toBe(true);
      expect(await isInScope('INSTRUCTOR', county)).toBe(false);
      expect(await isInScope('COORDINATOR', other)).toBe(false);
      records.register(keeper('says no', false));
      records.register(keeper('says nothing'));
      expect(await isInScope('COORDINATOR', other)).toBe(false);
      records.register(keeper('says yes', true));
      expect(await isInScope('COORDINATOR', other)).toBe(true);
    });
  });
});
