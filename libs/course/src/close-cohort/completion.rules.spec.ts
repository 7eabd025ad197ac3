import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideCompletion, requiredClassHours } from './completion.rules.js';

const hours = fc.integer({ min: 1, max: 400 });
/** Aimed at the boundary: at most two hours above or below it. */
const near = fc
  .tuple(hours, fc.integer({ min: -2, max: 2 }))
  .map(([planned, step]) => ({ planned, attended: Math.max(0, Math.round(planned * 0.8) + step) }));

describe('decideCompletion', () => {
  it.each([
    [10, 8, 'COMPLETED', 8000],
    [10, 7, 'NOT_COMPLETED', 7000],
    [48, 39, 'COMPLETED', 8125],
    [48, 38, 'NOT_COMPLETED', 7916],
    // 80 % of 36 is 28.8: 28 hours are 77.77 %, and 79.99 % must never look like 80.
    [36, 29, 'COMPLETED', 8055],
    [36, 28, 'NOT_COMPLETED', 7777],
    [1, 1, 'COMPLETED', 10_000],
    [1, 0, 'NOT_COMPLETED', 0],
  ])('of %i class hours %i: %s', (planned, attended, outcome, rateHundredths) => {
    expect(decideCompletion({ planned, attended })).toMatchObject({ outcome, rateHundredths });
  });

  it('completes nobody where nothing was planned', () => {
    expect(decideCompletion({ planned: 0, attended: 0 })).toEqual({
      outcome: 'NOT_COMPLETED',
      requiredClassHours: 0,
      rateHundredths: null,
      missing: ['ATTENDANCE'],
    });
  });

  it('is attended * 100 >= planned * 80, to the hour', () => {
    fc.assert(
      fc.property(near, ({ planned, attended }) => {
        const { outcome, missing } = decideCompletion({ planned, attended });
        expect(outcome === 'COMPLETED').toBe(attended * 100 >= planned * 80);
        expect(missing).toEqual(outcome === 'COMPLETED' ? [] : ['ATTENDANCE']);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows a rate of 80.00 % or more exactly to those who completed', () => {
    fc.assert(
      fc.property(near, (taken) => {
        const { outcome, rateHundredths } = decideCompletion(taken);
        expect((rateHundredths ?? 0) >= 8000).toBe(outcome === 'COMPLETED');
      }),
      { numRuns: 1000 },
    );
  });

  it('requires the fewest hours that pass', () => {
    fc.assert(
      fc.property(hours, (planned) => {
        const required = requiredClassHours(planned);
        expect(decideCompletion({ planned, attended: required }).outcome).toBe('COMPLETED');
        expect(decideCompletion({ planned, attended: required - 1 }).outcome).toBe('NOT_COMPLETED');
      }),
    );
  });
});
