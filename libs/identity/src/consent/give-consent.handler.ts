import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { CONSENT_GIVEN } from './consent.events.js';
import { consentTextOutdated } from './consent.problems.js';
import type { ConsentPurpose } from './consent-text.entity.js';
import { CURRENT_TEXT, type ShownText } from './my-consents.query.js';

/** Records that somebody agreed to the text in front of them. Saying yes twice is one consent. */
@Injectable()
export class GiveConsentHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  handle(
    context: RequestContext,
    shown: { purpose: ConsentPurpose; version: string; locale: string },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(context, async ({ tx, outbox, audit, now }) => {
      const personId = context.actor.personId;
      const [text]: ShownText[] = await tx.query(CURRENT_TEXT, [shown.purpose, shown.locale]);
      if (!text) throw notFound('consent-text');
      if (text.version !== shown.version || text.locale !== shown.locale) throw consentTextOutdated();
      await tx.query(`select 1 from person where id = $1 for update`, [personId]);
      const [standing]: { id: string }[] = await tx.query(
        `select id from consent where person_id = $1 and purpose = $2 and withdrawn_at is null`,
        [personId, shown.purpose],
      );
      if (standing) return standing;
      const digest = createHash('sha256').update(text.body).digest();
      const [given]: { id: string }[] = await tx.query(
        `insert into consent (person_id, purpose, text_version, locale, text_sha256, given_via, given_at)
         values ($1, $2, $3, $4, $5, 'SELF', $6) returning id`,
        [personId, shown.purpose, text.version, text.locale, digest, now],
      );
      if (!given) throw notFound('consent-text');
      await audit.record({
        action: 'consent:give',
        subjectType: 'consent',
        subjectId: given.id,
        changes: { ...shown },
      });
      await outbox.add(CONSENT_GIVEN, { consentId: given.id, personId, purpose: shown.purpose });
      return given;
    });
  }
}
