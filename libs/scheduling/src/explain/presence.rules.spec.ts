import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAvailableOn } from '../planner/availability.rules.js';
import { dateOfDay, dayOfDate } from '../planner/class-day.rules.js';
import { withPresence } from './presence.rules.js';

const day = dayOfDate('2027-06-07');
const period = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 6 }), fc.boolean())
  .map(([from, days, isAvailable]) => ({
    fromDate: dateOfDay(day + from),
    untilDate: dateOfDay(day + from + days),
    isAvailable,
    note: 'train',
  }));

describe('withPresence', () => {
  it('adds exactly the days asked for and takes none away', () => {
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 5 }),
        fc.integer({ min: -3, max: 24 }),
        fc.integer({ min: 0, max: 5 }),
        (periods, from, days) => {
          const more = withPresence(periods, dateOfDay(day + from), dateOfDay(day + from + days));
          for (let offset = -5; offset <= 35; offset += 1) {
            const isAsked = offset >= from && offset <= from + days;
            const was = isAvailableOn(periods, null, day + offset);
            expect(isAvailableOn(more, null, day + offset)).toBe(was || isAsked);
          }
          expect(more.every(({ fromDate, untilDate }) => fromDate <= untilDate)).toBe(true);
        },
      ),
    );
  });

  it('makes a stay longer instead of adding a second one, with its note', () => {
    const stay = { fromDate: '2027-06-08', untilDate: '2027-06-10', isAvailable: true, note: 'Hangzhou' };
    expect(withPresence([stay], '2027-06-11', '2027-06-12')).toEqual([{ ...stay, untilDate: '2027-06-12' }]);
  });
});
