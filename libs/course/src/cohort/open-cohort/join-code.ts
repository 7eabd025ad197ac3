import { randomInt } from 'node:crypto';

/** Without 0 and O, 1, I and L: the code is read aloud and copied from a blackboard. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** A code that the class gets; together with mobile and ID number it activates an account. */
export function randomJoinCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
