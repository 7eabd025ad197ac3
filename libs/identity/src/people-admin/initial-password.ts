import { randomInt } from 'node:crypto';

/** Without signs that look alike when read from paper or a screen. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for the first sign-in, to be changed then: 12 signs, 59 bits. */
export function initialPassword(): string {
  return Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
