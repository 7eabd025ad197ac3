import { expect, test } from '@jest/globals';
import { Random } from './random.js';

const row = (random: Random): number[] => Array.from({ length: 50 }, () => random.below(1000));

test('The same seed and stream give the same numbers, other ones give others', () => {
  expect(row(new Random(7, 1))).toEqual(row(new Random(7, 1)));
  expect(row(new Random(7, 1))).not.toEqual(row(new Random(7, 2)));
  expect(row(new Random(7, 1))).not.toEqual(row(new Random(8, 1)));
  expect(row(new Random(7 + 2 ** 40))).not.toEqual(row(new Random(7)));
});

test('Numbers stay within their bounds and reach each of few values', () => {
  const random = new Random(3);
  const drawn = Array.from({ length: 2000 }, () => random.below(5));
  expect([...new Set(drawn)].sort()).toEqual([0, 1, 2, 3, 4]);
  for (const value of Array.from({ length: 2000 }, () => random.unit())) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
  }
});
