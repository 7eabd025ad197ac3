import type { AnnealingPlan, SearchBudget } from '../core/index.js';
import { isRepair, searchWeights } from './search-weights.js';
import type { TimetableState } from './timetable-state.js';

/** Cost of a lesson without a place while searching; far above what a lesson can cost, so that it is the last to stay. */
const HARD_WEIGHT = 400;
/** How often a repair lets go of what it has. */
const LOOSENINGS = 5;
/** Tries per second of an ordinary core; only to guess how thoroughly a budget can cool. */
const TRIES_PER_SECOND = 300_000;
/**
 * First temperature by tries per lesson, found on generated problems: hotter than that and the budget does not suffice to
 * cool, cooler and whole blocks of lessons stay in a harvest week that a day further on would avoid.
 */
const HEATS: readonly (readonly [leastTries: number, hot: number])[] = [
  [40_000, 3],
  [15_000, 2.3],
  [400, 1.2],
  [0, 0.6],
];

/**
 * Temperatures for a budget, in units of cost (a wish weighs 1 to 20): with many tries per lesson it starts hot enough to
 * forget the first timetable, with few it only smooths it.
 */
export function coolingOf(
  { compiled }: TimetableState,
  { seconds, iterations }: SearchBudget,
  lowerBound: number | null,
): AnnealingPlan {
  const tries = iterations ?? seconds * TRIES_PER_SECOND;
  const perLesson = tries / Math.max(1, compiled.lessonCount);
  const hot = HEATS.find(([least]) => perLesson >= least)?.[1] ?? 1;
  const hardWeight = isRepair(compiled.problem) ? HARD_WEIGHT * 20 : HARD_WEIGHT;
  const dearest = searchWeights(compiled.problem).moves;
  // A repair first looks whether other lessons, moved for a while, let more of them stay; the best so far is kept.
  const loosening = isRepair(compiled.problem)
    ? Array.from({ length: LOOSENINGS }, () => ({
        share: 0.2,
        hot: dearest / 2,
        cold: dearest / 50,
        from: 'BEST' as const,
      }))
    : [];
  return {
    rounds: [
      ...loosening,
      { share: 0.7, hot, cold: 0.4, from: loosening.length > 0 ? 'BEST' : 'PRESENT' },
      { share: 0.3, hot: Math.min(0.9, hot), cold: 0.3, from: 'BEST' },
    ],
    hardWeight: { start: hardWeight, least: hardWeight, most: hardWeight, pace: 0 },
    ...(lowerBound === null ? {} : { enoughCost: lowerBound + 1e-6 }),
  };
}
