import { parentPort, workerData } from 'node:worker_threads';
import { ReportPace } from './report-pace.js';
import { taskOf } from './run-here.js';
import type { ThreadMessage, ThreadOrder } from './search-order.js';

async function search({ search, seed, budget, startedAt, stopFlag }: ThreadOrder<unknown>): Promise<void> {
  const tell = (message: ThreadMessage<unknown>): void => parentPort!.postMessage(message);
  const task = await taskOf<unknown, unknown>(search, seed);
  tell({ kind: 'STARTED' });
  const seconds = Math.max(0, budget.seconds - (Date.now() - startedAt) / 1000);
  const steps = task.run({ ...budget, seconds });
  const pace = new ReportPace();
  let step = steps.next();
  while (!step.done && Atomics.load(stopFlag, 0) === 0) {
    const point = step.value;
    if (pace.isDue()) tell({ kind: 'POINT', report: pace.isNews(point) ? { ...point, best: task.takeBest() } : point });
    step = steps.next();
  }
  tell({ kind: 'DONE', result: { ...step.value, best: task.takeBest() } });
}

// The module is loaded as the first of a thread only.
if (parentPort) await search(workerData as ThreadOrder<unknown>);
