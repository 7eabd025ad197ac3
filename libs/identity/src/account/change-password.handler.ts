import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { assertTellsApart } from './new-password.js';
import { OwnPassword, withoutReplay } from './own-password.js';
import { claimPasswordChoice } from './password-choice.js';
import { hashPassword } from './passwords.js';

/** Changes the own password and signs out every other device. */
@Injectable()
export class ChangePasswordHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownPassword: OwnPassword,
  ) {}

  /** Throws `password-wrong`, `account-locked`, `password-not-usable`, `too-many-requests`. */
  async handle(context: RequestContext, change: { currentPassword: string; newPassword: string }): Promise<void> {
    await this.ownPassword.demand(context, change.currentPassword, '/currentPassword');
    await claimPasswordChoice(this.unitOfWork, context);
    const passwordHash = await hashPassword(change.newPassword);
    await this.unitOfWork.run(withoutReplay(context), async ({ tx, audit, now }) => {
      const { accountId, authSessionId } = context.actor;
      const [account]: { mobile_hmac: Buffer }[] = await tx.query(
        `select mobile_hmac from account where id = $1 for update`,
        [accountId],
      );
      if (!account) return;
      await assertTellsApart(tx, account.mobile_hmac, change.newPassword, '/newPassword', accountId);
      await tx.query(`update account set password_hash = $2, must_change_password = false where id = $1`, [
        accountId,
        passwordHash,
      ]);
      await tx.query(
        `update auth_session set revoked_at = $3, revoke_reason = 'PASSWORD_CHANGED'
         where account_id = $1 and id <> $2 and revoked_at is null`,
        [accountId, authSessionId, now],
      );
      await audit.record({ action: 'password:change', subjectType: 'account', subjectId: accountId ?? '' });
    });
  }
}
