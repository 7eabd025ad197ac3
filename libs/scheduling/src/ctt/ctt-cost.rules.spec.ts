import { expect, test } from '@jest/globals';
import { evaluateCtt } from './ctt-cost.rules.js';
import { cttLowerBound } from './ctt-lower-bound.rules.js';
import { formatCttSolution, parseCttSolution } from './ctt-solution.rules.js';
import { tiny } from './testing.js';

/** `course room day period` per line. */
const evaluate = (text: string) => evaluateCtt(tiny, parseCttSolution(tiny, text));

test('A timetable that keeps all rules and wishes but one seat', () => {
  expect(evaluate('a big 0 0\nb big 0 1\na big 1 0\nb small 1 1\n')).toEqual({
    hard: 0,
    cost: 2,
    hardParts: { lectures: 0, conflicts: 0, availability: 0, roomOccupancy: 0 },
    parts: { roomCapacity: 1, minWorkingDays: 0, curriculumCompactness: 0, roomStability: 1 },
  });
});

test('Each soft rule by itself', () => {
  expect(evaluate('a small 0 0\nb big 0 1\na small 1 0\nb big 1 1\n').parts.roomCapacity).toBe(14);
  expect(evaluate('a big 0 0\nb big 0 1\na big 0 2\nb big 1 1\n').parts).toMatchObject({
    minWorkingDays: 5,
    curriculumCompactness: 2,
  });
  expect(evaluate('a big 0 0\nb big 0 2\na big 1 0\nb big 1 2\n').parts.curriculumCompactness).toBe(8);
});

test('Each hard rule by itself', () => {
  const missing = evaluate('a big 0 0\nb big 0 1\n');
  expect(missing).toMatchObject({ hard: 2, hardParts: { lectures: 2 } });
  expect(evaluate('a big 0 0\nb big 0 1\na small 0 0\nb big 1 1\n').hardParts.lectures).toBe(1);
  expect(evaluate('a big 0 0\nb small 0 0\na big 1 0\nb big 1 1\n').hardParts.conflicts).toBe(1);
  expect(evaluate('a big 0 1\nb big 0 2\na big 1 0\nb big 1 1\n').hardParts.availability).toBe(1);
  expect(evaluate('a big 0 0\nb big 0 0\na big 1 0\nb big 1 1\n').hardParts).toMatchObject({
    roomOccupancy: 1,
    conflicts: 1,
  });
  const colleagues = { ...tiny, curricula: [], courses: tiny.courses.map((course) => ({ ...course, teacher: 't' })) };
  const together = parseCttSolution(tiny, 'a big 0 0\nb small 0 0\na big 1 0\nb big 1 1\n');
  expect(evaluateCtt(colleagues, together).hardParts.conflicts).toBe(1);
});

test('A solution is written by course and time and reads back as it was', () => {
  const text = 'a big 0 0\na big 1 0\nb big 0 1\nb small 1 1\n';
  expect(formatCttSolution(tiny, parseCttSolution(tiny, text.split('\n').reverse().join('\r\n')))).toBe(text);
});

test('A solution that names nothing of the instance says where', () => {
  expect(() => parseCttSolution(tiny, 'a big 0 0\nx big 0 1\n')).toThrow('Line 2: unknown course (found "x")');
  expect(() => parseCttSolution(tiny, '\na huge 0 0')).toThrow('Line 2: unknown room (found "huge")');
  expect(() => parseCttSolution(tiny, 'a big 2 0')).toThrow('Line 1: number too large');
  expect(() => parseCttSolution(tiny, 'a big 0')).toThrow('Line 1: field missing (field "period")');
  expect(() => parseCttSolution(tiny, 'a big 0 0 0')).toThrow('Line 1: field surplus');
});

test('The lower bound adds up what nobody can avoid', () => {
  expect(cttLowerBound(tiny)).toBe(0);
  const crowded = { ...tiny, rooms: [{ id: 'big', capacity: 7 }] };
  expect(cttLowerBound(crowded)).toBe(6);
  const short = { ...tiny, days: 1, unavailabilities: [] };
  expect(cttLowerBound(short)).toBe(5 + 1);
  const [first, second] = tiny.courses;
  const lone = {
    ...tiny,
    courses: [{ ...first!, lectures: 1, minWorkingDays: 1 }, second!],
    curricula: [{ id: 'q', courses: [0] }],
  };
  expect(cttLowerBound(lone)).toBe(2);
});
