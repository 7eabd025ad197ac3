import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { moduleBeside } from './module-beside.js';
import type { PortfolioResult, SearchOrder, ThreadMessage, ThreadOrder, ThreadReport } from './search-order.js';

/**
 * Runs a search in a thread of its own. Returns null when no thread could be started or load its code, so that the
 * caller can search by itself; what goes wrong within the search is thrown.
 */
export function runInThread<Data, Snapshot>(
  { search, seed, budget, signal }: SearchOrder<Data>,
  hear: (report: ThreadReport<Snapshot>) => void,
): Promise<PortfolioResult<Snapshot> | null> {
  const stopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { iterations, seconds } = budget;
  const order: ThreadOrder<Data> = {
    search,
    seed,
    budget: iterations === undefined ? { seconds } : { seconds, iterations },
    // The time a thread needs to start is part of the budget.
    startedAt: Date.now(),
    stopFlag,
  };
  return new Promise((resolve, reject) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL(moduleBeside('./portfolio-thread.js', import.meta.url)), optionsOf(order));
    } catch {
      resolve(null);
      return;
    }
    let hasStarted = false;
    const stop = (): void => void Atomics.store(stopFlag, 0, 1);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    const leave = (): void => signal.removeEventListener('abort', stop);
    worker.on('message', (message: ThreadMessage<Snapshot>) => {
      if (message.kind === 'STARTED') hasStarted = true;
      else if (message.kind === 'POINT') hear(message.report);
      else {
        leave();
        resolve(message.result);
      }
    });
    worker.on('error', (error) => {
      leave();
      if (hasStarted) reject(error);
      else resolve(null);
    });
    worker.on('exit', (code) => {
      leave();
      if (hasStarted) reject(new Error(`The search thread ended with code ${code}`));
      else resolve(null);
    });
  });
}

/** Sources that run without a build need the hooks that read them; a build needs nothing. */
function optionsOf(order: ThreadOrder<unknown>): WorkerOptions {
  const options: WorkerOptions = { workerData: order, name: 'timetable-search' };
  if (!import.meta.url.endsWith('.ts')) return { ...options, execArgv: [] };
  const hooks = fileURLToPath(new URL('../../../../test/setup/run-typescript.mjs', import.meta.url));
  return { ...options, execArgv: ['--import', hooks] };
}
