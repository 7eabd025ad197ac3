import type { SearchBudget, SearchPoint, SearchSeed } from './search-task.js';

/** Names the search to run in a way that another thread can follow. */
export interface PortfolioSearch<Data> {
  /** URL of the module, from `moduleBeside`. */
  module: string;
  /** Name of the exported `SearchTaskFactory`. */
  factory: string;
  /** Structured-cloneable. */
  data: Data;
}

export interface PortfolioResult<Snapshot> extends SearchPoint {
  best: Snapshot;
}

/** What a thread says now and then; `best` comes with a point that is better than all before it. */
export interface ThreadReport<Snapshot> extends SearchPoint {
  best?: Snapshot;
}

/** A search as it is given to whoever runs it. */
export interface SearchOrder<Data> {
  search: PortfolioSearch<Data>;
  seed: SearchSeed;
  budget: SearchBudget;
  signal: AbortSignal;
}

/** What a search thread is given. */
export interface ThreadOrder<Data> {
  search: PortfolioSearch<Data>;
  seed: SearchSeed;
  budget: SearchBudget;
  /** When the budget began to run, in milliseconds since 1970. */
  startedAt: number;
  /** Anything but 0 in its first place ends the search. */
  stopFlag: Int32Array;
}

export type ThreadMessage<Snapshot> =
  | { kind: 'STARTED' }
  | { kind: 'POINT'; report: ThreadReport<Snapshot> }
  | { kind: 'DONE'; result: PortfolioResult<Snapshot> };
