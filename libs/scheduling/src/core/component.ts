/**
 * A term of the cost: one kind of wish, counted in its own unit. A component keeps what it needs to tell the change of
 * its count in O(what is affected) as single events leave and take places; a compound move is a row of such steps, and
 * an undone move is the reverse row. Both methods are called once per step and must leave the component as if it had
 * been computed anew: `count` equals `recount()` after any row of steps (a property test holds every component to it).
 */
export interface Component {
  /** Name of the wish in reports. */
  readonly key: string;
  /** What one unit costs; 0 turns the wish off, and then the state does not call the component. */
  readonly weight: number;
  /** The event takes a place: returns the change of the count. */
  place(event: number, start: number, alternative: number): number;
  /** The event leaves the place it has: returns the change of the count. */
  remove(event: number, start: number, alternative: number): number;
  /** The count computed from nothing but the given places, for tests and for the start. */
  recount(places: Places): number;
}

/** Where the events are; `UNPLACED` for both when an event has no place. */
export interface Places {
  readonly starts: Int32Array;
  readonly alternatives: Int32Array;
}
