import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beijingInstant } from '#kernel';
import { cronOf, dueDate } from './daily.rules.js';

const EVENING = { topic: 't.evening', at: '20:00', usefulMinutes: 120 };

describe('the occurrence of a day (北京时间)', () => {
  it.each([
    ['19:59', null],
    ['20:00', '2026-06-20'],
    ['21:59', '2026-06-20'],
    ['22:00', null],
    ['00:30', null],
  ])('at %s is %s', (time, expected) => {
    expect(dueDate(EVENING, beijingInstant('2026-06-20', time))).toBe(expected);
  });

  it('is found at whatever minute of its useful time somebody looks, and always the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 119 }), (minutes) => {
        const now = new Date(beijingInstant('2026-12-31', '20:00').getTime() + minutes * 60_000);
        return dueDate(EVENING, now) === '2026-12-31';
      }),
    );
  });

  it('has the same time of day as its cron pattern', () => {
    expect(cronOf({ ...EVENING, at: '08:05' })).toBe('5 8 * * *');
  });
});
