import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, ageOn, beijingDate, beijingInstant, beijingTime } from './beijing-time.js';

describe('北京时间 (handbook §5.4)', () => {
  it('shows 2024-06-06T02:00Z as 10:00', () => {
    const instant = new Date('2024-06-06T02:00:00Z');
    expect([beijingDate(instant), beijingTime(instant)]).toEqual(['2024-06-06', '10:00']);
  });

  it('changes the date at 16:00 UTC, not at midnight UTC', () => {
    expect(beijingDate(new Date('2024-06-06T15:59:59Z'))).toBe('2024-06-06');
    expect(beijingDate(new Date('2024-06-06T16:00:00Z'))).toBe('2024-06-07');
  });

  it('takes 24:00 as the end of the day', () => {
    expect(beijingInstant('2024-06-06', '24:00').toISOString()).toBe('2024-06-06T16:00:00.000Z');
  });

  it('goes there and back for every minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (minute) => {
        const instant = new Date(minute * 60_000 + Date.parse('1992-01-01T00:00:00Z'));
        expect(beijingInstant(beijingDate(instant), beijingTime(instant))).toEqual(instant);
      }),
    );
  });

  it('counts age on the day, not in the year', () => {
    expect(ageOn('2008-06-07', '2024-06-06')).toBe(15);
    expect(ageOn('2008-06-06', '2024-06-06')).toBe(16);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});
