import { createHash, randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { idChecksum, systemContext } from '#kernel';
import { FieldCipher, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Role } from './access/role-permissions.policy.js';
import { AuthSessions } from './account/auth-sessions.js';
import { hashPassword } from './account/passwords.js';
import { sealIdNumber, sealMobile } from './person-admission/person-fields.js';

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

let serial = randomBytes(4).readUInt32BE() % 1_000_000;
const next = (): number => (serial += 1);

/** A made-up mobile number that no other test has. */
export const newMobile = (): string => `139${String(next() % 100_000_000).padStart(8, '0')}`;

/** A made-up ID number of the abolished region 652921 (handbook §5.2) that no other test has. */
export function newIdNumber(): string {
  const count = next();
  const day = new Date(Date.UTC(1950, 0, 1 + (Math.floor(count / 1000) % 18_000))).toISOString().slice(0, 10);
  const first17 = `652921${day.replaceAll('-', '')}${String(count % 1000).padStart(3, '0')}`;
  return first17 + idChecksum(first17);
}

export interface BuiltHolder {
  personId: string;
  nameZh: string;
  idNumber: string;
  mobile: string;
}

/** A person whose ID number and mobile are sealed as in the product, for what reads them. */
export async function buildHolder(
  app: NestFastifyApplication,
  overrides: Partial<Omit<BuiltHolder, 'personId'>> = {},
): Promise<BuiltHolder> {
  const holder = { nameZh: '阿依古丽·买买提', idNumber: newIdNumber(), mobile: newMobile(), ...overrides };
  const cipher = app.get(FieldCipher, { strict: false });
  const [id, mobile] = [sealIdNumber(cipher, holder.idNumber), sealMobile(cipher, holder.mobile)];
  const personId = await app.get(UnitOfWork).run(systemContext('test'), ({ tx }) =>
    insert(tx, 'person', {
      name_zh: holder.nameZh,
      name_search: holder.nameZh.replaceAll('·', ''),
      birth_date: '1995-05-05',
      id_number_cipher: id.cipher,
      id_number_hmac: id.hmac,
      id_number_masked: id.masked,
      mobile_cipher: mobile.cipher,
      mobile_hmac: mobile.hmac,
      mobile_masked: mobile.masked,
    }),
  );
  return { personId, ...holder };
}

/** An account that signs in with this mobile and password; the person is made unless given. */
export async function buildAccount(
  app: NestFastifyApplication,
  given: { mobile: string; password: string | null; personId?: string; mustChange?: boolean },
): Promise<{ personId: string; accountId: string }> {
  const passwordHash = given.password === null ? null : await hashPassword(given.password);
  const { hmac } = sealMobile(app.get(FieldCipher, { strict: false }), given.mobile);
  return app.get(UnitOfWork).run(systemContext('test'), async ({ tx }) => {
    const personId = given.personId ?? (await buildPerson(tx)).id;
    const accountId = await insert(tx, 'account', {
      person_id: personId,
      mobile_hmac: hmac,
      password_hash: passwordHash,
      must_change_password: given.mustChange ?? false,
    });
    return { personId, accountId };
  });
}
