import { anneal, type AnnealingPlan, type AnnealingRound } from '../core/annealing.js';
import { Random } from '../core/random.js';
import type { SearchSeed, SearchTask } from '../core/search-task.js';
import type { CttInstance } from './ctt-instance.js';
import { cttLowerBound } from './ctt-lower-bound.rules.js';
import { CttSearch } from './ctt-search.js';
import { CttTables } from './ctt-tables.js';

/** First temperature per curriculum of an average course: what a move costs grows with the curricula it concerns. */
const HOT_PER_CURRICULUM = 0.8;
const LEAST_HOT = 1.5;
const MOST_HOT = 12;
/** In points. Below it nothing but moves that cost nothing is accepted. */
const COLD = 0.13;
/** First temperature of the last cooling, as a part of that of the others. */
const REHEAT = 0.35;

/** The search of one thread; the snapshot is the cell of each lecture, for `CttTables.solutionOf`. */
export function cttSearchTask(instance: CttInstance, { seed, thread }: SearchSeed): SearchTask<Int32Array> {
  const tables = new CttTables(instance);
  const search = new CttSearch(tables, new Random(seed, thread));
  const plan = { ...coolingOf(tables), enoughCost: cttLowerBound(instance) };
  return { run: (budget) => anneal(search, budget, plan), takeBest: () => search.takeBest() };
}

/**
 * Three short coolings from different first states, then a long one from the best of them. Where closed periods part the
 * timetables into valleys without a way between them, the first state decides how good the end can be; the last cooling
 * begins below the temperature that would leave such a valley's better half.
 */
function coolingOf({ curriculaOf, courseCount }: CttTables): AnnealingPlan {
  const curriculaPerCourse = curriculaOf.reduce((sum, list) => sum + list.length, 0) / courseCount;
  const hot = Math.min(MOST_HOT, Math.max(LEAST_HOT, HOT_PER_CURRICULUM * curriculaPerCourse));
  const short: AnnealingRound = { share: 0.15, hot, cold: COLD, from: 'START' };
  return {
    rounds: [short, short, short, { share: 0.55, hot: hot * REHEAT, cold: COLD, from: 'BEST' }],
    hardWeight: { start: 5 * hot, least: 2 * hot, most: 1000, pace: 0.02, feasible: 0.95 },
  };
}
