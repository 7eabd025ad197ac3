import type { AnnealedSearch } from './annealed-search.js';
import { HardWeight, type HardWeightRange } from './hard-weight.js';
import type { SearchBudget, SearchPoint } from './search-task.js';

/** A cooling within the budget. Temperatures are in units of cost and fall by a constant factor per share of time. */
export interface AnnealingRound {
  /** Part of the budget, relative to the other rounds. */
  share: number;
  hot: number;
  cold: number;
  /** Whether it goes on from the present state, from the best one, or from a new first state (`restart`). */
  from: 'PRESENT' | 'BEST' | 'START';
}

export interface AnnealingPlan {
  rounds: readonly AnnealingRound[];
  hardWeight: HardWeightRange;
  /** Stops at once at a feasible state of at most this cost (a lower bound). */
  enoughCost?: number;
  /** Milliseconds; another clock than the wall's for tests and measurements. */
  clock?: () => number;
}

/** Proposals between two looks at the temperature; few enough that a look costs nothing and the cooling is smooth. */
const MOST_PROPOSALS = 8192;
const FIRST_PROPOSALS = 256;
const LOOK_MILLISECONDS = 2;
const YIELD_MILLISECONDS = 40;

/**
 * Runs a search down the temperatures of a plan until the budget is spent. The cooling follows the part of the budget
 * that is spent, so a slow machine cools as completely as a fast one, only with fewer proposals.
 */
export function* anneal(
  search: AnnealedSearch<unknown>,
  budget: SearchBudget,
  plan: AnnealingPlan,
): Generator<SearchPoint, SearchPoint> {
  const clock = plan.clock ?? performance.now.bind(performance);
  const startedAt = clock();
  const enough = plan.enoughCost ?? -Infinity;
  const weight = new HardWeight(plan.hardWeight);
  const ends = endsOf(plan.rounds);
  let iterations = 0;
  let proposals = budget.iterations === undefined ? FIRST_PROPOSALS : stepOf(budget.iterations);
  let round = -1;
  let now = startedAt;
  let toldAt = startedAt;
  const point = (): SearchPoint => ({
    iterations,
    seconds: (now - startedAt) / 1000,
    hard: search.bestHard,
    cost: search.bestCost,
  });

  while (search.bestHard > 0 || search.bestCost > enough) {
    const spent = spentOf(budget, iterations, now - startedAt);
    if (spent >= 1) break;
    while (round < 0 || spent >= ends[round]!) {
      round++;
      if (iterations > 0) begin(search, plan.rounds[round]!);
    }
    const batch = budget.iterations === undefined ? proposals : Math.min(proposals, budget.iterations - iterations);
    search.sweep(batch, temperatureAt(plan.rounds[round]!, ends[round - 1] ?? 0, ends[round]!, spent), weight.value);
    iterations += batch;
    weight.adapt(search.hard === 0);
    const before = now;
    now = clock();
    if (budget.iterations === undefined) proposals = pacedBy(proposals, now - before);
    if (now - toldAt >= YIELD_MILLISECONDS) {
      toldAt = now;
      yield point();
    }
  }
  return point();
}

function begin(search: AnnealedSearch<unknown>, { from }: AnnealingRound): void {
  if (from === 'BEST') search.returnToBest();
  if (from === 'START') search.restart?.();
}

/** Spent share of the budget, in [0, 1] and beyond. */
function spentOf(budget: SearchBudget, iterations: number, milliseconds: number): number {
  if (budget.iterations !== undefined) return iterations >= budget.iterations ? 1 : iterations / budget.iterations;
  return budget.seconds > 0 ? milliseconds / 1000 / budget.seconds : 1;
}

/** Share of the whole budget at which each round ends; the last one is 1. */
function endsOf(rounds: readonly AnnealingRound[]): number[] {
  const whole = rounds.reduce((sum, { share }) => sum + share, 0);
  let sum = 0;
  return rounds.map(({ share }, index) => (index === rounds.length - 1 ? 1 : (sum += share) / whole));
}

function temperatureAt({ hot, cold }: AnnealingRound, from: number, until: number, spent: number): number {
  return hot * (cold / hot) ** ((spent - from) / (until - from));
}

function stepOf(iterations: number): number {
  return Math.max(1, Math.min(MOST_PROPOSALS, Math.floor(iterations / 2000)));
}

/** Doubles or halves the row of proposals towards one look per two milliseconds. */
function pacedBy(proposals: number, milliseconds: number): number {
  if (milliseconds < LOOK_MILLISECONDS / 2) return Math.min(MOST_PROPOSALS, proposals * 2);
  return milliseconds > LOOK_MILLISECONDS * 2 ? Math.max(1, proposals >> 1) : proposals;
}
