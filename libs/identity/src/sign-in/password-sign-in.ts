import { Injectable } from '@nestjs/common';
import { parseMobile, systemContext } from '#kernel';
import { FieldCipher, UnitOfWork, type Work } from '#platform';
import { countAttempt } from '../attempts/attempts.js';
import { ACCOUNTS_PER_MOBILE } from '../account/new-password.js';
import { verifyPassword } from '../account/passwords.js';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { afterWrongPassword, minutesLocked } from './lockout.policy.js';
import { accountLocked, signInRefused } from './sign-in.problems.js';

interface Candidate {
  id: string;
  password_hash: string | null;
  failed_attempts: number;
  locked_until: Date | null;
}

/**
 * Finds the account of a mobile and a password, and counts wrong passwords: against each account of a shared phone, and
 * for a mobile that nobody has in the same way, so that a lock does not tell which mobiles are known.
 */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** The account's id. Throws `sign-in-refused` or `account-locked`. */
  async check(typedMobile: string, password: string): Promise<string> {
    const mobile = parseMobile(typedMobile);
    const key = this.cipher.lookup(PERSON_FIELD.mobile, mobile.ok ? mobile.value : '');
    // The count of wrong passwords has to be committed, so the refusal is thrown outside the unit of work.
    const verdict = await this.unitOfWork.run(systemContext('sign-in'), (work) =>
      this.decide(work, mobile.ok, key, password),
    );
    if (typeof verdict === 'string') return verdict;
    throw verdict.minutes > 0 ? accountLocked(verdict.minutes) : signInRefused();
  }

  private async decide(
    work: Work,
    isMobile: boolean,
    mobileHmac: Buffer,
    password: string,
  ): Promise<string | { minutes: number }> {
    const { tx, now } = work;
    const candidates: Candidate[] = await tx.query(
      `select id, password_hash, failed_attempts, locked_until from account
       where mobile_hmac = $1 and status = 'ACTIVE' order by created_at limit ${ACCOUNTS_PER_MOBILE} for update`,
      [mobileHmac],
    );
    if (candidates.length === 0) {
      const minutes = isMobile ? await countAttempt(work, 'SIGN_IN', mobileHmac) : 0;
      if (minutes === 0) await verifyPassword(null, password);
      return { minutes };
    }
    const states = candidates.map((row) => ({
      row,
      failedAttempts: row.failed_attempts,
      lockedUntil: row.locked_until,
    }));
    const open = states.filter((state) => minutesLocked(state, now) === 0);
    for (const { row } of open) {
      if (!(await verifyPassword(row.password_hash, password))) continue;
      await tx.query(
        `update account set failed_attempts = 0, locked_until = null, last_sign_in_at = $2 where id = $1`,
        [row.id, now],
      );
      return row.id;
    }
    for (const state of open) {
      const next = afterWrongPassword(state, now);
      await tx.query(`update account set failed_attempts = $2, locked_until = $3 where id = $1`, [
        state.row.id,
        next.failedAttempts,
        next.lockedUntil,
      ]);
    }
    const isAllLocked = open.length === 0;
    return { minutes: isAllLocked ? Math.min(...states.map((state) => minutesLocked(state, now))) : 0 };
  }
}
