import type { CttInstance } from './ctt-instance.js';
import { DAY_POINTS, ISOLATION_POINTS } from './ctt-tables.js';

/**
 * A cost that no feasible timetable can go below, from each soft rule by itself: seats that no room offers, days that
 * a course cannot have, curricula of a single lecture. Cheap, and far from tight on most instances.
 */
export function cttLowerBound(instance: CttInstance): number {
  return missingSeats(instance) + missingDays(instance) + loneLectures(instance);
}

/** The largest lectures in the largest rooms, each room once per period: no other pairing leaves fewer without a seat. */
function missingSeats({ courses, rooms, days, periodsPerDay }: CttInstance): number {
  const periods = days * periodsPerDay;
  const students = courses.flatMap(({ lectures, students: count }) => Array<number>(lectures).fill(count));
  const seats = rooms.map(({ capacity }) => capacity).sort((one, other) => other - one);
  return students
    .sort((one, other) => other - one)
    .reduce((sum, count, index) => sum + Math.max(0, count - (seats[Math.floor(index / periods)] ?? 0)), 0);
}

function missingDays({ courses, days, periodsPerDay, unavailabilities }: CttInstance): number {
  return courses.reduce((sum, { lectures, minWorkingDays }, course) => {
    const closed = new Set(
      unavailabilities.filter((row) => row.course === course).map(({ day, period }) => day * periodsPerDay + period),
    );
    const openDays = Array.from({ length: days }, (_, day) => day).filter((day) =>
      Array.from({ length: periodsPerDay }, (_, period) => period).some(
        (period) => !closed.has(day * periodsPerDay + period),
      ),
    );
    return sum + DAY_POINTS * Math.max(0, minWorkingDays - Math.min(lectures, openDays.length));
  }, 0);
}

function loneLectures({ courses, curricula, periodsPerDay }: CttInstance): number {
  return curricula.reduce((sum, curriculum) => {
    const lectures = curriculum.courses.reduce((count, course) => count + courses[course]!.lectures, 0);
    const isolated = periodsPerDay === 1 ? lectures : lectures === 1 ? 1 : 0;
    return sum + ISOLATION_POINTS * isolated;
  }, 0);
}
