import type { Random } from '../core/random.js';
import { EMPTY, type CttState } from './ctt-state.js';

/**
 * Puts all lectures into an empty state: those with the least freedom first, each where it breaks the fewest rules, in
 * the first such cell from a random one on. What it breaks all the same is left to the repair.
 */
export function startGreedily(state: CttState, random: Random): void {
  const { courseOf, lectureCount, openPeriods, conflicting } = state.tables;
  const freedom = (lecture: number): number =>
    openPeriods[courseOf[lecture]!]!.length - conflicting[courseOf[lecture]!]!.length;
  const lectures = Array.from({ length: lectureCount }, (_, lecture) => lecture);
  lectures.sort((one, other) => freedom(one) - freedom(other));
  for (const lecture of lectures) {
    state.put(lecture, leastBrokenCell(state, courseOf[lecture]!, random.below(state.lectureAt.length)));
  }
}

function leastBrokenCell({ tables, lectureAt, faults }: CttState, course: number, first: number): number {
  let best = EMPTY;
  let fewest = Infinity;
  for (let step = 0; step < lectureAt.length && fewest > 0; step++) {
    const cell = (first + step) % lectureAt.length;
    if (lectureAt[cell] !== EMPTY) continue;
    const broken = faults[Math.floor(cell / tables.roomCount) * tables.courseCount + course]!;
    if (broken >= fewest) continue;
    fewest = broken;
    best = cell;
  }
  return best;
}
