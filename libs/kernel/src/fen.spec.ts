import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fenFromYuan, yuanFromFen } from './fen.js';

describe('fen', () => {
  it('holds the live retail of 2023: 8.16 亿元 = 81,600,000,000 分', () => {
    expect(fenFromYuan('816000000')).toBe(81_600_000_000n);
  });

  it('never loses a 分', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), (fen) => {
        expect(fenFromYuan(yuanFromFen(fen))).toBe(fen);
      }),
    );
  });

  it('refuses what it could only round', () => {
    expect(() => fenFromYuan('1.005')).toThrow(RangeError);
    expect(() => fenFromYuan('1e3')).toThrow(RangeError);
  });
});
