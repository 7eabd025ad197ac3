import { Injectable } from '@nestjs/common';
import { beijingDate, Clock, parseIdNumber, parseMobile, systemContext } from '#kernel';
import { FieldCipher, UnitOfWork, type Work } from '#platform';
import { countAttempt, forgetAttempts } from '../attempts/attempts.js';
import { tooManyAttempts } from '../attempts/attempts.problems.js';
import { AuthSessions, type SessionTokens } from '../account/auth-sessions.js';
import { assertTellsApart } from '../account/new-password.js';
import { hashPassword } from '../account/passwords.js';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { PersonRecords } from '../person-records/person-records.js';
import { activationRefused, alreadyActivated } from './activation.problems.js';

export interface Activation {
  mobile: string;
  idNumber: string;
  joinCode: string;
  password: string;
}

interface Found {
  id: string;
  account_id: string | null;
  has_password: boolean;
  status: string | null;
}

/** First sign-in of somebody on a roster: proves who they are and chooses a password. */
@Injectable()
export class ActivateAccountHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly records: PersonRecords,
    private readonly authSessions: AuthSessions,
    private readonly clock: Clock,
  ) {}

  /**
   * Every attempt with a mobile counts, whatever is wrong with it. Throws `activation-refused`, `already-activated`,
   * `password-not-usable`, `mobile-full`, `too-many-requests`.
   */
  async handle(given: Activation, requestId: string, userAgent: string | null): Promise<SessionTokens> {
    const mobile = parseMobile(given.mobile);
    const idNumber = parseIdNumber(given.idNumber, beijingDate(this.clock.now()));
    const mobileHmac = this.cipher.lookup(PERSON_FIELD.mobile, mobile.ok ? mobile.value : '');
    // Committed by itself: a refusal takes everything else back.
    const locked = mobile.ok
      ? await this.unitOfWork.run(systemContext(requestId), (work) => countAttempt(work, 'ACTIVATION', mobileHmac))
      : 0;
    if (locked > 0) throw tooManyAttempts(locked);
    // Hashed before anything is looked up, so that a wrong combination takes as long as a right one.
    const passwordHash = await hashPassword(given.password);
    if (!mobile.ok || !idNumber.ok) throw activationRefused();
    const idHmac = this.cipher.lookup(PERSON_FIELD.idNumber, idNumber.value);
    // No idempotency key: the answer carries tokens.
    return this.unitOfWork.run(systemContext(requestId), async (work) => {
      const person = await find(work, mobileHmac, idHmac);
      const joinCode = given.joinCode.replace(/[\s-]/g, '').toUpperCase();
      const orgUnitId = person && (await this.records.orgUnitOfJoinCode(work.tx, person.id, joinCode));
      if (!person || !orgUnitId || person.status === 'DISABLED') throw activationRefused();
      if (person.has_password) throw alreadyActivated();
      await assertTellsApart(work.tx, mobileHmac, given.password, '/password', person.account_id);
      const [account]: { id: string }[] = await work.tx.query(
        `insert into account (person_id, mobile_hmac, password_hash, last_sign_in_at) values ($1, $2, $3, $4)
         on conflict (person_id) do update set mobile_hmac = $2, password_hash = $3, last_sign_in_at = $4 returning id`,
        [person.id, mobileHmac, passwordHash, work.now],
      );
      await becomeTrainee(work, person.id, orgUnitId);
      await forgetAttempts(work, 'ACTIVATION', mobileHmac);
      await work.audit.record({ action: 'account:activate', subjectType: 'person', subjectId: person.id });
      return this.authSessions.open(work, account?.id ?? '', userAgent);
    });
  }
}

/** The person, locked, and then the account: of two activations at once the second finds what the first has made. */
async function find({ tx }: Work, mobileHmac: Buffer, idHmac: Buffer): Promise<Found | undefined> {
  await tx.query(`select 1 from person where id_number_hmac = $1 and mobile_hmac = $2 for update`, [
    idHmac,
    mobileHmac,
  ]);
  const [person]: Found[] = await tx.query(
    `select p.id, a.id as account_id, a.password_hash is not null as has_password, a.status
     from person p left join account a on a.person_id = p.id
     where p.id_number_hmac = $1 and p.mobile_hmac = $2 and p.erased_at is null`,
    [idHmac, mobileHmac],
  );
  return person;
}

/** Roles are dated and additive (handbook §0.7): whoever is a trainee there today stays one. */
async function becomeTrainee({ tx, now }: Work, personId: string, orgUnitId: string): Promise<void> {
  await tx.query(
    `insert into role_assignment (person_id, role, org_unit_id, valid_from)
     select $1, 'TRAINEE', $2, $3::date where not exists (
       select 1 from role_assignment where person_id = $1 and role = 'TRAINEE' and org_unit_id = $2
         and (valid_until is null or valid_until >= $3::date))`,
    [personId, orgUnitId, beijingDate(now)],
  );
}
