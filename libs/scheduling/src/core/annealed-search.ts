/**
 * What the annealing driver needs of a search. A sweep is a row of proposals at one temperature; the loop lives in the
 * search, so that nothing generic stands in the hot path. The search remembers its best state by itself.
 */
export interface AnnealedSearch<Snapshot> {
  /** Broken hard rules of the present state; 0: feasible. */
  readonly hard: number;
  /** Weighted soft cost of the present state. */
  readonly cost: number;
  /** The same of the best state so far: fewest broken rules first, then least cost. */
  readonly bestHard: number;
  readonly bestCost: number;
  /**
   * Makes proposals and accepts those whose change of `cost + hardWeight × hard` is at most −temperature × ln(u).
   * Returns how many were accepted.
   */
  sweep(proposals: number, temperature: number, hardWeight: number): number;
  /** A copy of the best state that can be sent to another thread. */
  takeBest(): Snapshot;
  /** Goes back to the best state. */
  returnToBest(): void;
  /** Takes another first state and keeps the best; left out by searches that have but one. */
  restart?(): void;
}

/** True when the first is better than the second: fewer broken rules, or as many and less cost. */
export function isBetter(hard: number, cost: number, thanHard: number, thanCost: number): boolean {
  return hard < thanHard || (hard === thanHard && cost < thanCost);
}
