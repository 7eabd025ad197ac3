/** How long a search goes on. With `iterations` no clock is read and the result depends on the seed alone. */
export interface SearchBudget {
  /** Wall-clock seconds; taken when `iterations` is left out. */
  seconds: number;
  /** Proposals, per thread. */
  iterations?: number;
}

/** Where a search is. `hard` and `cost` are those of its best state so far. */
export interface SearchPoint {
  iterations: number;
  /** Since the search began. */
  seconds: number;
  hard: number;
  cost: number;
}

/**
 * A search that can be run step by step: in a worker thread to its end, or in the calling thread between other work.
 * It yields many times a second; who runs it may stop asking, and then takes the best so far.
 */
export interface SearchTask<Snapshot> {
  run(budget: SearchBudget): Generator<SearchPoint, SearchPoint>;
  /** A copy of the best state so far, of structured-cloneable parts. */
  takeBest(): Snapshot;
}

/** Tells apart the searches of a portfolio; the same seed and thread make the same search. */
export interface SearchSeed {
  seed: number;
  /** From 0. */
  thread: number;
  threads: number;
}

/** What a module exports for the portfolio: makes the search from cloneable data. */
export type SearchTaskFactory<Data, Snapshot> = (data: Data, seed: SearchSeed) => SearchTask<Snapshot>;
