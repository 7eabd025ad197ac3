import type { CttAssignment, CttInstance, CttSolution } from '../ctt/ctt-instance.js';

/** A broken hard rule of a published instance, and where: `hard` of an evaluation is as many of them. */
export interface CttViolation {
  code: 'LECTURES' | 'CONFLICT' | 'AVAILABILITY' | 'ROOM_OCCUPANCY';
  /** How often it counts. */
  count: number;
  text: string;
}

/** Every broken hard rule of a solution. */
export function cttViolations(instance: CttInstance, solution: CttSolution): CttViolation[] {
  const byPeriod = new Map<string, CttAssignment[]>();
  for (const one of solution) {
    const key = `day ${one.day} period ${one.period}`;
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), one]);
  }
  return [
    ...lectureViolations(instance, solution),
    ...[...byPeriod].flatMap(([when, at]) => periodViolations(instance, when, at)),
  ];
}

function lectureViolations({ courses }: CttInstance, solution: CttSolution): CttViolation[] {
  return courses.flatMap(({ id, lectures }, course): CttViolation[] => {
    const held = solution.filter((assignment) => assignment.course === course).length;
    const count = Math.abs(lectures - held);
    return count === 0
      ? []
      : [{ code: 'LECTURES', count, text: `course ${id} has ${held} of its ${lectures} lectures` }];
  });
}

function periodViolations(
  { courses, rooms, curricula, unavailabilities }: CttInstance,
  when: string,
  at: readonly CttAssignment[],
): CttViolation[] {
  const nameOf = ({ course }: CttAssignment): string => courses[course]?.id ?? '';
  const found: CttViolation[] = [];
  const add = (code: CttViolation['code'], count: number, text: string): number => found.push({ code, count, text });
  for (const one of at) {
    const isClosed = unavailabilities.some(
      ({ course, day, period }) => course === one.course && day === one.day && period === one.period,
    );
    if (isClosed) add('AVAILABILITY', 1, `course ${nameOf(one)} cannot be held on ${when}`);
  }
  for (const course of new Set(at.map((one) => one.course))) {
    const count = at.filter((one) => one.course === course).length - 1;
    if (count > 0) add('LECTURES', count, `course ${courses[course]?.id} has ${count + 1} lectures on ${when}`);
  }
  for (const room of new Set(at.map((one) => one.room))) {
    const there = at.filter((one) => one.room === room);
    if (there.length > 1) {
      const names = there.map(nameOf).join(', ');
      add('ROOM_OCCUPANCY', there.length - 1, `room ${rooms[room]?.id} has more than one lecture on ${when}: ${names}`);
    }
  }
  at.forEach((one, i) => {
    for (const other of at.slice(i + 1)) {
      if (one.course === other.course) continue;
      const teacher = courses[one.course]?.teacher;
      const curriculum = curricula.find((each) => [one, other].every(({ course }) => each.courses.includes(course)));
      const isOneTeacher = teacher === courses[other.course]?.teacher;
      if (!isOneTeacher && !curriculum) continue;
      const why = isOneTeacher ? `teacher ${teacher}` : `curriculum ${curriculum?.id}`;
      add('CONFLICT', 1, `courses ${nameOf(one)} and ${nameOf(other)} of ${why} are both on ${when}`);
    }
  });
  return found;
}
