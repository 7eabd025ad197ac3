import { Injectable } from '@nestjs/common';
import { type RequestContext, systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { AuthSessions, type SessionTokens } from '../account/auth-sessions.js';
import type { ForeignIdentity } from './oidc-provider.js';
import { oidcLinkTaken } from './oidc.problems.js';

/** Accounts by their identity at the provider. No account is ever made from one: a person comes from a roster or staff. */
@Injectable()
export class LinkedIdentities {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authSessions: AuthSessions,
  ) {}

  /** Opens a session for the account of this identity; null when it has none that is active. */
  signIn(identity: ForeignIdentity, requestId: string, userAgent: string | null): Promise<SessionTokens | null> {
    return this.unitOfWork.run(systemContext(requestId), async (work) => {
      const [account]: { id: string }[] = await work.tx.query(
        `select a.id from account_identity i join account a on a.id = i.account_id and a.status = 'ACTIVE'
         where i.issuer = $1 and i.subject = $2`,
        [identity.issuer, identity.subject],
      );
      if (!account) return null;
      await work.tx.query(`update account set last_sign_in_at = $2 where id = $1`, [account.id, work.now]);
      return this.authSessions.open(work, account.id, userAgent);
    });
  }

  /** Links the identity to the account that is signed in; twice is once. Throws `oidc-link-taken`. */
  async link(context: RequestContext, { issuer, subject }: ForeignIdentity): Promise<void> {
    const { accountId } = context.actor;
    await this.unitOfWork.run(context, async ({ tx, audit }) => {
      const added: unknown[] = await tx.query(
        `insert into account_identity (issuer, subject, account_id) values ($1, $2, $3) on conflict do nothing returning 1`,
        [issuer, subject, accountId],
      );
      if (added.length > 0) {
        await audit.record({
          action: 'account:link',
          subjectType: 'account',
          subjectId: accountId ?? '',
          changes: { issuer },
        });
        return;
      }
      const own: unknown[] = await tx.query(
        `select 1 from account_identity where issuer = $1 and subject = $2 and account_id = $3`,
        [issuer, subject, accountId],
      );
      if (own.length === 0) throw oidcLinkTaken();
    });
  }

  /** Takes all links of the signed-in account back. */
  async unlink(context: RequestContext): Promise<void> {
    const { accountId } = context.actor;
    await this.unitOfWork.run(context, async ({ tx, audit }) => {
      const [, gone]: [unknown, number] = await tx.query(`delete from account_identity where account_id = $1`, [
        accountId,
      ]);
      if (gone > 0)
        await audit.record({ action: 'account:unlink', subjectType: 'account', subjectId: accountId ?? '' });
    });
  }
}
