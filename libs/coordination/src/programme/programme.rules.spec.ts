import { describe, expect, it } from '@jest/globals';
import { addDays } from '#kernel';
import fc from 'fast-check';
import { checkProgramme, holdsDates } from './programme.rules.js';

describe('checkProgramme', () => {
  it.each([
    ['inside the year', '2024-01-01', '2024-12-31', []],
    ['one day', '2024-06-06', '2024-06-06', []],
    ['from the autumn before', '2023-10-01', '2024-01-01', []],
    ['begins on the last day of the year', '2024-12-31', '2025-02-01', []],
    ['turned round', '2024-06-07', '2024-06-06', ['/endsOn']],
    ['ends on the last day before the year', '2023-01-01', '2023-12-31', ['/year']],
    ['starts on the first day after it', '2025-01-01', '2025-02-01', ['/year']],
  ])('%s', (_, startsOn, endsOn, pointers) => {
    expect(checkProgramme({ year: 2024, startsOn, endsOn }).map((fault) => fault.pointer)).toEqual(pointers);
  });
});

describe('holdsDates', () => {
  it('is the same as every day of the inner range being in the outer one', () => {
    const day = fc.integer({ min: 0, max: 6 }).map((days) => addDays('2024-02-27', days));
    const range = fc.tuple(day, day).map(([a, b]) => (a < b ? { startsOn: a, endsOn: b } : { startsOn: b, endsOn: a }));
    fc.assert(
      fc.property(range, range, (outer, inner) => {
        let everyDay = true;
        for (let at = inner.startsOn; at <= inner.endsOn; at = addDays(at, 1)) {
          everyDay &&= at >= outer.startsOn && at <= outer.endsOn;
        }
        expect(holdsDates(outer, inner)).toBe(everyDay);
      }),
    );
  });
});
