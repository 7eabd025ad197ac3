import { Injectable } from '@nestjs/common';
import { type RequestContext, systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { afterWrongPassword, minutesLocked } from '../sign-in/lockout.policy.js';
import { accountLocked } from '../sign-in/sign-in.problems.js';
import { passwordWrong } from './password.problems.js';
import { verifyPassword } from './passwords.js';

interface Stored {
  password_hash: string | null;
  failed_attempts: number;
  locked_until: Date | null;
}

/** Asks for the password once more before something that a borrowed phone must not do. */
@Injectable()
export class OwnPassword {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Wrong passwords count as at sign-in. Throws `password-wrong` (at `pointer`) or `account-locked`. */
  async demand({ actor, requestId }: RequestContext, password: string, pointer: string): Promise<void> {
    // The count has to be committed, so the refusal is thrown outside the unit of work.
    const minutes = await this.unitOfWork.run(systemContext(requestId), async ({ tx, now }) => {
      const [stored]: Stored[] = await tx.query(
        `select password_hash, failed_attempts, locked_until from account where id = $1 for update`,
        [actor.accountId],
      );
      const state = { failedAttempts: stored?.failed_attempts ?? 0, lockedUntil: stored?.locked_until ?? null };
      const locked = minutesLocked(state, now);
      if (locked > 0) return locked;
      const isRight = await verifyPassword(stored?.password_hash ?? null, password);
      const next = isRight ? { failedAttempts: 0, lockedUntil: null } : afterWrongPassword(state, now);
      await tx.query(`update account set failed_attempts = $2, locked_until = $3 where id = $1`, [
        actor.accountId,
        next.failedAttempts,
        next.lockedUntil,
      ]);
      return isRight ? null : 0;
    });
    if (minutes === null) return;
    throw minutes > 0 ? accountLocked(minutes) : passwordWrong(pointer);
  }
}

/**
 * A request whose body or answer holds a secret leaves no idempotency row: that would keep a digest of the one and the
 * text of the other.
 */
export function withoutReplay({ idempotency: _idempotency, ...context }: RequestContext): RequestContext {
  return context;
}
