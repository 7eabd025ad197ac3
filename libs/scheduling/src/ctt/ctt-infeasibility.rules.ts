import type { CttInstance } from './ctt-instance.js';

/** Why no timetable can keep all hard rules: a group whose lectures do not find enough periods. */
export interface CttInfeasibility {
  /** Lectures of a course, a teacher, a curriculum, or of all courses together in the given rooms. */
  code: 'COURSE' | 'TEACHER' | 'CURRICULUM' | 'ROOMS';
  /** Of the course, teacher or curriculum; empty for the rooms. */
  id: string;
  /** Lectures of the group. */
  lectures: number;
  /** How many of them can be held at most. */
  placeable: number;
}

/** Finds groups that cannot be held, each for itself; an empty list proves nothing. */
export function infeasibilitiesOf(instance: CttInstance): CttInfeasibility[] {
  const { courses, curricula, rooms } = instance;
  const open = openPeriodsOf(instance);
  const all = courses.map((_, course) => course);
  const ofTeacher = (teacher: string): number[] => all.filter((course) => courses[course]!.teacher === teacher);
  const check = (code: CttInfeasibility['code'], id: string, group: readonly number[], perPeriod: number) => {
    const lectures = group.reduce((sum, course) => sum + courses[course]!.lectures, 0);
    const placeable = mostPlaceable(instance, open, group, perPeriod);
    return placeable < lectures ? [{ code, id, lectures, placeable }] : [];
  };
  return [
    ...all.flatMap((course) => check('COURSE', courses[course]!.id, [course], 1)),
    ...[...new Set(courses.map(({ teacher }) => teacher))].flatMap((teacher) =>
      check('TEACHER', teacher, ofTeacher(teacher), 1),
    ),
    ...curricula.flatMap(({ id, courses: group }) => check('CURRICULUM', id, group, 1)),
    ...check('ROOMS', '', all, rooms.length),
  ];
}

function openPeriodsOf({ courses, days, periodsPerDay, unavailabilities }: CttInstance): number[][] {
  const closed = new Set(
    unavailabilities.map(({ course, day, period }) => `${course} ${day * periodsPerDay + period}`),
  );
  const periods = Array.from({ length: days * periodsPerDay }, (_, period) => period);
  return courses.map((_, course) => periods.filter((period) => !closed.has(`${course} ${period}`)));
}

/**
 * Most lectures of a group that find a period: a maximum flow from courses (their lectures) over open periods (one
 * lecture of a course each) to periods (`perPeriod` lectures each), by augmenting paths.
 */
function mostPlaceable(
  { courses, days, periodsPerDay }: CttInstance,
  open: readonly (readonly number[])[],
  group: readonly number[],
  perPeriod: number,
): number {
  const held: Set<number>[] = Array.from({ length: days * periodsPerDay }, () => new Set<number>());
  const seen = new Set<number>();
  const place = (course: number): boolean => {
    for (const period of open[course]!) {
      const holders = held[period]!;
      if (seen.has(period) || holders.has(course)) continue;
      seen.add(period);
      if (holders.size < perPeriod) {
        holders.add(course);
        return true;
      }
      for (const other of holders) {
        if (!place(other)) continue;
        holders.delete(other);
        holders.add(course);
        return true;
      }
    }
    return false;
  };
  let placed = 0;
  for (const course of group) {
    for (let lecture = 0; lecture < courses[course]!.lectures; lecture++) {
      seen.clear();
      if (!place(course)) break;
      placed++;
    }
  }
  return placed;
}
