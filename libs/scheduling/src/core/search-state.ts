import type { Component, Places } from './component.js';
import { UNPLACED, type CoreModel } from './core-model.js';

/**
 * Places of all events with everything that follows from them kept up to date: who holds which resource, broken rules,
 * cost. Steps are `place` and `remove`; both are O(duration × resources + components).
 *
 * `hard` = `overlaps` + `disorders` + `unplaced`. A search may let events overlap for a while (then `overlaps` counts
 * the surplus holders over all resources and periods) or may never do so by asking `clashes` first.
 */
export class SearchState implements Places {
  readonly starts: Int32Array;
  readonly alternatives: Int32Array;
  unplaced: number;
  overlaps = 0;
  disorders = 0;
  /** Weighted sum of the components. */
  cost = 0;
  readonly counts: Float64Array;

  private readonly holders: Int32Array;
  /** Sum of (event + 1) over the holders: with one holder it tells which. */
  private readonly holderSums: Int32Array;
  private readonly before: readonly number[][];
  private readonly after: readonly number[][];

  constructor(
    readonly model: CoreModel,
    readonly components: readonly Component[],
  ) {
    const size = model.events.length;
    this.starts = new Int32Array(size).fill(UNPLACED);
    this.alternatives = new Int32Array(size).fill(UNPLACED);
    this.unplaced = size;
    this.counts = Float64Array.from(components, (component) => component.recount(this));
    this.cost = components.reduce((sum, { weight }, index) => sum + weight * this.counts[index]!, 0);
    this.holders = Int32Array.from(model.blocked);
    this.holderSums = new Int32Array(this.holders.length);
    this.before = model.events.map(() => []);
    this.after = model.events.map(() => []);
    for (const [first, second] of model.precedence) {
      this.before[second]!.push(first);
      this.after[first]!.push(second);
    }
  }

  get hard(): number {
    return this.overlaps + this.disorders + this.unplaced;
  }

  isPlaced(event: number): boolean {
    return this.starts[event] !== UNPLACED;
  }

  /** The event that alone holds a resource in a period; `UNPLACED` when nobody, several or no event (blocked) does. */
  holderOf(resource: number, period: number): number {
    const cell = resource * this.model.periods.count + period;
    return this.holders[cell] === 1 ? this.holderSums[cell]! - 1 : UNPLACED;
  }

  /** Resource periods already held (or blocked) that an event without a place would want there; 0: it fits. */
  clashes(event: number, start: number, alternative: number): number {
    const { duration, needs, alternatives } = this.model.events[event]!;
    return this.heldOf(needs, start, duration) + this.heldOf(alternatives[alternative]!, start, duration);
  }

  /** Gives an event without a place one. */
  place(event: number, start: number, alternative: number): void {
    const { duration, needs, alternatives } = this.model.events[event]!;
    this.starts[event] = start;
    this.alternatives[event] = alternative;
    this.unplaced--;
    this.hold(needs, event, start, duration);
    this.hold(alternatives[alternative]!, event, start, duration);
    this.disorders += this.disordersOf(event);
    for (let index = 0; index < this.components.length; index++) {
      const component = this.components[index]!;
      if (component.weight !== 0) this.count(index, component.weight, component.place(event, start, alternative));
    }
  }

  /** Takes the place of an event that has one. */
  remove(event: number): void {
    const { duration, needs, alternatives } = this.model.events[event]!;
    const start = this.starts[event]!;
    const alternative = this.alternatives[event]!;
    for (let index = 0; index < this.components.length; index++) {
      const component = this.components[index]!;
      if (component.weight !== 0) this.count(index, component.weight, component.remove(event, start, alternative));
    }
    this.disorders -= this.disordersOf(event);
    this.release(needs, event, start, duration);
    this.release(alternatives[alternative]!, event, start, duration);
    this.unplaced++;
    this.starts[event] = UNPLACED;
    this.alternatives[event] = UNPLACED;
  }

  /** Changes as few places as needed to get to the given ones. */
  moveTo(places: Places): void {
    for (let event = 0; event < this.starts.length; event++) {
      if (this.isPlaced(event) && !this.isAt(event, places)) this.remove(event);
    }
    for (let event = 0; event < this.starts.length; event++) {
      if (places.starts[event] !== UNPLACED && !this.isPlaced(event)) {
        this.place(event, places.starts[event]!, places.alternatives[event]!);
      }
    }
  }

  private isAt(event: number, places: Places): boolean {
    return places.starts[event] === this.starts[event] && places.alternatives[event] === this.alternatives[event];
  }

  private count(index: number, weight: number, change: number): void {
    this.counts[index]! += change;
    this.cost += weight * change;
  }

  private heldOf(resources: Int32Array, start: number, duration: number): number {
    let held = 0;
    for (const resource of resources) {
      const cell = resource * this.model.periods.count + start;
      for (let offset = 0; offset < duration; offset++) if (this.holders[cell + offset]! > 0) held++;
    }
    return held;
  }

  private hold(resources: Int32Array, event: number, start: number, duration: number): void {
    for (const resource of resources) {
      const cell = resource * this.model.periods.count + start;
      for (let offset = cell; offset < cell + duration; offset++) {
        if (this.holders[offset]!++ > 0) this.overlaps++;
        this.holderSums[offset]! += event + 1;
      }
    }
  }

  private release(resources: Int32Array, event: number, start: number, duration: number): void {
    for (const resource of resources) {
      const cell = resource * this.model.periods.count + start;
      for (let offset = cell; offset < cell + duration; offset++) {
        if (--this.holders[offset]! > 0) this.overlaps--;
        this.holderSums[offset]! -= event + 1;
      }
    }
  }

  private disordersOf(event: number): number {
    const start = this.starts[event]!;
    const end = start + this.model.events[event]!.duration;
    let broken = 0;
    for (const earlier of this.before[event]!) {
      if (this.isPlaced(earlier) && this.starts[earlier]! + this.model.events[earlier]!.duration > start) broken++;
    }
    for (const later of this.after[event]!) if (this.isPlaced(later) && this.starts[later]! < end) broken++;
    return broken;
  }
}
