import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beijingDate, beijingInstant, beijingTime } from '#kernel';
import { afterQuietHours, isOvertaken, isQuiet, remindersToQueue, reminderTimes } from './reminder-times.rules.js';

const at = (text: string): Date => {
  const [date = '', time = ''] = text.split(' ');
  return beijingInstant(date, time);
};
const shown = (instant: Date): string => `${beijingDate(instant).slice(5)} ${beijingTime(instant)}`;
const timesOf = (startsAt: string): string[] => reminderTimes(at(startsAt)).map((reminder) => shown(reminder.at));
const queued = (startsAt: string, now: string): string[] =>
  remindersToQueue(at(startsAt), at(now)).map(({ lead, at: instant }) => `${lead} ${shown(instant)}`);

const HOUR = 3_600_000;
const minute = fc
  .integer({ min: 0, max: 20_000_000 })
  .map((n) => new Date(Date.parse('2020-01-01T00:00Z') + n * 60_000));

describe('the times of reminders (北京时间)', () => {
  it.each([
    // An ordinary class: 7 days, 1 day, 1 hour before.
    ['2026-06-20 10:00', ['06-13 10:00', '06-19 10:00', '06-20 09:00']],
    ['2026-06-20 16:00', ['06-13 16:00', '06-19 16:00', '06-20 15:00']],
    // An evening live: an hour before is still a decent time.
    ['2026-06-20 22:00', ['06-14 08:00', '06-19 20:00', '06-20 21:00']],
    // 22:30 in the evening is quiet; the next morning would be after the start.
    ['2026-06-20 23:30', ['06-14 08:00', '06-19 20:00', '06-20 20:00']],
    // Early: the morning is still useful a day before, and not for the hour before.
    ['2026-06-20 07:00', ['06-13 08:00', '06-19 08:00', '06-19 20:00']],
    ['2026-06-20 08:00', ['06-13 08:00', '06-19 08:00', '06-19 20:00']],
    ['2026-06-20 08:29', ['06-13 08:29', '06-19 08:29', '06-19 20:00']],
    // Half an hour is enough to leave the house.
    ['2026-06-20 08:30', ['06-13 08:30', '06-19 08:30', '06-20 08:00']],
    ['2026-06-20 08:59', ['06-13 08:59', '06-19 08:59', '06-20 08:00']],
    ['2026-06-20 09:00', ['06-13 09:00', '06-19 09:00', '06-20 08:00']],
    // The middle of the night: 08:00 leaves 18 hours for 02:00, and too few for 01:59.
    ['2026-06-20 02:00', ['06-13 08:00', '06-19 08:00', '06-19 20:00']],
    ['2026-06-20 01:59', ['06-13 08:00', '06-18 20:00', '06-19 20:00']],
    // Over the turn of the month.
    ['2026-07-01 00:00', ['06-24 08:00', '06-29 20:00', '06-30 20:00']],
  ])('of a lesson at %s', (startsAt, expected) => {
    expect(timesOf(startsAt)).toEqual(expected);
  });

  it('are never quiet, in order, before the start, and near what they are called', () => {
    fc.assert(
      fc.property(minute, (startsAt) => {
        const [week, day, hour] = reminderTimes(startsAt).map((reminder) => reminder.at);
        if (!week || !day || !hour) return false;
        const before = (instant: Date): number => (startsAt.getTime() - instant.getTime()) / HOUR;
        return (
          [week, day, hour].every((instant) => !isQuiet(instant)) &&
          week < day &&
          day < hour &&
          before(week) >= 6 * 24 &&
          before(week) <= 7 * 24 + 12 &&
          before(day) >= 18 &&
          before(day) <= 36 &&
          before(hour) >= 0.5 &&
          before(hour) <= 12.5
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('reminders to queue', () => {
  it.each([
    // Long before: all three.
    ['2026-06-20 10:00', '2026-06-01 12:00', ['WEEK 06-13 10:00', 'DAY 06-19 10:00', 'HOUR 06-20 09:00']],
    // Within the week: the news of the timetable has just told it.
    ['2026-06-20 10:00', '2026-06-15 12:00', ['DAY 06-19 10:00', 'HOUR 06-20 09:00']],
    ['2026-06-20 10:00', '2026-06-19 10:00', ['DAY 06-19 10:00', 'HOUR 06-20 09:00']],
    // Within the day: the one of a day before comes at once, not in the night.
    ['2026-06-20 10:00', '2026-06-19 18:00', ['DAY 06-19 18:00', 'HOUR 06-20 09:00']],
    ['2026-06-20 10:00', '2026-06-19 23:00', ['DAY 06-20 08:00', 'HOUR 06-20 09:00']],
    ['2026-06-20 09:00', '2026-06-20 01:00', ['HOUR 06-20 08:00']],
    // Within the hour, at the start and after it: nothing.
    ['2026-06-20 10:00', '2026-06-20 09:00', []],
    ['2026-06-20 10:00', '2026-06-20 09:30', []],
    ['2026-06-20 10:00', '2026-06-20 12:00', []],
  ])('of a lesson at %s, asked at %s', (startsAt, now, expected) => {
    expect(queued(startsAt, now)).toEqual(expected);
  });

  it('are each lead at most once, in order, none in the past or in quiet hours', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: -14 * 24 * 60, max: 60 }), (startsAt, minutes) => {
        const now = new Date(startsAt.getTime() + minutes * 60_000);
        const reminders = remindersToQueue(startsAt, now);
        const times = reminders.map((reminder) => reminder.at.getTime());
        expect(new Set(reminders.map(({ lead }) => lead)).size).toBe(reminders.length);
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
        for (const reminder of reminders) {
          expect(reminder.at >= now && reminder.at < startsAt && !isQuiet(reminder.at)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a reminder that comes late', () => {
  it('is overtaken once the next one is due, and the last one never is', () => {
    const startsAt = at('2026-06-20 10:00');
    expect(isOvertaken('WEEK', startsAt, at('2026-06-19 09:59'))).toBe(false);
    expect(isOvertaken('WEEK', startsAt, at('2026-06-19 10:00'))).toBe(true);
    expect(isOvertaken('DAY', startsAt, at('2026-06-20 09:00'))).toBe(true);
    expect(isOvertaken('HOUR', startsAt, at('2026-06-20 09:59'))).toBe(false);
  });
});

describe('after the quiet hours', () => {
  it.each([
    ['2026-06-20 21:59', '06-20 21:59'],
    ['2026-06-20 22:00', '06-21 08:00'],
    ['2026-06-21 00:00', '06-21 08:00'],
    ['2026-06-21 07:59', '06-21 08:00'],
    ['2026-06-21 08:00', '06-21 08:00'],
  ])('%s becomes %s', (instant, expected) => {
    expect(shown(afterQuietHours(at(instant)))).toBe(expected);
  });
});
