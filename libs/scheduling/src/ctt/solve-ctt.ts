import { moduleBeside } from '../core/module-beside.js';
import { runPortfolio, type PortfolioProgress } from '../core/portfolio.js';
import { evaluateCtt, type CttEvaluation } from './ctt-cost.rules.js';
import { infeasibilitiesOf, type CttInfeasibility } from './ctt-infeasibility.rules.js';
import type { CttInstance, CttSolution } from './ctt-instance.js';
import { cttLowerBound } from './ctt-lower-bound.rules.js';
import { CttTables } from './ctt-tables.js';

export interface CttSolveOptions {
  /** Wall-clock seconds; taken when `iterations` is left out. */
  seconds: number;
  /** Proposals per thread; then seed, threads and iterations alone decide the result. */
  iterations?: number;
  seed: number;
  threads: number;
  /** Hears a few times a second; a rejection ends the search with that error. */
  onProgress?: (progress: CttProgress) => Promise<void> | void;
  /** Ends the search early with the best so far. */
  signal?: AbortSignal;
}

export interface CttProgress {
  seconds: number;
  iterations: number;
  /** Of the best so far. */
  hard: number;
  cost: number;
}

export interface CttResult extends CttEvaluation {
  solution: CttSolution;
  seconds: number;
  iterations: number;
  /** No feasible timetable costs less; null when there is none. */
  lowerBound: number | null;
  /** Proofs that no timetable keeps all hard rules. */
  infeasibilities: readonly CttInfeasibility[];
}

/** Enough to break few rules where not all can be kept. */
const HOPELESS_ITERATIONS = 1_000_000;

/**
 * Solves an instance in worker threads. When no timetable can keep all hard rules, it says so at once with the proofs,
 * and with a timetable that breaks few of them; lectures for which there is no room and period at all are left out.
 */
export async function solveCtt(instance: CttInstance, options: CttSolveOptions): Promise<CttResult> {
  const infeasibilities = infeasibilitiesOf(instance);
  const isHopeless = infeasibilities.length > 0;
  const placeable = isHopeless ? withoutSurplus(instance) : instance;
  const { onProgress, iterations: wanted = Infinity } = options;
  const result = await runPortfolio<CttInstance, Int32Array>(
    { module: moduleBeside('./ctt-search-task.js', import.meta.url), factory: 'cttSearchTask', data: placeable },
    {
      ...options,
      ...(isHopeless && { iterations: Math.min(wanted, HOPELESS_ITERATIONS), threads: 1 }),
      onProgress:
        onProgress &&
        (({ seconds, iterations, hard, cost }: PortfolioProgress<Int32Array>) =>
          onProgress({ seconds, iterations, hard, cost })),
    },
  );
  const solution = new CttTables(placeable).solutionOf(result.best);
  return {
    solution,
    ...evaluateCtt(instance, solution),
    seconds: result.seconds,
    iterations: result.iterations,
    lowerBound: isHopeless ? null : cttLowerBound(instance),
    infeasibilities,
  };
}

/** The same instance with as many lectures as there are rooms and periods, taken from the courses that have most. */
function withoutSurplus(instance: CttInstance): CttInstance {
  const cells = instance.rooms.length * instance.days * instance.periodsPerDay;
  const lectures = instance.courses.map((course) => course.lectures);
  for (let surplus = lectures.reduce((sum, count) => sum + count, 0) - cells; surplus > 0; surplus--) {
    lectures[lectures.indexOf(Math.max(...lectures))]!--;
  }
  return { ...instance, courses: instance.courses.map((course, index) => ({ ...course, lectures: lectures[index]! })) };
}
