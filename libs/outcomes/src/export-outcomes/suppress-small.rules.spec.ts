import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SMALLEST_PRINTED, suppressedOf } from './suppress-small.rules.js';

describe('suppressedOf', () => {
  it.each([
    [[], []],
    [
      [0, 12, 33],
      [false, false, false],
    ],
    [
      [5, 12],
      [false, false],
    ],
    [
      [4, 3, 12],
      [true, true, false],
    ],
    // One alone could be had from the total.
    [
      [4, 12, 33],
      [true, true, false],
    ],
    [
      [12, 4, 0, 9],
      [false, true, false, true],
    ],
    [[4], [true]],
    [
      [4, 0],
      [true, false],
    ],
  ])('%j', (counts, expected) => {
    expect(suppressedOf(counts)).toEqual(expected);
  });

  it('never prints one to four, and never leaves exactly one to be had by subtraction', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(6), fc.nat(50)), { maxLength: 12 }), (counts) => {
        const suppressed = suppressedOf(counts);
        const printed = counts.filter((_, i) => !suppressed[i]);
        expect(printed.every((count) => count === 0 || count >= SMALLEST_PRINTED)).toBe(true);
        const hidden = counts.filter((_, i) => suppressed[i]);
        if (hidden.length === 1) expect(printed.every((count) => count === 0)).toBe(true);
        if (counts.every((count) => count === 0 || count >= SMALLEST_PRINTED)) expect(hidden).toEqual([]);
      }),
    );
  });
});
