import { expect, test } from '@jest/globals';
import { moduleBeside } from './module-beside.js';
import { runPortfolio, type PortfolioOptions, type PortfolioProgress } from './portfolio.js';
import type { PortfolioSearch } from './search-order.js';
import { runHere } from './run-here.js';
import { runInThread } from './run-in-thread.js';
import type { PlacesSnapshot } from './state-search.js';

type Line = { events: number; periods: number };
const module = moduleBeside('./testing.js', import.meta.url);
const LINE: PortfolioSearch<Line> = { module, factory: 'lineUpTask', data: { events: 6, periods: 13 } };
const run = (options: Partial<PortfolioOptions<PlacesSnapshot>>, search: PortfolioSearch<unknown> = LINE) =>
  runPortfolio<unknown, PlacesSnapshot>(search, { seconds: 20, seed: 1, threads: 1, ...options });

test('Seed, threads and iterations alone decide the result', async () => {
  for (const threads of [1, 2]) {
    const first = await run({ threads, iterations: 30_000 });
    const second = await run({ threads, iterations: 30_000 });
    expect(second.best).toEqual(first.best);
    expect(first.iterations).toBe(30_000 * threads);
    expect(first.hard).toBe(0);
    expect(
      [...first.best.starts]
        .sort((one, other) => one - other)
        .every((start, index, all) => index === 0 || start >= all[index - 1]! + 2),
    ).toBe(true);
  }
});

test('Without threads the calling thread finds the same and is free in between', async () => {
  const seed = { seed: 1, thread: 0, threads: 1 };
  const order = {
    search: LINE,
    seed,
    budget: { seconds: 0, iterations: 30_000 },
    signal: new AbortController().signal,
  };
  const here = await runHere<Line, PlacesSnapshot>(order, () => undefined);
  const thread = await runInThread<Line, PlacesSnapshot>(order, () => undefined);
  expect(thread?.best).toEqual(here.best);

  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await runHere<Line, PlacesSnapshot>({ ...order, budget: { seconds: 0.4 } }, () => undefined);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

test('An abort ends a long search with its best so far', async () => {
  const stop = new AbortController();
  const heard: PortfolioProgress<PlacesSnapshot>[] = [];
  const result = await run({
    iterations: 1e12,
    threads: 2,
    signal: stop.signal,
    onProgress: (progress) => {
      heard.push(progress);
      if (heard.length === 2) stop.abort();
    },
  });
  expect(result.iterations).toBeLessThan(1e12);
  expect(result.best.starts).toHaveLength(6);
  expect(heard[0]!.best).toBeDefined();
  expect(await run({ iterations: 1e12, signal: AbortSignal.abort() })).toMatchObject({
    best: { starts: expect.anything() },
  });
});

test('What a listener throws ends the search, and no call overlaps another', async () => {
  let isListening = false;
  let calls = 0;
  const listener = async (): Promise<void> => {
    expect(isListening).toBe(false);
    isListening = true;
    await new Promise((resolve) => setTimeout(resolve, 30));
    isListening = false;
    if (++calls === 3) throw new Error('enough of it');
  };
  await expect(run({ iterations: 1e12, threads: 2, onProgress: listener })).rejects.toThrow('enough of it');
});

test('What goes wrong within a search or its module is told', async () => {
  await expect(run({}, { module, factory: 'failingTask', data: null })).rejects.toThrow('nothing works here');
  await expect(run({}, { module, factory: 'noSuchTask', data: null })).rejects.toThrow('exports no noSuchTask');
});
