import type { Work } from '#platform';
import { afterWrongPassword, type Limits, minutesLocked, SIGN_IN_LIMITS } from '../sign-in/lockout.policy.js';
import type { AttemptPurpose } from './attempt-lock.entity.js';

const HOUR = 60;
const LIMITS: Record<AttemptPurpose, Limits> = {
  // As for an account, so that a mobile without one can't be told from a mobile with one.
  SIGN_IN: SIGN_IN_LIMITS,
  // Whoever knows region and birthday of a classmate has some 500 ID numbers to try: 25 days at this pace.
  ACTIVATION: { attempts: 10, minutes: 12 * HOUR },
  // A refused choice says that somebody else on the phone has that password, so choices are few.
  PASSWORD_CHOICE: { attempts: 5, minutes: HOUR },
};
const FORGOTTEN_AFTER_HOURS = 24;
/** Rows that one attempt clears away at most; each adds one at most, so the table stays small. */
const SWEEP = 20;

interface Row {
  failed_attempts: number;
  locked_until: Date | null;
}

/**
 * Counts an attempt before it is made, so that attempts at one time can't pass together. Answers the minutes for which
 * the key is locked, or 0 when the attempt may be made. Commit it also when the attempt fails.
 */
export async function countAttempt({ tx, now }: Work, purpose: AttemptPurpose, key: Buffer): Promise<number> {
  await tx.query(
    `delete from attempt_lock where (purpose, key) in (
       select purpose, key from attempt_lock where updated_at < $1::timestamptz - interval '${FORGOTTEN_AFTER_HOURS} hours'
       order by updated_at limit ${SWEEP} for update skip locked)`,
    [now],
  );
  const [row]: Row[] = await tx.query(
    `insert into attempt_lock (purpose, key, updated_at) values ($1, $2, $3)
     on conflict (purpose, key) do update set updated_at = $3 returning failed_attempts, locked_until`,
    [purpose, key, now],
  );
  const state = { failedAttempts: row?.failed_attempts ?? 0, lockedUntil: row?.locked_until ?? null };
  const locked = minutesLocked(state, now);
  if (locked > 0) return locked;
  const next = afterWrongPassword(state, now, LIMITS[purpose]);
  await tx.query(`update attempt_lock set failed_attempts = $3, locked_until = $4 where purpose = $1 and key = $2`, [
    purpose,
    key,
    next.failedAttempts,
    next.lockedUntil,
  ]);
  return 0;
}

/** The attempt went well: the count starts anew. */
export async function forgetAttempts({ tx }: Work, purpose: AttemptPurpose, key: Buffer): Promise<void> {
  await tx.query(`delete from attempt_lock where purpose = $1 and key = $2`, [purpose, key]);
}
