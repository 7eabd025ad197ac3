import { expect, test } from '@jest/globals';
import type { AnnealedSearch } from './annealed-search.js';
import { anneal, type AnnealingPlan } from './annealing.js';
import { HardWeight } from './hard-weight.js';
import type { SearchPoint } from './search-task.js';
import { lineUp, testSearch } from './testing.js';

const PLAN: AnnealingPlan = {
  rounds: [
    { share: 3, hot: 16, cold: 1, from: 'PRESENT' },
    { share: 1, hot: 4, cold: 1, from: 'BEST' },
  ],
  hardWeight: { start: 10, least: 5, most: 100, pace: 0.5 },
};

/** A search that only writes down what it is asked for. */
class Diary implements AnnealedSearch<null> {
  readonly sweeps: { proposals: number; temperature: number; hardWeight: number }[] = [];
  returns: number[] = [];
  restarts: number[] = [];
  bestCost = 100;

  constructor(
    readonly hard = 0,
    readonly bestHard = 0,
  ) {}

  readonly cost = 100;

  sweep(proposals: number, temperature: number, hardWeight: number): number {
    this.sweeps.push({ proposals, temperature, hardWeight });
    return 0;
  }

  takeBest(): null {
    return null;
  }

  returnToBest(): void {
    this.returns.push(this.sweeps.length);
  }

  restart(): void {
    this.restarts.push(this.sweeps.length);
  }
}

function runOut(steps: Generator<SearchPoint, SearchPoint>): SearchPoint {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test('Makes exactly the given proposals, cools within each round and goes back to the best where the plan says so', () => {
  const diary = new Diary();
  const end = runOut(anneal(diary, { seconds: 0, iterations: 20_000 }, PLAN));
  const proposals = diary.sweeps.map((sweep) => sweep.proposals);
  expect(proposals.reduce((sum, count) => sum + count, 0)).toBe(20_000);
  expect(end.iterations).toBe(20_000);
  const temperatures = diary.sweeps.map(({ temperature }) => temperature);
  const [second] = diary.returns;
  expect(diary.returns).toHaveLength(1);
  expect(temperatures[0]).toBe(16);
  expect(temperatures[second! - 1]).toBeCloseTo(1, 1);
  expect(temperatures[second!]).toBeCloseTo(4, 1);
  expect(temperatures.at(-1)).toBeCloseTo(1, 1);
  expect(temperatures.slice(0, second).every((value, index, all) => index === 0 || value < all[index - 1]!)).toBe(true);
});

test('Rounds that start anew do so, but for the first, which finds the search at its start', () => {
  const diary = new Diary();
  const round = { share: 1, hot: 8, cold: 1, from: 'START' } as const;
  runOut(
    anneal(diary, { seconds: 0, iterations: 3000 }, { ...PLAN, rounds: [round, round, { ...round, from: 'BEST' }] }),
  );
  expect(diary.restarts).toEqual([1000]);
  expect(diary.returns).toEqual([2000]);
});

test('The clock alone decides when no iterations are given, and a slow machine cools as completely', () => {
  for (const pace of [0.01, 0.5, 30]) {
    const diary = new Diary();
    const clock = (): number => diary.sweeps.reduce((sum, { proposals }) => sum + (proposals * pace) / 256, 0);
    const end = runOut(anneal(diary, { seconds: 0.5 }, { ...PLAN, clock }));
    expect(end.seconds).toBeGreaterThanOrEqual(0.5);
    expect(end.seconds).toBeLessThan(0.6);
    expect(diary.sweeps.at(-1)!.temperature).toBeLessThan(1.4);
  }
});

test('Stops at once at a feasible state that cannot be bettered', () => {
  const diary = new Diary();
  expect(runOut(anneal(diary, { seconds: 0, iterations: 1000 }, { ...PLAN, enoughCost: 100 })).iterations).toBe(0);
  const infeasible = new Diary(1, 1);
  expect(runOut(anneal(infeasible, { seconds: 0, iterations: 1000 }, { ...PLAN, enoughCost: 100 })).iterations).toBe(
    1000,
  );
});

test('A broken rule weighs more the longer the search breaks it, within the bounds', () => {
  const weight = new HardWeight({ start: 10, least: 5, most: 30, pace: 0.5 });
  weight.adapt(false);
  expect(weight.value).toBe(15);
  for (let look = 0; look < 5; look++) weight.adapt(false);
  expect(weight.value).toBe(30);
  for (let look = 0; look < 9; look++) weight.adapt(true);
  expect(weight.value).toBe(5);
  const seldom = new HardWeight({ start: 8, least: 1, most: 1000, pace: 0.1, feasible: 0.9 });
  seldom.adapt(false);
  expect(seldom.value).toBeCloseTo(8 * 1.9);
  const diary = new Diary(1, 1);
  runOut(anneal(diary, { seconds: 0, iterations: 10_000 }, PLAN));
  expect(diary.sweeps.at(-1)!.hardWeight).toBe(100);
});

test('Lines up events that just fit, the same way for the same seed', () => {
  const run = (): string => {
    const search = testSearch(lineUp({ events: 5, periods: 10 }), { seed: 5, thread: 0 });
    runOut(
      anneal(search, { seconds: 0, iterations: 60_000 }, { ...PLAN, hardWeight: { ...PLAN.hardWeight, start: 20 } }),
    );
    expect(search.bestHard).toBe(0);
    return [...search.takeBest().starts].join();
  };
  expect(run()).toBe(run());
});
