import { beijingDate, invalidInput, normalizePersonName, parseMobile, Problem } from '#kernel';
import type { FieldCipher, Work } from '#platform';
import { nameSearchText } from '../person-admission/name-search-text.rules.js';
import { sealMobile } from '../person-admission/person-fields.js';
import { assertTellsApart } from './new-password.js';
import { hashPassword } from './passwords.js';

/** Makes an administrator, over every organisation without a parent. Throws a problem for input that is not usable. */
export async function createAdmin(
  { tx, audit, now }: Work,
  cipher: FieldCipher,
  admin: { name: string; mobile: string; password: string },
): Promise<{ personId: string; orgUnits: number }> {
  const mobile = parseMobile(admin.mobile);
  if (!mobile.ok) throw new Problem('mobile-invalid', 422, { title: 'Not a Chinese mobile number' });
  if (admin.password.length < 12) throw new Problem('password-too-short', 422, { title: 'At least 12 characters' });
  const { value, needsReview } = normalizePersonName(admin.name);
  if (value === '' || needsReview) throw invalidInput([{ pointer: '/name', code: 'name-invalid' }]);
  const roots: { id: string }[] = await tx.query(`select id from org_unit where parent_id is null`);
  if (roots.length === 0) {
    const made: { id: string }[] = await tx.query(
      `insert into org_unit (kind, code, name_zh) values ('AID_HQ_PROVINCE', 'HQ', '指挥部') returning id`,
    );
    roots.push(...made);
  }
  const sealed = sealMobile(cipher, mobile.value);
  await assertTellsApart(tx, sealed.hmac, admin.password, '/password');
  const [person]: { id: string }[] = await tx.query(
    `insert into person (name_zh, name_search, mobile_cipher, mobile_hmac, mobile_masked) values ($1, $2, $3, $4, $5) returning id`,
    [value, nameSearchText(value), sealed.cipher, sealed.hmac, sealed.masked],
  );
  const personId = person?.id ?? '';
  await tx.query(`insert into account (person_id, mobile_hmac, password_hash) values ($1, $2, $3)`, [
    personId,
    sealed.hmac,
    await hashPassword(admin.password),
  ]);
  await tx.query(
    `insert into role_assignment (person_id, role, org_unit_id, valid_from) select $1, 'ADMIN', unnest($2::uuid[]), $3::date`,
    [personId, roots.map(({ id }) => id), beijingDate(now)],
  );
  await audit.record({
    action: 'account:manage',
    subjectType: 'person',
    subjectId: personId,
    changes: { role: 'ADMIN' },
  });
  return { personId, orgUnits: roots.length };
}
