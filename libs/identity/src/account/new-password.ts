import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { mobileFull, passwordNotUsable } from './password.problems.js';
import { verifyPassword } from './passwords.js';

/** Families share phones (handbook §5.2), so a mobile may belong to several accounts; the password tells them apart. */
export const ACCOUNTS_PER_MOBILE = 5;

/** A password that somebody chooses: 8 characters at least; length is what counts, so no rule on kinds of characters. */
export const NewPassword = z.string().min(8).max(200);

/**
 * A mobile number and a password name one account. Refuses a password that another account of the number has, and a
 * number that has its full five accounts. Throws `password-not-usable`, `mobile-full`.
 * @param accountId the account that gets the password, if there is one already.
 */
export async function assertTellsApart(
  tx: EntityManager,
  mobileHmac: Buffer,
  password: string,
  pointer: string,
  accountId: string | null = null,
): Promise<void> {
  // Two activations on one phone wait for each other; neither would see the other's password.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))`, [mobileHmac]);
  const others: { password_hash: string | null }[] = await tx.query(
    `select password_hash from account where mobile_hmac = $1 and id is distinct from $2::uuid limit ${ACCOUNTS_PER_MOBILE}`,
    [mobileHmac, accountId],
  );
  if (others.length >= ACCOUNTS_PER_MOBILE) throw mobileFull();
  for (const { password_hash: stored } of others) {
    if (stored !== null && (await verifyPassword(stored, password))) throw passwordNotUsable(pointer);
  }
}
