import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterWrongPassword, minutesLocked, type SignInState } from './lockout.policy.js';

const now = new Date('2026-03-01T00:00:00Z');
const fresh: SignInState = { failedAttempts: 0, lockedUntil: null };
const wrong = (times: number): SignInState =>
  Array.from({ length: times }).reduce<SignInState>((state) => afterWrongPassword(state, now), fresh);

describe('lockout', () => {
  it('lets four mistakes pass and locks at the fifth for 15 minutes', () => {
    expect(minutesLocked(wrong(4), now)).toBe(0);
    expect(minutesLocked(wrong(5), now)).toBe(15);
    expect(minutesLocked(wrong(5), new Date('2026-03-01T00:14:01Z'))).toBe(1);
    expect(minutesLocked(wrong(5), new Date('2026-03-01T00:15:00Z'))).toBe(0);
  });

  it('starts anew after the lock has run out', () => {
    const later = new Date('2026-03-01T00:15:00Z');
    expect(afterWrongPassword(wrong(5), later)).toEqual({ failedAttempts: 1, lockedUntil: null });
  });

  it('is locked exactly when five or more came in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), (times) => minutesLocked(wrong(times), now) > 0 === times >= 5),
    );
  });
});
