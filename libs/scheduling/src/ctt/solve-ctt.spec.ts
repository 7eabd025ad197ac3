import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { evaluateCtt } from './ctt-cost.rules.js';
import { infeasibilitiesOf } from './ctt-infeasibility.rules.js';
import type { CttInstance } from './ctt-instance.js';
import { cttLowerBound } from './ctt-lower-bound.rules.js';
import { cttSearchTask } from './ctt-search-task.js';
import { CttTables } from './ctt-tables.js';
import { parseCtt } from './parse-ctt.rules.js';
import { solveCtt, type CttSolveOptions } from './solve-ctt.js';
import { bruteForce, instances, tiny } from './testing.js';

const COMP11 = parseCtt(
  readFileSync(new URL('../../../../test/fixtures/timetabling/comp11.ctt', import.meta.url), 'utf8'),
);
const solve = (instance: CttInstance, options: Partial<CttSolveOptions>) =>
  solveCtt(instance, { seconds: 20, seed: 1, threads: 1, ...options });

function searched(instance: CttInstance, iterations: number): { hard: number; cost: number } {
  const task = cttSearchTask(instance, { seed: 1, thread: 0, threads: 1 });
  const steps = task.run({ seconds: 0, iterations });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test('Finds what trying everything finds, no less than the lower bound, and proofs are right', () => {
  let feasible = 0;
  fc.assert(
    fc.property(instances, (instance) => {
      const tables = new CttTables(instance);
      const cells = tables.roomCount * tables.periodCount;
      fc.pre(tables.lectureCount > 0 && cells ** tables.lectureCount < 30_000);
      const least = bruteForce(instance, (tried) => evaluateCtt(instance, tables.solutionOf(Int32Array.from(tried))));
      if (infeasibilitiesOf(instance).length > 0) expect(least).toBeNull();
      const { hard, cost } = searched(instance, 20_000);
      expect(hard === 0 ? cost : null).toBe(least);
      if (least === null) return;
      feasible++;
      expect(cttLowerBound(instance)).toBeLessThanOrEqual(least);
    }),
    { numRuns: 60 },
  );
  expect(feasible).toBeGreaterThan(10);
});

test('Solves a published instance; seed, threads and iterations alone decide how', async () => {
  const first = await solve(COMP11, { iterations: 400_000, threads: 2 });
  expect(first.hard).toBe(0);
  expect(first.cost).toBeLessThan(60);
  expect(first).toMatchObject(evaluateCtt(COMP11, first.solution));
  expect(first.lowerBound).toBe(0);
  const second = await solve(COMP11, { iterations: 400_000, threads: 2 });
  expect(second.solution).toEqual(first.solution);
  const other = await solve(COMP11, { iterations: 400_000, seed: 2 });
  expect(other.solution).not.toEqual(first.solution);
});

test('Is heard while it searches and ends when asked to', async () => {
  const stop = new AbortController();
  let heard = 0;
  const { hard, solution, iterations } = await solve(COMP11, {
    iterations: 1e12,
    signal: stop.signal,
    onProgress: ({ seconds }) => {
      expect(seconds).toBeGreaterThan(0);
      if (++heard === 3) stop.abort();
    },
  });
  expect(iterations).toBeLessThan(1e12);
  expect(hard).toBe(0);
  expect(solution).toHaveLength(162);
});

test('An optimum that is proved ends the search before its time', async () => {
  const { cost, lowerBound, iterations } = await solve(tiny, { iterations: 1e12 });
  expect([cost, lowerBound]).toEqual([0, 0]);
  expect(iterations).toBeLessThan(1e9);
});

test('What cannot be held is proved and said at once, with a timetable of what can', async () => {
  const [first, second] = tiny.courses;
  const overworked = {
    ...tiny,
    courses: [
      { ...first!, lectures: 4 },
      { ...second!, teacher: 't', lectures: 3 },
    ],
    curricula: [],
  };
  const result = await solve(overworked, { iterations: 1e12 });
  expect(result.infeasibilities).toEqual([{ code: 'TEACHER', id: 't', lectures: 7, placeable: 6 }]);
  expect(result.hard).toBe(1);
  expect(result.lowerBound).toBeNull();

  const crowded = { ...tiny, days: 1, rooms: [tiny.rooms[0]!], curricula: [], unavailabilities: [] };
  const full = await solve(crowded, { iterations: 1e12 });
  expect(full.infeasibilities).toEqual([{ code: 'ROOMS', id: '', lectures: 4, placeable: 3 }]);
  expect(full.hardParts).toEqual({ lectures: 1, conflicts: 0, availability: 0, roomOccupancy: 0 });

  const closed = {
    ...tiny,
    unavailabilities: [0, 1].flatMap((day) => [0, 1, 2].map((period) => ({ course: 0, day, period }))),
  };
  expect((await solve(closed, { iterations: 1e12 })).infeasibilities).toContainEqual({
    code: 'COURSE',
    id: 'a',
    lectures: 2,
    placeable: 0,
  });
});
