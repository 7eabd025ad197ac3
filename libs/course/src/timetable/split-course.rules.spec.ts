import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_CLASS_HOURS_PER_LESSON, splitCourse } from './split-course.rules.js';

const lengths = (classHours: number): number[] =>
  splitCourse([{ id: 'u', position: 1, classHours }]).map((piece) => piece.classHours);

describe('splitCourse', () => {
  it.each([
    [1, [1]],
    [2, [2]],
    [4, [4]],
    [5, [3, 2]],
    [6, [4, 2]],
    [8, [4, 4]],
    [9, [4, 3, 2]],
    [11, [4, 4, 3]],
  ])('%d class hours make lessons of %j', (classHours, expected) => {
    expect(lengths(classHours)).toEqual(expected);
  });

  it('loses no class hour, keeps the order of units and numbers the lessons through', () => {
    const units = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(units, (hours) => {
        const plan = hours.map((classHours, i) => ({ id: `u${i}`, position: i + 1, classHours }));
        const pieces = splitCourse([...plan].reverse());
        expect(pieces.map(({ position }) => position)).toEqual(pieces.map((_, i) => i + 1));
        expect([...new Set(pieces.map(({ unitId }) => unitId))]).toEqual(plan.map(({ id }) => id));
        for (const { id, classHours } of plan) {
          const own = pieces.filter(({ unitId }) => unitId === id).map((piece) => piece.classHours);
          expect(own.reduce((sum, length) => sum + length, 0)).toBe(classHours);
          expect(Math.max(...own)).toBeLessThanOrEqual(MAX_CLASS_HOURS_PER_LESSON);
          expect(own.length > 1 && own.includes(1)).toBe(false);
        }
      }),
    );
  });
});
