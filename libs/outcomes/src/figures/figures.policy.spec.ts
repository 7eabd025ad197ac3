import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countOf,
  FIGURE_BASIS,
  FIGURES,
  rateHundredths,
  REPORTED_METRIC,
  shareOfTarget,
  sumOf,
} from './figures.policy.js';

describe('counts', () => {
  it('of persons are neither added nor compared with anything else: it does not compile', () => {
    const persons = countOf('PERSON', 3);
    const times = countOf('PERSON_TIME', 5);
    // @ts-expect-error persons of two county teams may be the same persons
    sumOf('PERSON', [persons, persons]);
    // @ts-expect-error persons are no person-times
    sumOf('PERSON_TIME', [persons]);
    // @ts-expect-error a target of persons is not reached by person-times
    shareOfTarget(times, persons);
    expect(sumOf('PERSON_TIME', [times, times])).toEqual({ basis: 'PERSON_TIME', value: 10 });
  });

  it('stand beside a published figure only when both count the same', () => {
    const published = {
      TRAINED_PERSONS: 'PERSON',
      TRAINING_PERSON_TIMES: 'PERSON_TIME',
      CLASSES_HELD: 'CLASS',
    } as const;
    for (const figure of FIGURES) {
      const metric = (REPORTED_METRIC as Partial<Record<string, keyof typeof published>>)[figure];
      if (metric) expect(published[metric]).toBe(FIGURE_BASIS[figure]);
    }
  });
});

describe('rateHundredths', () => {
  it.each([
    [80, 100, 8000],
    [2, 3, 6666],
    [0, 5, 0],
    [0, 0, null],
    [28, 32, 8750],
  ])('%d of %d', (part, whole, rate) => {
    expect(rateHundredths(part, whole)).toBe(rate);
  });

  it('never says more than was reached, and is off by less than a hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), (whole, part) => {
        const rate = rateHundredths(part, whole) ?? -1;
        expect(rate * whole).toBeLessThanOrEqual(part * 10_000);
        expect((rate + 1) * whole).toBeGreaterThan(part * 10_000);
      }),
    );
  });
});
