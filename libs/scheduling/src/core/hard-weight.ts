/** Bounds of the weight of a broken rule, in units of cost. */
export interface HardWeightRange {
  start: number;
  least: number;
  most: number;
  /** Relative fall per look, such as 0.02. */
  pace: number;
  /** Share of looks that should find the search feasible, in (0, 1); left out: half of them. */
  feasible?: number;
}

/**
 * Weight of broken hard rules that finds its own size: it rises while the search is infeasible and falls while it is
 * feasible, so that the search walks along the border between the two, where good timetables are.
 */
export class HardWeight {
  value: number;

  constructor(private readonly range: HardWeightRange) {
    this.value = range.start;
  }

  adapt(isFeasible: boolean): void {
    const { least, most, pace, feasible = 0.5 } = this.range;
    const rise = 1 + (pace * feasible) / (1 - feasible);
    const next = isFeasible ? this.value / (1 + pace) : this.value * rise;
    this.value = Math.min(most, Math.max(least, next));
  }
}
