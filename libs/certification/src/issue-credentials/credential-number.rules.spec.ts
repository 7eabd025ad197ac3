import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { credentialNumber, credentialPrefix } from './credential-number.rules.js';

describe('credential numbers', () => {
  it.each([
    ['ENTRY', 'XH-2024-E'],
    ['INTERMEDIATE', 'XH-2024-I'],
    ['ADVANCED', 'XH-2024-A'],
  ] as const)('of %s run in %s', (tier, prefix) => {
    expect(credentialPrefix('XH', '2024-06-21', tier)).toBe(prefix);
  });

  it('have six digits and sort as text as they were issued', () => {
    expect(credentialNumber('XH-2024-E', 123)).toBe('XH-2024-E-000123');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_998 }), (serial) => {
        expect(credentialNumber('XH-2024-E', serial) < credentialNumber('XH-2024-E', serial + 1)).toBe(true);
      }),
    );
  });

  it('end with the series', () => {
    expect(credentialNumber('XH-2024-E', 999_999)).toBe('XH-2024-E-999999');
    expect(() => credentialNumber('XH-2024-E', 1_000_000)).toThrow(RangeError);
  });
});
