import type { SolveOptions } from '#scheduling';

/** Options of the command line that win over the file's. */
export type SearchOptions = Pick<SolveOptions, 'seconds' | 'seed' | 'threads' | 'iterations'>;

export interface SearchListener {
  signal: AbortSignal;
  /** `hard`: broken rules, or lessons without a place, of the best so far. */
  onProgress: (progress: { seconds: number; iterations: number; hard: number; cost: number }) => void;
}

/** A wish and what it costs; `count` × `weight`. */
export interface Part {
  key: string;
  count: number;
  weight: number;
  cost: number;
}

/** How good a timetable is. */
export interface Figures {
  /** Broken hard rules and lessons without a place; 0: it can be held. */
  hard: number;
  cost: number;
  parts: readonly Part[];
}

export interface Solved extends Figures {
  iterations: number;
  seconds: number;
  /** No timetable can cost less; null: unknown. */
  lowerBound: number | null;
  /** The solution as its file holds it. */
  text: string;
  /** The same as part of a JSON document. */
  solution: Record<string, unknown>;
  /** Lines for people: lessons without a place and why. */
  remarks: readonly string[];
}

export interface Violation {
  code: string;
  /** The rule and where it is broken. */
  text: string;
}

export interface Checked extends Figures {
  violations: readonly Violation[];
}

/** A problem that has been read, ours or a published one. */
export interface TimetableTask {
  /** One line: what it is and how big. */
  title: string;
  solve(options: SearchOptions, listener: SearchListener): Promise<Solved>;
  /** Judges the text of a solution file; throws what says why it is none. */
  check(text: string): Checked;
}
