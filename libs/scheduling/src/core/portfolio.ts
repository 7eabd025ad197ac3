import { isBetter } from './annealed-search.js';
import type { PortfolioResult, PortfolioSearch, ThreadReport } from './search-order.js';
import type { SearchBudget, SearchPoint } from './search-task.js';
import { runHere } from './run-here.js';
import { runInThread } from './run-in-thread.js';

export interface PortfolioOptions<Snapshot> extends SearchBudget {
  seed: number;
  /** Searches side by side, each in a thread of its own, also when it is one: the caller's event loop stays free. */
  threads: number;
  /** Hears a few times a second, one call after the other; a rejection ends the search with that error. */
  onProgress?: (progress: PortfolioProgress<Snapshot>) => Promise<void> | void;
  /** Ends the search early with the best so far. */
  signal?: AbortSignal;
}

export interface PortfolioProgress<Snapshot> extends SearchPoint {
  /** The best state of all threads, when it is a new one. */
  best?: Snapshot;
}

/**
 * Runs the searches of a portfolio in worker threads and returns the best of their results; of equal ones, that of the
 * first thread, so that seed, threads and iterations decide alone. Where no thread can be started it searches in the
 * calling thread, one search after the other, and lets other work in between.
 */
export async function runPortfolio<Data, Snapshot>(
  search: PortfolioSearch<Data>,
  options: PortfolioOptions<Snapshot>,
): Promise<PortfolioResult<Snapshot>> {
  const startedAt = performance.now();
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const board = new Board<Snapshot>(options, startedAt, (reason) => stop.abort(reason));
  const threads = Math.max(1, Math.floor(options.threads));
  const run = async (thread: number): Promise<PortfolioResult<Snapshot>> => {
    const order = { search, seed: { seed: options.seed, thread, threads }, budget: options, signal };
    const hear = (report: ThreadReport<Snapshot>): void => board.hear(thread, report);
    return (await runInThread(order, hear)) ?? runHere(order, hear);
  };
  try {
    const results = await Promise.all(Array.from({ length: threads }, (_, thread) => run(thread)));
    await board.settle();
    const best = results.reduce((one, other) => (isBetter(other.hard, other.cost, one.hard, one.cost) ? other : one));
    const iterations = results.reduce((sum, result) => sum + result.iterations, 0);
    return { ...best, iterations, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    // A thread that failed must not leave the others running.
    stop.abort();
  }
}

/** Puts together what the threads say and passes it on, never two calls at once. */
class Board<Snapshot> {
  private readonly iterations: number[] = [];
  private best: ThreadReport<Snapshot> | null = null;
  private isNews = false;
  private telling: Promise<void> | null = null;
  private failure: { error: unknown } | null = null;

  constructor(
    private readonly options: PortfolioOptions<Snapshot>,
    private readonly startedAt: number,
    private readonly stop: (reason: unknown) => void,
  ) {}

  hear(thread: number, report: ThreadReport<Snapshot>): void {
    this.iterations[thread] = report.iterations;
    const { best } = this;
    if (report.best !== undefined && (!best || isBetter(report.hard, report.cost, best.hard, best.cost))) {
      this.best = report;
      this.isNews = true;
    }
    if (this.options.onProgress && this.best && !this.telling && !this.failure) this.telling = this.tell();
  }

  /** Waits for the last call and throws what a call has thrown. */
  async settle(): Promise<void> {
    await this.telling;
    if (this.failure) throw this.failure.error;
  }

  private async tell(): Promise<void> {
    const { hard, cost, best } = this.best!;
    const progress: PortfolioProgress<Snapshot> = {
      iterations: this.iterations.reduce((sum, count = 0) => sum + count, 0),
      seconds: (performance.now() - this.startedAt) / 1000,
      hard,
      cost,
      ...(this.isNews && { best: best! }),
    };
    this.isNews = false;
    try {
      await this.options.onProgress!(progress);
    } catch (error) {
      this.failure = { error };
      this.stop(error);
    } finally {
      this.telling = null;
    }
  }
}
