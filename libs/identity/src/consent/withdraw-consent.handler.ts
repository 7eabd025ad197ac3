import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { CONSENT_WITHDRAWN } from './consent.events.js';

/** Takes back one's own consent. The row stays as proof of what once stood. */
@Injectable()
export class WithdrawConsentHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async handle(context: RequestContext, consentId: string): Promise<void> {
    await this.unitOfWork.run(context, async ({ tx, outbox, audit, now }) => {
      const { personId } = context.actor;
      const [consent]: { purpose: string; withdrawn_at: Date | null }[] = await tx.query(
        `select purpose, withdrawn_at from consent where id = $1 and person_id = $2 for update`,
        [consentId, personId],
      );
      if (!consent) throw notFound('consent');
      if (consent.withdrawn_at) return;
      await tx.query(`update consent set withdrawn_at = $2 where id = $1`, [consentId, now]);
      await audit.record({ action: 'consent:withdraw', subjectType: 'consent', subjectId: consentId });
      await outbox.add(CONSENT_WITHDRAWN, { consentId, personId, purpose: consent.purpose });
    });
  }
}
