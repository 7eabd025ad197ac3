import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../core/random.js';
import { SearchState } from '../core/search-state.js';
import { compileCtt } from './compile-ctt.rules.js';
import { evaluateCtt } from './ctt-cost.rules.js';
import { moveDelta, swapDelta } from './ctt-deltas.js';
import type { CttInstance } from './ctt-instance.js';
import { CttSearch } from './ctt-search.js';
import { CttState, EMPTY, TOO_MUCH } from './ctt-state.js';
import { CttTables } from './ctt-tables.js';
import { KempeChain } from './kempe-chain.js';
import { instances } from './testing.js';

/** A state with each lecture somewhere, rules broken or not. */
function scattered(instance: CttInstance, random: Random): CttState {
  const tables = new CttTables(instance);
  const state = new CttState(tables);
  const cells = Array.from({ length: tables.periodCount * tables.roomCount }, (_, cell) => cell);
  for (let lecture = 0; lecture < tables.lectureCount; lecture++) {
    state.put(lecture, cells.splice(random.below(cells.length), 1)[0]!);
  }
  return state;
}

/** Cost as the state counts it: of several lectures of a curriculum in a period, compactness sees one. */
function recount({ tables, cellOf }: CttState, instance: CttInstance): { hard: number; cost: number } {
  const solution = tables.solutionOf(cellOf);
  const { hardParts, parts } = evaluateCtt(instance, solution);
  const isolated = instance.curricula.reduce((sum, { courses }) => {
    const times = new Set(
      solution.filter(({ course }) => courses.includes(course)).map(({ day, period }) => day * 100 + period),
    );
    return sum + [...times].filter((time) => !times.has(time - 1) && !times.has(time + 1)).length;
  }, 0);
  const cells = [...cellOf].map((cell, lecture) => ({
    course: tables.courseOf[lecture]!,
    period: Math.floor(cell / tables.roomCount),
  }));
  const sameCourse = cells.reduce(
    (sum, one, index) =>
      sum + cells.slice(index + 1).filter((other) => other.course === one.course && other.period === one.period).length,
    0,
  );
  return {
    hard: hardParts.conflicts + hardParts.availability + sameCourse,
    cost: parts.roomCapacity + parts.minWorkingDays + parts.roomStability + 2 * isolated,
  };
}

test('Lifting and putting leave the state as if it were computed anew, also where rules are broken', () => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, seed) => {
      const random = new Random(seed);
      const state = scattered(instance, random);
      const { hard, cost } = state;
      expect({ hard, cost }).toEqual(recount(state, instance));
      const isolation = state.tables.curriculaOf.map((list) =>
        list.reduce((sum, curriculum) => {
          const { dayCount, isolated, points } = state.tables;
          const days = Array.from(
            { length: dayCount },
            (_, day) => isolated[state.masks[curriculum * dayCount + day]!]!,
          );
          return sum + points[curriculum]! * days.reduce((total, count) => total + count, 0);
        }, 0),
      );
      expect([...state.isolationOf]).toEqual(isolation);
    }),
  );
});

test('A delta tells exactly what the move will change, and gives up only above the limit', () => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, seed) => {
      const random = new Random(seed);
      const state = scattered(instance, random);
      const { tables, cellOf, lectureAt } = state;
      for (let round = 0; round < 20 && tables.lectureCount > 0; round++) {
        const lecture = random.below(tables.lectureCount);
        const from = cellOf[lecture]!;
        const to = random.below(lectureAt.length);
        const other = lectureAt[to]!;
        if (other === lecture || (other !== EMPTY && tables.courseOf[other] === tables.courseOf[lecture])) continue;
        const delta = (limit: number): number =>
          other === EMPTY ? moveDelta(state, lecture, to, 7, limit) : swapDelta(state, lecture, other, 7, limit);
        const expected = delta(Infinity);
        const limited = delta(3);
        const before = state.cost + 7 * state.hard;
        state.lift(lecture);
        if (other !== EMPTY) state.lift(other);
        state.put(lecture, to);
        if (other !== EMPTY) state.put(other, from);
        expect(state.cost + 7 * state.hard - before).toBe(expected);
        if (limited === TOO_MUCH) expect(expected).toBeGreaterThan(3);
        else expect(limited).toBe(expected);
      }
    }),
  );
});

test('A chain in a feasible state changes the cost as told and breaks no rule', () => {
  let chains = 0;
  fc.assert(
    fc.property(instances, fc.integer(), (instance, seed) => {
      const random = new Random(seed);
      const search = new CttSearch(new CttTables(instance), random);
      search.sweep(3000, 1, 1);
      const { state, tables } = search;
      if (state.hard > 0 || tables.lectureCount === 0) return;
      const chain = new KempeChain(state);
      for (let round = 0; round < 20; round++) {
        const lecture = random.below(tables.lectureCount);
        const from = state.cellOf[lecture]!;
        const period = random.below(tables.periodCount);
        if (period === Math.floor(from / tables.roomCount)) continue;
        const partner =
          round % 2 === 0 ? EMPTY : state.lectureAt[period * tables.roomCount + (from % tables.roomCount)]!;
        const before = state.cost;
        const delta = chain.build(lecture, period, partner, Infinity);
        if (delta === TOO_MUCH) continue;
        chain.apply();
        chains++;
        expect(state.hard).toBe(0);
        expect(state.cost - before).toBe(delta);
        expect(recount(state, instance)).toEqual({ hard: 0, cost: state.cost });
      }
    }),
  );
  expect(chains).toBeGreaterThan(100);
});

test('The best of a search costs what the published rules say, and the core model sees no broken rule in it', () => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, seed) => {
      const tables = new CttTables(instance);
      const search = new CttSearch(tables, new Random(seed));
      search.sweep(2000, 1, 1);
      const cells = search.takeBest();
      const { hard, cost } = evaluateCtt(instance, tables.solutionOf(cells));
      expect(hard === 0).toBe(search.bestHard === 0);
      if (hard === 0) expect(cost).toBe(search.bestCost);
      const core = new SearchState(compileCtt(instance), []);
      cells.forEach((cell, lecture) => {
        const isOpen = core.model.events[lecture]!.starts.includes(Math.floor(cell / tables.roomCount));
        if (isOpen) core.place(lecture, Math.floor(cell / tables.roomCount), cell % tables.roomCount);
      });
      expect(core.hard === 0).toBe(hard === 0);
      search.returnToBest();
      expect([search.hard, search.cost]).toEqual([search.bestHard, search.bestCost]);
    }),
  );
});
