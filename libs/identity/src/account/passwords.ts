import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice of parameters for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Checked when there is no account, so that an unknown mobile takes as long as a known one. */
const NOBODYS = hash('nobody has this password', ARGON2ID);

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

/** False for an account without a password, after the same time as a wrong one. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await NOBODYS), password);
  return stored !== null && isRight;
}
