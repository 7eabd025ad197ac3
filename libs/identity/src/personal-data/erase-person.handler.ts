import { Injectable } from '@nestjs/common';
import { addDays, beijingDate, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import { OwnPassword, withoutReplay } from '../account/own-password.js';
import { CONSENT_WITHDRAWN } from '../consent/consent.events.js';
import { PersonRecords } from '../person-records/person-records.js';

/** Stands where a name was. */
const ERASED_NAME = '已注销';

/**
 * Erases the signed-in person (handbook §5.1, PIPL art. 47): what names them goes, what was counted stays without a
 * name. Consents stay as withdrawn proof of what once allowed the records; they name nobody any more. Issued credentials
 * stay so that they can be checked; their keeper takes out what names the holder.
 */
@Injectable()
export class ErasePersonHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownPassword: OwnPassword,
    private readonly records: PersonRecords,
  ) {}

  /** Throws `password-wrong`, `account-locked`. */
  async handle(context: RequestContext, password: string): Promise<void> {
    await this.ownPassword.demand(context, password, '/password');
    const personId = context.actor.personId ?? '';
    await this.unitOfWork.run(withoutReplay(context), async (work) => {
      const [standing]: unknown[] = await work.tx.query(
        `select 1 from person where id = $1 and erased_at is null for update`,
        [personId],
      );
      // Asked twice at once: it is done.
      if (!standing) return;
      await withdrawConsents(work, personId);
      await this.records.erase(work.tx, personId, work.now);
      await erase(work, personId);
      await work.audit.record({ action: 'person:erase', subjectType: 'person', subjectId: personId });
    });
  }
}

async function withdrawConsents({ tx, outbox, now }: Work, personId: string): Promise<void> {
  const [standing]: [{ id: string; purpose: string }[], number] = await tx.query(
    `update consent set withdrawn_at = $2 where person_id = $1 and withdrawn_at is null returning id, purpose`,
    [personId, now],
  );
  for (const { id, purpose } of standing) await outbox.add(CONSENT_WITHDRAWN, { consentId: id, personId, purpose });
}

async function erase({ tx, now }: Work, personId: string): Promise<void> {
  await tx.query(`delete from notice where person_id = $1`, [personId]);
  await tx.query(`delete from appointment where person_id = $1`, [personId]);
  // Stored answers to repeated requests may hold what was shown to the person.
  await tx.query(`delete from idempotency_key where actor_id in (select id::text from account where person_id = $1)`, [
    personId,
  ]);
  // Sessions, refresh tokens and identities go with the account.
  await tx.query(`delete from account where person_id = $1`, [personId]);
  const today = beijingDate(now);
  await tx.query(`delete from role_assignment where person_id = $1 and valid_from > $2`, [personId, today]);
  await tx.query(
    `update role_assignment set valid_until = $2
     where person_id = $1 and (valid_until is null or valid_until > $2::date)`,
    [personId, addDays(today, -1)],
  );
  await tx.query(
    `update person set name_zh = $2, name_raw = null, name_ug = null, name_latin = null, name_search = '', birth_date = null,
            sex = null, id_number_cipher = null, id_number_hmac = null, id_number_masked = null, mobile_cipher = null,
            mobile_hmac = null, mobile_masked = null, updated_at = $3, erased_at = $3
     where id = $1`,
    [personId, ERASED_NAME, now],
  );
}
