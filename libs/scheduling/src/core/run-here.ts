import { setImmediate } from 'node:timers/promises';
import { ReportPace } from './report-pace.js';
import type { PortfolioResult, PortfolioSearch, SearchOrder, ThreadReport } from './search-order.js';
import type { SearchSeed, SearchTaskFactory } from './search-task.js';

/** Makes the search that an order names; throws when the module has no such factory. */
export async function taskOf<Data, Snapshot>(search: PortfolioSearch<Data>, seed: SearchSeed) {
  const module = (await import(search.module)) as Record<string, SearchTaskFactory<Data, Snapshot> | undefined>;
  const factory = module[search.factory];
  if (!factory) throw new TypeError(`${search.module} exports no ${search.factory}`);
  return factory(search.data, seed);
}

/** Runs a search in the calling thread and lets other work in many times a second. */
export async function runHere<Data, Snapshot>(
  { search, seed, budget, signal }: SearchOrder<Data>,
  hear: (report: ThreadReport<Snapshot>) => void,
): Promise<PortfolioResult<Snapshot>> {
  const task = await taskOf<Data, Snapshot>(search, seed);
  const { iterations, seconds } = budget;
  const steps = task.run(iterations === undefined ? { seconds } : { seconds, iterations });
  const pace = new ReportPace();
  let step = steps.next();
  while (!step.done && !signal.aborted) {
    const point = step.value;
    if (pace.isDue()) hear(pace.isNews(point) ? { ...point, best: task.takeBest() } : point);
    await setImmediate();
    step = steps.next();
  }
  return { ...step.value, best: task.takeBest() };
}
