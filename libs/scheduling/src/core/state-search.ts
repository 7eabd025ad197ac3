import { isBetter, type AnnealedSearch } from './annealed-search.js';
import type { Places } from './component.js';
import { UNPLACED } from './core-model.js';
import { Move, type Neighbourhood } from './neighbourhood.js';
import type { Random } from './random.js';
import type { SearchState } from './search-state.js';

/** A copy of places that can be kept and sent to another thread. */
export interface PlacesSnapshot extends Places {
  hard: number;
  cost: number;
}

/** Annealed search over a `SearchState` by any neighbourhoods: carries a proposal out, looks at the cost, undoes it. */
export class StateSearch implements AnnealedSearch<PlacesSnapshot> {
  bestHard: number;
  bestCost: number;
  private readonly bestStarts: Int32Array;
  private readonly bestAlternatives: Int32Array;
  private readonly move = new Move();
  private readonly undoStarts: number[] = [];
  private readonly undoAlternatives: number[] = [];
  private readonly shares: Float64Array;

  constructor(
    readonly state: SearchState,
    private readonly neighbourhoods: readonly Neighbourhood[],
    private readonly random: Random,
  ) {
    this.bestHard = state.hard;
    this.bestCost = state.cost;
    this.bestStarts = state.starts.slice();
    this.bestAlternatives = state.alternatives.slice();
    let sum = 0;
    this.shares = Float64Array.from(neighbourhoods, ({ share }) => (sum += share));
  }

  get hard(): number {
    return this.state.hard;
  }

  get cost(): number {
    return this.state.cost;
  }

  sweep(proposals: number, temperature: number, hardWeight: number): number {
    const { state, random, move } = this;
    let accepted = 0;
    for (let proposal = 0; proposal < proposals; proposal++) {
      move.clear();
      if (!this.pick().propose(state, random, move) || move.length === 0) continue;
      // 1 − u is never 0, so the limit is finite.
      const limit = -temperature * Math.log(1 - random.unit());
      const before = state.cost + hardWeight * state.hard;
      this.carryOut();
      if (state.cost + hardWeight * state.hard - before > limit) {
        this.undo();
        continue;
      }
      accepted++;
      if (isBetter(state.hard, state.cost, this.bestHard, this.bestCost)) this.keepBest();
    }
    return accepted;
  }

  takeBest(): PlacesSnapshot {
    return {
      starts: this.bestStarts.slice(),
      alternatives: this.bestAlternatives.slice(),
      hard: this.bestHard,
      cost: this.bestCost,
    };
  }

  returnToBest(): void {
    this.state.moveTo({ starts: this.bestStarts, alternatives: this.bestAlternatives });
  }

  /** Takes over places found elsewhere (a resumed plan); they become the best when they are better. */
  startFrom(places: Places): void {
    this.state.moveTo(places);
    if (isBetter(this.state.hard, this.state.cost, this.bestHard, this.bestCost)) this.keepBest();
  }

  private pick(): Neighbourhood {
    const last = this.shares.length - 1;
    const point = this.random.unit() * this.shares[last]!;
    let index = 0;
    while (index < last && this.shares[index]! <= point) index++;
    return this.neighbourhoods[index]!;
  }

  private carryOut(): void {
    const { move, state } = this;
    for (let step = 0; step < move.length; step++) {
      const event = move.events[step]!;
      this.undoStarts[step] = state.starts[event]!;
      this.undoAlternatives[step] = state.alternatives[event]!;
      if (state.starts[event] !== UNPLACED) state.remove(event);
    }
    for (let step = 0; step < move.length; step++) {
      if (move.starts[step] !== UNPLACED) state.place(move.events[step]!, move.starts[step]!, move.alternatives[step]!);
    }
  }

  private undo(): void {
    const { move, state } = this;
    for (let step = 0; step < move.length; step++)
      if (state.isPlaced(move.events[step]!)) state.remove(move.events[step]!);
    for (let step = 0; step < move.length; step++) {
      const start = this.undoStarts[step]!;
      if (start !== UNPLACED) state.place(move.events[step]!, start, this.undoAlternatives[step]!);
    }
  }

  private keepBest(): void {
    this.bestHard = this.state.hard;
    // Weights are whole numbers or not; sums of steps may drift by tiny fractions, which do not matter for a comparison.
    this.bestCost = this.state.cost;
    this.bestStarts.set(this.state.starts);
    this.bestAlternatives.set(this.state.alternatives);
  }
}
