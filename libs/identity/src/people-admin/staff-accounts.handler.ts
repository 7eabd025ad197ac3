import { Injectable } from '@nestjs/common';
import { beijingDate, invalidInput, normalizePersonName, parseMobile, type RequestContext } from '#kernel';
import { FieldCipher, UnitOfWork } from '#platform';
import type { Role } from '../access/role-permissions.policy.js';
import { assertTellsApart } from '../account/new-password.js';
import { withoutReplay } from '../account/own-password.js';
import { hashPassword } from '../account/passwords.js';
import { nameSearchText } from '../person-admission/name-search-text.rules.js';
import { sealMobile } from '../person-admission/person-fields.js';
import { PersonRecords } from '../person-records/person-records.js';
import { assertMayGrant } from './assert-may-grant.js';
import { initialPassword } from './initial-password.js';
import { lockPersonInScope } from './lock-person-in-scope.js';
import { accountMissing } from './people-admin.problems.js';

export interface NewStaff {
  nameZh: string;
  nameUg?: string | undefined;
  mobile: string;
  role: Role;
  orgUnitId: string;
}

/** Accounts that staff open for others. The first password is shown once and has to be changed. */
@Injectable()
export class StaffAccountsHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly records: PersonRecords,
  ) {}

  /** A person of staff with an account and a role. Throws `grant-not-allowed`, `invalid-input`, `mobile-full`. */
  async open(context: RequestContext, given: NewStaff): Promise<{ personId: string; initialPassword: string }> {
    const mobile = parseMobile(given.mobile);
    if (!mobile.ok) throw invalidInput([{ pointer: '/mobile', code: 'mobile-invalid' }]);
    const name = normalizePersonName(given.nameZh);
    if (name.value === '' || name.needsReview) throw invalidInput([{ pointer: '/nameZh', code: 'name-invalid' }]);
    const nameUg = normalizePersonName(given.nameUg ?? '').value || null;
    const password = initialPassword();
    const passwordHash = await hashPassword(password);
    const sealed = sealMobile(this.cipher, mobile.value);
    return this.unitOfWork.run(withoutReplay(context), async ({ tx, audit, now }) => {
      await assertMayGrant(tx, context.actor, [given]);
      await assertTellsApart(tx, sealed.hmac, password, '/mobile');
      const [person]: { id: string }[] = await tx.query(
        `insert into person (name_zh, name_ug, name_search, mobile_cipher, mobile_hmac, mobile_masked)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [name.value, nameUg, nameSearchText(name.value, nameUg), sealed.cipher, sealed.hmac, sealed.masked],
      );
      const personId = person?.id ?? '';
      await tx.query(
        `insert into account (person_id, mobile_hmac, password_hash, must_change_password) values ($1, $2, $3, true)`,
        [personId, sealed.hmac, passwordHash],
      );
      await tx.query(
        `insert into role_assignment (person_id, role, org_unit_id, valid_from, granted_by) values ($1, $2, $3, $4, $5)`,
        [personId, given.role, given.orgUnitId, beijingDate(now), context.actor.personId],
      );
      const changes = { role: given.role, orgUnitId: given.orgUnitId };
      await audit.record({ action: 'account:open', subjectType: 'person', subjectId: personId, changes });
      return { personId, initialPassword: password };
    });
  }

  /**
   * A new first password for somebody who forgot theirs; all their devices are signed out. Refused when one of their
   * roles is not the actor's to give, or a coordinator could become an administrator that way.
   */
  async resetPassword(context: RequestContext, personId: string): Promise<{ initialPassword: string }> {
    const password = initialPassword();
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(withoutReplay(context), async ({ tx, audit, now }) => {
      await lockPersonInScope(tx, this.records, context.actor, 'account:grant', personId);
      const roles: { role: Role; orgUnitId: string }[] = await tx.query(
        `select role, org_unit_id as "orgUnitId" from role_assignment
         where person_id = $1 and (valid_until is null or valid_until >= $2::date)`,
        [personId, beijingDate(now)],
      );
      await assertMayGrant(tx, context.actor, roles);
      const [reset]: [{ id: string }[], number] = await tx.query(
        `update account set password_hash = $2, must_change_password = true, failed_attempts = 0, locked_until = null
         where person_id = $1 returning id`,
        [personId, passwordHash],
      );
      if (!reset[0]) throw accountMissing();
      await tx.query(
        `update auth_session set revoked_at = $2, revoke_reason = 'PASSWORD_RESET' where account_id = $1 and revoked_at is null`,
        [reset[0].id, now],
      );
      await audit.record({ action: 'account:reset-password', subjectType: 'person', subjectId: personId });
      return { initialPassword: password };
    });
  }
}
