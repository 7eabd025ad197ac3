import { weightsOf } from '../planner/timetable-cost.rules.js';
import type { TimetableProblem } from '../planner/timetable-problem.js';
import type { TimetableWeights } from '../planner/timetable-weights.js';

/**
 * In a repair a lesson is moved for another that has no place, never for a wish: inside the search a move weighs more than
 * all that it could better. The plan is priced by the visible weight.
 */
const REPAIR_FACTOR = 50;

/** Weights by which the search goes. */
export function searchWeights(problem: TimetableProblem): TimetableWeights {
  const weights = weightsOf(problem);
  if (!isRepair(problem)) return weights;
  const dearest = Math.max(1, ...Object.values(weights));
  return { ...weights, moves: Math.max(weights.moves, dearest * REPAIR_FACTOR) };
}

export const isRepair = ({ lessons }: TimetableProblem): boolean => lessons.some(({ expectedAt }) => expectedAt);
