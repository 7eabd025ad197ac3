import type { PlannedLesson } from '../planner/timetable-problem.js';
import type { CompiledProblem } from './compiled-problem.js';

/** Counts, per cohort and kind of lesson, how many different values (rooms, instructors) it has beyond the first. */
export class VariedGroups {
  /** Groups of each lesson, one for each of its cohorts; none when its kind does not count. */
  readonly ofLesson: readonly Int32Array[];
  /** Lessons of each group. */
  readonly lessons: readonly number[][];
  private readonly uses: Uint16Array;
  private readonly distinct: Uint16Array;

  constructor(
    compiled: CompiledProblem,
    kindOf: (lesson: PlannedLesson) => string | null,
    private readonly valueCount: number,
  ) {
    const numbers = new Map<string, number>();
    const lessons: number[][] = [];
    this.ofLesson = compiled.problem.lessons.map((lesson, l) => {
      const kind = kindOf(lesson);
      if (kind === null) return new Int32Array();
      return compiled.choices.cohorts[l]!.map((cohort) => {
        const key = JSON.stringify([cohort, kind]);
        const group = numbers.get(key) ?? numbers.size;
        numbers.set(key, group);
        (lessons[group] ??= []).push(l);
        return group;
      });
    });
    this.lessons = lessons;
    this.uses = new Uint16Array(numbers.size * valueCount);
    this.distinct = new Uint16Array(numbers.size);
  }

  /** The lesson takes (1) or leaves (−1) a value: change of the count. */
  change(lesson: number, value: number, sign: 1 | -1): number {
    const groups = this.ofLesson[lesson]!;
    let change = 0;
    for (let k = 0; k < groups.length; k++) {
      const group = groups[k]!;
      const at = group * this.valueCount + value;
      const uses = (this.uses[at]! += sign);
      if (uses !== (sign > 0 ? 1 : 0)) continue;
      const distinct = (this.distinct[group]! += sign);
      if (distinct > (sign > 0 ? 1 : 0)) change += sign;
    }
    return change;
  }
}
