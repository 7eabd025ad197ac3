import { lessonsInCycles } from '../planner/precedence-cycle.rules.js';
import type { TimetableProblem } from '../planner/timetable-problem.js';
import { fault, type FileFault } from './file-fault.js';

/** Enough of a circle to see it. */
const MOST_NAMED = 12;

/** Lessons that wait for each other in a circle, by `after` and by the positions within a cohort. */
export function orderFaults({ lessons }: TimetableProblem): FileFault[] {
  const waiting = lessonsInCycles(lessons);
  const [first] = waiting;
  if (first === undefined) return [];
  const names = waiting.slice(0, MOST_NAMED).map((i) => lessons[i]?.id);
  const more = waiting.length > MOST_NAMED ? `, … (${waiting.length})` : '';
  return [fault(['lessons', first], 'order-cycle', { lessons: names.join(', ') + more })];
}
