import fc from 'fast-check';
import type { CttInstance } from './ctt-instance.js';

/** Small instances with everything that occurs: shared teachers, overlapping and equal curricula, closed periods. */
export const instances: fc.Arbitrary<CttInstance> = fc
  .record({
    days: fc.integer({ min: 1, max: 3 }),
    periodsPerDay: fc.integer({ min: 1, max: 4 }),
    courseCount: fc.integer({ min: 1, max: 6 }),
    roomCount: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ days, periodsPerDay, courseCount, roomCount }) => {
    const course = fc.integer({ min: 0, max: courseCount - 1 });
    const most = Math.floor((days * periodsPerDay * roomCount) / courseCount);
    return fc.record({
      name: fc.constant('small'),
      days: fc.constant(days),
      periodsPerDay: fc.constant(periodsPerDay),
      courses: fc
        .array(
          fc.record({
            teacher: fc.constantFrom('t0', 't1', 't2', 't3'),
            lectures: fc.integer({ min: Math.min(1, most), max: Math.min(4, most) }),
            minWorkingDays: fc.integer({ min: 0, max: 4 }),
            students: fc.integer({ min: 0, max: 9 }),
          }),
          { minLength: courseCount, maxLength: courseCount },
        )
        .map((courses) => courses.map((parts, index) => ({ id: `c${index}`, ...parts }))),
      rooms: fc
        .array(fc.integer({ min: 2, max: 9 }), { minLength: roomCount, maxLength: roomCount })
        .map((seats) => seats.map((capacity, index) => ({ id: `r${index}`, capacity }))),
      curricula: fc
        .array(fc.uniqueArray(course, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
        .map((groups) => groups.map((courses, index) => ({ id: `q${index}`, courses }))),
      unavailabilities: fc.uniqueArray(
        fc.record({
          course,
          day: fc.integer({ min: 0, max: days - 1 }),
          period: fc.integer({ min: 0, max: periodsPerDay - 1 }),
        }),
        { maxLength: 4, selector: ({ course: one, day, period }) => `${one} ${day} ${period}` },
      ),
    });
  });

/** Two courses of two lectures with one curriculum, three rooms of different sizes, two days of three periods. */
export const tiny: CttInstance = {
  name: 'tiny',
  days: 2,
  periodsPerDay: 3,
  courses: [
    { id: 'a', teacher: 't', lectures: 2, minWorkingDays: 2, students: 10 },
    { id: 'b', teacher: 'u', lectures: 2, minWorkingDays: 1, students: 4 },
  ],
  rooms: [
    { id: 'big', capacity: 12 },
    { id: 'small', capacity: 3 },
  ],
  curricula: [{ id: 'q', courses: [0, 1] }],
  unavailabilities: [{ course: 0, day: 0, period: 1 }],
};

/** The least cost over all feasible timetables, found by trying all; null when there is none. For very small ones. */
export function bruteForce(
  instance: CttInstance,
  evaluate: (cells: readonly number[]) => { hard: number; cost: number },
): number | null {
  const lectures = instance.courses.flatMap(({ lectures: count }, course) => Array<number>(count).fill(course));
  const cellCount = instance.rooms.length * instance.days * instance.periodsPerDay;
  const cells: number[] = [];
  let least: number | null = null;
  const place = (lecture: number): void => {
    if (lecture === lectures.length) {
      const { hard, cost } = evaluate(cells);
      if (hard === 0 && (least === null || cost < least)) least = cost;
      return;
    }
    // Lectures of a course are alike: only ascending cells.
    const first = lecture > 0 && lectures[lecture - 1] === lectures[lecture] ? cells[lecture - 1]! + 1 : 0;
    for (let cell = first; cell < cellCount; cell++) {
      cells[lecture] = cell;
      place(lecture + 1);
    }
    cells.length = lecture;
  };
  place(0);
  return least;
}
