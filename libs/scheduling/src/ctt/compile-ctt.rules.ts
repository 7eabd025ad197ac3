import type { CoreEvent, CoreModel } from '../core/core-model.js';
import type { CttInstance } from './ctt-instance.js';

/**
 * An instance as a core model: an event of one period per lecture, course by course; its alternatives are the rooms, in
 * their order; what it needs are its teacher and its curricula. Resources are numbered rooms, teachers, curricula.
 */
export function compileCtt(instance: CttInstance): CoreModel {
  const { courses, rooms, curricula, days, periodsPerDay } = instance;
  const count = days * periodsPerDay;
  const teachers = [...new Set(courses.map(({ teacher }) => teacher))];
  const resourceCount = rooms.length + teachers.length + curricula.length;
  const alternatives = rooms.map((_, room) => Int32Array.of(room));
  const closed = new Set(instance.unavailabilities.map(({ course, day, period }) => key(course, day, period)));
  const events = courses.flatMap(({ teacher, lectures }, course) => {
    const groups = curricula.flatMap((curriculum, index) => (curriculum.courses.includes(course) ? [index] : []));
    const event: CoreEvent = {
      duration: 1,
      starts: Int32Array.from(Array(count).keys()).filter(
        (period) => !closed.has(key(course, Math.floor(period / periodsPerDay), period % periodsPerDay)),
      ),
      needs: Int32Array.of(
        rooms.length + teachers.indexOf(teacher),
        ...groups.map((group) => rooms.length + teachers.length + group),
      ),
      alternatives,
      lock: null,
    };
    return Array<CoreEvent>(lectures).fill(event);
  });
  return {
    periods: {
      count,
      dayOf: Int32Array.from({ length: count }, (_, period) => Math.floor(period / periodsPerDay)),
      dayCount: days,
    },
    resourceCount,
    blocked: new Uint8Array(resourceCount * count),
    events,
    precedence: [],
  };
}

function key(course: number, day: number, period: number): string {
  return `${course} ${day} ${period}`;
}
