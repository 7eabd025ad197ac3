import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultsOf, UNPLACED, type CoreModel } from './core-model.js';
import { SearchState } from './search-state.js';
import { LatenessComponent, lineUp, models, testSearch } from './testing.js';

const steps = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 40 });

/** Overlaps and order counted from the places alone. */
function recountHard({ model, starts, alternatives }: SearchState): number {
  const { count } = model.periods;
  const held = Array.from(model.blocked, Number);
  model.events.forEach(({ duration, needs, alternatives: sets }, event) => {
    if (starts[event] === UNPLACED) return;
    for (const resource of [...needs, ...sets[alternatives[event]!]!]) {
      for (let period = starts[event]!; period < starts[event]! + duration; period++)
        held[resource * count + period]!++;
    }
  });
  const isPlaced = (event: number): boolean => starts[event] !== UNPLACED;
  const disorders = model.precedence.filter(
    ([first, second]) =>
      isPlaced(first) && isPlaced(second) && starts[first]! + model.events[first]!.duration > starts[second]!,
  );
  const overlaps = held.reduce((sum, holders) => sum + Math.max(0, holders - 1), 0);
  return overlaps + disorders.length + [...starts].filter((start) => start === UNPLACED).length;
}

function walk(state: SearchState, row: readonly (readonly [number, number, number])[]): void {
  for (const [pick, start, alternative] of row) {
    const event = pick % state.model.events.length;
    const { starts, alternatives } = state.model.events[event]!;
    if (state.isPlaced(event)) state.remove(event);
    else if (starts.length > 0) state.place(event, starts[start % starts.length]!, alternative % alternatives.length);
  }
}

test('After any row of steps, what is kept up to date equals what is computed anew', () => {
  fc.assert(
    fc.property(models, steps, (model, row) => {
      expect(faultsOf(model)).toEqual([]);
      const component = new LatenessComponent(model);
      const state = new SearchState(model, [component]);
      walk(state, row);
      expect(state.hard).toBe(recountHard(state));
      expect(state.counts[0]).toBe(component.recount(state));
      expect(state.cost).toBe(component.weight * component.recount(state));
    }),
  );
});

test('Clashes tell what placing adds, and one holder is known by name', () => {
  fc.assert(
    fc.property(models, steps, (model, row) => {
      const state = new SearchState(model, []);
      walk(state, row);
      const event = model.events.findIndex(({ starts }, index) => !state.isPlaced(index) && starts.length > 0);
      if (event < 0) return;
      const start = model.events[event]!.starts[0]!;
      const clashes = state.clashes(event, start, 0);
      const before = state.overlaps;
      state.place(event, start, 0);
      expect(state.overlaps - before).toBe(clashes);
      const [resource] = [...model.events[event]!.needs, ...model.events[event]!.alternatives[0]!];
      if (clashes === 0 && resource !== undefined) expect(state.holderOf(resource, start)).toBe(event);
    }),
  );
});

test('A move that is undone leaves everything as it was, and the best can be returned to', () => {
  fc.assert(
    fc.property(models, fc.integer(), (model, seed) => {
      const search = testSearch(model, { seed, thread: 0 });
      search.sweep(60, 5, 10);
      const { state } = search;
      expect(state.hard).toBe(recountHard(state));
      expect(state.cost).toBe(3 * new LatenessComponent(model).recount(state));
      search.returnToBest();
      expect([state.hard, state.cost]).toEqual([search.bestHard, search.bestCost]);
      expect([...search.takeBest().starts]).toEqual([...state.starts]);
    }),
  );
});

test('Without heat nothing that is worse is kept', () => {
  fc.assert(
    fc.property(models, fc.integer(), (model, seed) => {
      const search = testSearch(model, { seed, thread: 0 });
      let before = Infinity;
      for (let proposal = 0; proposal < 80; proposal++) {
        search.sweep(1, 0, 10);
        const value = search.cost + 10 * search.hard;
        expect(value).toBeLessThanOrEqual(before);
        before = value;
      }
    }),
  );
});

test('A model that means nothing is told in words', () => {
  const model = lineUp({ events: 2, periods: 6 });
  const broken: CoreModel = {
    ...model,
    events: [
      { ...model.events[0]!, duration: 0, starts: new Int32Array(), needs: Int32Array.of(4) },
      {
        ...model.events[1]!,
        alternatives: [Int32Array.of(0)],
        starts: Int32Array.of(5),
        lock: { start: 0, alternative: 3 },
      },
    ],
    precedence: [[0, 9]],
  };
  expect(faultsOf(broken)).toEqual([
    'event 0 has no duration',
    'event 0 needs an unknown resource',
    'event 1 would not end within its day',
    'event 1 would take a resource twice',
    'event 1 is locked at no possible place',
    'precedence of unknown events 0, 9',
  ]);
});
