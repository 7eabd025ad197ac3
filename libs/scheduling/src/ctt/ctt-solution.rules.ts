import type { CttAssignment, CttInstance, CttSolution } from './ctt-instance.js';
import { CttLines } from './ctt-lines.js';
import { CttParseError } from './ctt-parse-error.js';

/** Writes a solution as the competition's validator reads it: `course room day period` per line, by course and time. */
export function formatCttSolution(instance: CttInstance, solution: CttSolution): string {
  const rows = [...solution]
    .sort((one, other) => one.course - other.course || one.day - other.day || one.period - other.period)
    .map(
      ({ course, room, day, period }) =>
        `${instance.courses[course]!.id} ${instance.rooms[room]!.id} ${day} ${period}\n`,
    );
  return rows.join('');
}

/**
 * Reads a solution; broken rules (such as missing lectures) are left to `evaluateCtt`.
 * @throws CttParseError at a row that names nothing of the instance.
 */
export function parseCttSolution(instance: CttInstance, text: string): CttSolution {
  const courses = new Map(instance.courses.map(({ id }, index) => [id, index]));
  const rooms = new Map(instance.rooms.map(({ id }, index) => [id, index]));
  const lines = new CttLines(text);
  const solution: CttAssignment[] = [];
  for (let row = lines.take(); row; row = lines.take()) {
    row.endsAfter(4);
    const course = courses.get(row.text(0, 'course'));
    if (course === undefined) throw new CttParseError('UNKNOWN_COURSE', row.line, { found: row.text(0, 'course') });
    const room = rooms.get(row.text(1, 'room'));
    if (room === undefined) throw new CttParseError('UNKNOWN_ROOM', row.line, { found: row.text(1, 'room') });
    const day = row.number(2, 'day', 0, instance.days - 1);
    solution.push({ course, room, day, period: row.number(3, 'period', 0, instance.periodsPerDay - 1) });
  }
  return solution;
}
