import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listSheets, weekSheets } from './sheets.rules.js';

const DAYS = ['2099-06-08', '2099-06-09', '2099-06-14', '2099-06-15', '2099-06-30'];
const lessonsOn = (counts: readonly number[]) =>
  counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, i) => ({ date: DAYS[day] ?? '', id: `${day}-${i}` })),
  );
const SPAN = { from: '2099-06-08', to: '2099-06-30' };

describe('sheets of a printed calendar', () => {
  it('a week begins on Monday; a full day goes on on the next page, weeks without lessons are left out', () => {
    const sheets = weekSheets(lessonsOn([3, 1, 0, 2, 0]), { from: '2099-06-10', to: '2099-06-30' }, 2);
    expect(sheets.map(({ days, isContinued }) => [days[0]?.date, isContinued])).toEqual([
      ['2099-06-08', false],
      ['2099-06-08', true],
      ['2099-06-15', false],
    ]);
    expect(sheets[1]?.days[0]?.lessons).toEqual([{ date: '2099-06-08', id: '0-2' }]);
  });

  it('without lessons there is one empty sheet', () => {
    expect(weekSheets([], SPAN, 5)).toHaveLength(1);
    expect(listSheets([], 5)).toEqual([{ kind: 'LIST', days: [] }]);
  });

  it('every lesson is on exactly one sheet, in its order, and no sheet is fuller than it may be', () => {
    const counts = fc.array(fc.nat(40), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 12 }), (perDay, most) => {
        const lessons = lessonsOn(perDay);
        const list = listSheets(lessons, most);
        expect(list.flatMap(({ days }) => days.flatMap((day) => day.lessons))).toEqual(lessons);
        for (const { days } of list) {
          expect(days.reduce((rows, day) => rows + 1 + day.lessons.length, 0)).toBeLessThanOrEqual(most);
        }
        const weeks = weekSheets(lessons, SPAN, most).flatMap(({ days }) => days);
        expect(weeks.every((day) => day.lessons.length <= most)).toBe(true);
        const ids = weeks.flatMap((day) => day.lessons.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(lessons.map(({ id }) => id).toSorted());
      }),
    );
  });
});
