import fc from 'fast-check';
import type { Component, Places } from './component.js';
import { UNPLACED, type CoreEvent, type CoreModel } from './core-model.js';
import { anneal } from './annealing.js';
import { Random } from './random.js';
import { SearchState } from './search-state.js';
import type { SearchSeed, SearchTask } from './search-task.js';
import { StateSearch, type PlacesSnapshot } from './state-search.js';
import type { Neighbourhood } from './neighbourhood.js';

/** Small models: two days of up to five periods, up to six events, precedence and blocked periods. */
export const models: fc.Arbitrary<CoreModel> = fc
  .record({ perDay: fc.integer({ min: 2, max: 5 }), resourceCount: fc.integer({ min: 2, max: 5 }) })
  .chain(({ perDay, resourceCount }) => {
    const count = perDay * 2;
    const resource = fc.integer({ min: 0, max: resourceCount - 1 });
    const set = fc.uniqueArray(resource, { maxLength: 2 }).map((ids) => Int32Array.from(ids));
    const event = fc
      .record({
        duration: fc.integer({ min: 1, max: 2 }),
        needs: set,
        alternatives: fc.array(set, { minLength: 1, maxLength: 3 }),
      })
      .map((parts): CoreEvent => {
        const fits = (start: number): boolean => (start % perDay) + parts.duration <= perDay;
        const alternatives = parts.alternatives.map((set) => set.filter((one) => !parts.needs.includes(one)));
        return { ...parts, alternatives, starts: Int32Array.from(Array(count).keys()).filter(fits), lock: null };
      });
    return fc.record({
      periods: fc.constant({
        count,
        dayOf: Int32Array.from({ length: count }, (_, period) => Math.floor(period / perDay)),
        dayCount: 2,
      }),
      resourceCount: fc.constant(resourceCount),
      blocked: fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: resourceCount * count, maxLength: resourceCount * count })
        .map((draws) => Uint8Array.from(draws, (draw) => (draw === 0 ? 1 : 0))),
      events: fc.array(event, { minLength: 2, maxLength: 6 }),
      precedence: fc.constantFrom([], [[0, 1] as const]),
    });
  });

/** A wish for the tests: events late in the day cost their period, and events alone on their day cost one more. */
export class LatenessComponent implements Component {
  readonly key = 'lateness';
  private readonly onDay: Int32Array;

  constructor(
    private readonly model: CoreModel,
    readonly weight = 3,
  ) {
    this.onDay = new Int32Array(model.periods.dayCount);
  }

  place(_event: number, start: number): number {
    return start + this.dayChange(this.model.periods.dayOf[start]!, 1);
  }

  remove(_event: number, start: number): number {
    return -start + this.dayChange(this.model.periods.dayOf[start]!, -1);
  }

  recount({ starts }: Places): number {
    const placed = [...starts].filter((start) => start !== UNPLACED);
    const days = placed.map((start) => this.model.periods.dayOf[start]!);
    const lonely = days.filter((day) => days.filter((other) => other === day).length === 1);
    return placed.reduce((sum, start) => sum + start, lonely.length);
  }

  private dayChange(day: number, change: number): number {
    const before = this.onDay[day]! === 1 ? 1 : 0;
    this.onDay[day]! += change;
    return (this.onDay[day]! === 1 ? 1 : 0) - before;
  }
}

/** One event to any of its places. */
export const anyPlace: Neighbourhood = {
  key: 'anyPlace',
  share: 1,
  propose({ model }, random, move) {
    const event = random.below(model.events.length);
    const { starts, alternatives } = model.events[event]!;
    if (starts.length === 0) return false;
    move.add(event, starts[random.below(starts.length)]!, random.below(alternatives.length));
    return true;
  },
};

export function testSearch(model: CoreModel, { seed, thread }: Omit<SearchSeed, 'threads'>): StateSearch {
  return new StateSearch(new SearchState(model, [new LatenessComponent(model)]), [anyPlace], new Random(seed, thread));
}

/** A search for the portfolio that runs in a thread: events of two periods on one resource. */
export function lineUpTask(data: { events: number; periods: number }, seed: SearchSeed): SearchTask<PlacesSnapshot> {
  const model = lineUp(data);
  const search = testSearch(model, seed);
  return {
    run: (budget) =>
      anneal(search, budget, {
        rounds: [{ share: 1, hot: 20, cold: 0.5, from: 'PRESENT' }],
        hardWeight: { start: 50, least: 10, most: 1000, pace: 0.02 },
      }),
    takeBest: () => search.takeBest(),
  };
}

/** A search whose work fails, for the portfolio. */
export function failingTask(): SearchTask<PlacesSnapshot> {
  return {
    *run() {
      yield { iterations: 1, seconds: 0, hard: 1, cost: 1 };
      throw new RangeError('nothing works here');
    },
    takeBest: () => ({ starts: new Int32Array(), alternatives: new Int32Array(), hard: 1, cost: 1 }),
  };
}

export function lineUp({ events, periods }: { events: number; periods: number }): CoreModel {
  const event: CoreEvent = {
    duration: 2,
    starts: Int32Array.from(Array(periods - 1).keys()),
    needs: Int32Array.of(0),
    alternatives: [new Int32Array()],
    lock: null,
  };
  return {
    periods: { count: periods, dayOf: new Int32Array(periods), dayCount: 1 },
    resourceCount: 1,
    blocked: new Uint8Array(periods),
    events: Array<CoreEvent>(events).fill(event),
    precedence: [],
  };
}
