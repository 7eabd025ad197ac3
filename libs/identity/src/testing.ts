import { createHash, randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Role } from './access/role-permissions.policy.js';
import { AuthSessions } from './account/auth-sessions.js';

/** Builders: valid by default, parents made on demand, unique by themselves; no fixture is shared between tests. */
export interface Built {
  id: string;
}

const tag = (): string => randomBytes(4).toString('hex');

async function insert(tx: EntityManager, table: string, values: Record<string, unknown>): Promise<string> {
  const names = Object.keys(values);
  const [row]: { id: string }[] = await tx.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    Object.values(values),
  );
  return row?.id ?? '';
}

export async function buildOrgUnit(
  tx: EntityManager,
  overrides: Partial<{
    kind: string;
    parent_id: string;
    name_zh: string;
    code: string;
    founded_on: string;
    founded_precision: string;
    region_code: string;
  }> = {},
): Promise<Built> {
  const code = `T${tag().toUpperCase()}`;
  return { id: await insert(tx, 'org_unit', { kind: 'COUNTY_TEAM', code, name_zh: `测试县 ${code}`, ...overrides }) };
}

export async function buildPerson(
  tx: EntityManager,
  overrides: Partial<{ name_zh: string; birth_date: string; name_ug: string }> = {},
): Promise<Built> {
  const name = overrides.name_zh ?? '阿依古丽·买买提';
  return {
    id: await insert(tx, 'person', {
      name_zh: name,
      name_search: name.replaceAll('·', ''),
      birth_date: '1995-05-05',
      id_number_hmac: randomBytes(32),
      id_number_masked: '6529**********0012',
      mobile_masked: '138****1234',
      ...overrides,
    }),
  };
}

/** A standing consent to the enrollment text; publishes a text when none exists. */
export async function buildConsent(tx: EntityManager, personId: string): Promise<Built> {
  await tx.query(
    `insert into consent_text (purpose, version, locale, title, body)
     values ('ENROLLMENT', 'test-1', 'zh-CN', '同意书', '测试用文本') on conflict do nothing`,
  );
  return {
    id: await insert(tx, 'consent', {
      person_id: personId,
      purpose: 'ENROLLMENT',
      text_version: 'test-1',
      locale: 'zh-CN',
      text_sha256: createHash('sha256').update('测试用文本').digest(),
      given_via: 'SELF',
    }),
  };
}

export interface SignedIn {
  personId: string;
  accountId: string;
  orgUnitId: string;
  /** Value of the Authorization header. */
  authorization: string;
}

/** Somebody with a role over an org unit (made when not given), signed in. */
export async function signInAs(
  app: NestFastifyApplication,
  role: Role,
  orgUnitId?: string,
  personId?: string,
): Promise<SignedIn> {
  return app.get(UnitOfWork).run(systemContext('test'), async (work) => {
    const orgUnit = orgUnitId ?? (await buildOrgUnit(work.tx)).id;
    const person = personId ?? (await buildPerson(work.tx)).id;
    await insert(work.tx, 'role_assignment', {
      person_id: person,
      role,
      org_unit_id: orgUnit,
      valid_from: '2020-01-01',
    });
    const [existing]: { id: string }[] = await work.tx.query(`select id from account where person_id = $1`, [person]);
    const account =
      existing?.id ?? (await insert(work.tx, 'account', { person_id: person, mobile_hmac: randomBytes(32) }));
    const tokens = await app.get(AuthSessions, { strict: false }).open(work, account, 'test');
    return { personId: person, accountId: account, orgUnitId: orgUnit, authorization: `Bearer ${tokens.accessToken}` };
  });
}
