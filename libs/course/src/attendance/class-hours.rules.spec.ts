import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedClassHours, minutesLate, signInMark } from './class-hours.rules.js';

const hours = fc.integer({ min: 1, max: 8 });
const minutes = fc.integer({ min: 0, max: 500 });
/** Handbook §2.3 word for word: minute by minute, class hour by class hour. */
function byTheBook(classHours: number, missed: number): number {
  let counted = 0;
  for (let hour = 0; hour < classHours; hour += 1) {
    let missedOfThis = 0;
    for (let minute = hour * 45; minute < (hour + 1) * 45; minute += 1) if (minute < missed) missedOfThis += 1;
    if (missedOfThis <= 15) counted += 1;
  }
  return counted;
}

describe('countedClassHours', () => {
  it.each([
    [0, 4],
    [15, 4],
    [16, 3],
    [45, 3],
    [60, 3],
    [61, 2],
    [105, 2],
    [106, 1],
    [150, 1],
    [151, 0],
    [600, 0],
  ])('%i minutes missed of four class hours: %i count', (missed, counted) => {
    expect(countedClassHours(4, missed)).toBe(counted);
  });

  it('is what the handbook says of each class hour, for every lateness', () => {
    fc.assert(
      fc.property(hours, minutes, (classHours, missed) => {
        expect(countedClassHours(classHours, missed)).toBe(byTheBook(classHours, missed));
      }),
    );
  });

  it('is never negative, never more than the lesson, and never grows with the lateness', () => {
    fc.assert(
      fc.property(hours, minutes, minutes, (classHours, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const counted = countedClassHours(classHours, more);
        expect(counted).toBeGreaterThanOrEqual(0);
        expect(countedClassHours(classHours, less)).toBeLessThanOrEqual(classHours);
        expect(counted).toBeLessThanOrEqual(countedClassHours(classHours, less));
      }),
    );
  });
});

describe('signInMark', () => {
  const startsAt = new Date('2024-06-06T02:00:00Z');
  const at = (time: string): Date => new Date(`2024-06-06T${time}Z`);

  it('counts whole minutes as the clock on the wall does', () => {
    expect(minutesLate(startsAt, at('01:40:00'))).toBe(0);
    expect(minutesLate(startsAt, at('02:00:59'))).toBe(0);
    expect(minutesLate(startsAt, at('02:15:59'))).toBe(15);
    expect(minutesLate(startsAt, at('02:16:00'))).toBe(16);
  });

  it('is late from the first minute, and costs a class hour from the sixteenth', () => {
    const mark = (time: string) => signInMark({ startsAt, classHours: 4 }, at(time));
    expect(mark('02:00:30')).toEqual({ mark: 'PRESENT', minutesLate: 0, classHours: 4 });
    expect(mark('02:15:00')).toEqual({ mark: 'LATE', minutesLate: 15, classHours: 4 });
    expect(mark('02:16:00')).toEqual({ mark: 'LATE', minutesLate: 16, classHours: 3 });
  });
});
