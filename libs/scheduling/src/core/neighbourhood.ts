import type { Random } from './random.js';
import type { SearchState } from './search-state.js';

/** A row of steps that belongs together: filled by a neighbourhood, carried out and undone by the search. */
export class Move {
  length = 0;
  readonly events: number[] = [];
  readonly starts: number[] = [];
  readonly alternatives: number[] = [];

  clear(): void {
    this.length = 0;
  }

  /** The event goes to that place (from wherever it is), or loses its place when `start` is `UNPLACED`. */
  add(event: number, start: number, alternative: number): void {
    this.events[this.length] = event;
    this.starts[this.length] = start;
    this.alternatives[this.length] = alternative;
    this.length++;
  }
}

/** A way to change a timetable a little. */
export interface Neighbourhood {
  readonly key: string;
  /** How often it is asked, relative to the others. */
  readonly share: number;
  /** Writes a proposal into the cleared move, each event at most once; false when it found none. */
  propose(state: SearchState, random: Random, move: Move): boolean;
}
