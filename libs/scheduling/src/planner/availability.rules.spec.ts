import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availabilityFaults, isAvailableOn } from './availability.rules.js';
import { dateOfDay, dayOfDate } from './class-day.rules.js';

const JUNE = dayOfDate('2027-06-01');
const period = (from: number, until: number, isAvailable = true) => ({
  fromDate: dateOfDay(JUNE + from),
  untilDate: dateOfDay(JUNE + until),
  isAvailable,
});
const anyPeriods = fc.array(
  fc.tuple(fc.nat(14), fc.nat(6), fc.boolean()).map(([from, length, is]) => period(from, from + length, is)),
  { maxLength: 5 },
);

describe('isAvailableOn', () => {
  it('both days of a period count, days away win, and a closed place is closed from that day', () => {
    const stay = [period(2, 4), period(3, 3, false)];
    expect([1, 2, 3, 4, 5].map((day) => isAvailableOn(stay, null, JUNE + day))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect([1, 2].map((day) => isAvailableOn([], dateOfDay(JUNE + 2), JUNE + day))).toEqual([true, false]);
  });
});

describe('availabilityFaults', () => {
  it.each([
    ['nothing named', [], false, []],
    ['a visitor who names no stay', [period(3, 4, false)], true, [{ index: null, code: 'presence-required' }]],
    ['a visitor with a stay', [period(3, 4)], true, []],
    ['dates turned round', [period(1, 2), period(4, 3)], false, [{ index: 1, code: 'before-from' }]],
    ['one day', [period(4, 4)], false, []],
    ['a day away inside a stay', [period(1, 5), period(3, 3, false)], false, []],
    ['the same days twice', [period(1, 5), period(1, 5)], false, []],
    [
      'present and away on the same day',
      [period(1, 1), period(1, 1, false)],
      false,
      [{ index: 0, code: 'never-present' }],
    ],
    [
      'away in two pieces that meet',
      [period(4, 6, false), period(1, 3, false), period(1, 6)],
      false,
      [{ index: 2, code: 'never-present' }],
    ],
  ] as const)('%s', (_, periods, mustNamePresence, faults) => {
    expect(availabilityFaults(periods, mustNamePresence)).toEqual(faults);
  });

  it('names exactly the periods of presence without a day on which somebody is there', () => {
    fc.assert(
      fc.property(anyPeriods, (periods) => {
        const empty = periods.flatMap(({ fromDate, untilDate, isAvailable }, index) => {
          if (!isAvailable) return [];
          const [from, until] = [dayOfDate(fromDate), dayOfDate(untilDate)];
          const days = Array.from({ length: until - from + 1 }, (_, i) => from + i);
          return days.some((day) => isAvailableOn(periods, null, day)) ? [] : [index];
        });
        expect(availabilityFaults(periods, false).map(({ index }) => index)).toEqual(empty);
      }),
    );
  });
});
