import type { Placement } from '../planner/timetable-problem.js';
import type { TimetableWeights } from '../planner/timetable-weights.js';
import type { CompiledProblem, NumberedPlace } from './compiled-problem.js';
import { NOWHERE, RuleState } from './rule-state.js';
import { WishState } from './wish-state.js';

/**
 * A timetable that is changed in tries: after `begin`, lessons are lifted and put; `rollback` takes all of it back. What
 * is put through `tryPut` breaks no rule.
 */
export class TimetableState {
  readonly rules: RuleState;
  readonly wishes: WishState;
  /** Lessons that could be placed and are not, the first `unplaced` of the list. */
  readonly missing: Int32Array;
  unplaced = 0;
  private readonly missingAt: Int32Array;
  readonly isLocked: Uint8Array;
  /** Lessons touched since `begin`, each once. */
  readonly touched: Int32Array;
  touchedCount = 0;
  private readonly stamps: Int32Array;
  private stamp = 0;
  private readonly old: Int32Array;

  constructor(
    readonly compiled: CompiledProblem,
    weights: TimetableWeights,
  ) {
    const { lessonCount, choices, locked, problem } = compiled;
    this.rules = new RuleState(compiled);
    this.wishes = new WishState(this.rules, weights);
    this.missing = new Int32Array(lessonCount);
    this.missingAt = new Int32Array(lessonCount);
    this.touched = new Int32Array(lessonCount);
    this.stamps = new Int32Array(lessonCount).fill(-1);
    this.old = new Int32Array(lessonCount * 4);
    this.isLocked = Uint8Array.from(problem.lessons, ({ lockedAt }) => (lockedAt ? 1 : 0));
    for (let l = 0; l < lessonCount; l++) {
      const place = locked[l];
      if (place) this.force(l, place);
      else if (!choices.isImpossible[l] && !this.isLocked[l]) this.miss(l);
    }
    // A lock that cannot be told in numbers has no place and binds nobody.
    const isSettled = this.isLocked.map((isLocked, l) => (isLocked && this.isPlaced(l) ? 1 : 0));
    this.rules.sequence.settle(isSettled, this.rules);
  }

  get cost(): number {
    return this.wishes.cost;
  }

  isPlaced(lesson: number): boolean {
    return this.rules.day[lesson] !== NOWHERE;
  }

  /** Whether the search may touch it. */
  isFree(lesson: number): boolean {
    return this.isLocked[lesson] === 0;
  }

  begin(): void {
    this.stamp++;
    this.touchedCount = 0;
  }

  lift(lesson: number): void {
    this.remember(lesson);
    if (!this.isPlaced(lesson)) return;
    this.wishes.leave(lesson);
    this.rules.lift(lesson);
    this.miss(lesson);
  }

  /** Puts a lesson there, from wherever it is, if no rule is broken by that. */
  tryPut(lesson: number, day: number, cell: number, instructor: number, room: number): boolean {
    if (!this.rules.fits(lesson, day, cell, instructor, room)) return false;
    this.lift(lesson);
    this.put(lesson, day, cell, instructor, room);
    return true;
  }

  rollback(): void {
    const { rules, wishes, touched, old } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const lesson = touched[i]!;
      if (!this.isPlaced(lesson)) continue;
      wishes.leave(lesson);
      rules.lift(lesson);
      this.miss(lesson);
    }
    for (let i = 0; i < this.touchedCount; i++) {
      const day = old[4 * i]!;
      if (day !== NOWHERE) this.put(touched[i]!, day, old[4 * i + 1]!, old[4 * i + 2]!, old[4 * i + 3]!);
    }
    this.touchedCount = 0;
  }

  placeOf(lesson: number): NumberedPlace | null {
    const { day, cell, instructor, room } = this.rules;
    if (day[lesson] === NOWHERE) return null;
    return { day: day[lesson]!, cell: cell[lesson]!, instructor: instructor[lesson]!, room: room[lesson]! };
  }

  placementOf(lesson: number): Placement | null {
    const place = this.placeOf(lesson);
    return place && this.compiled.placementOf(lesson, place);
  }

  private put(lesson: number, day: number, cell: number, instructor: number, room: number): void {
    this.rules.put(lesson, day, cell, instructor, room);
    this.wishes.take(lesson);
    const at = this.missingAt[lesson]!;
    const last = this.missing[--this.unplaced]!;
    this.missing[at] = last;
    this.missingAt[last] = at;
  }

  private miss(lesson: number): void {
    this.missingAt[lesson] = this.unplaced;
    this.missing[this.unplaced++] = lesson;
  }

  /** A locked lesson stays where a person put it, whatever that breaks; the search plans around it. */
  private force(lesson: number, { day, cell, instructor, room }: NumberedPlace): void {
    this.rules.put(lesson, day, cell, instructor, room);
    this.wishes.take(lesson);
  }

  private remember(lesson: number): void {
    if (this.stamps[lesson] === this.stamp) return;
    this.stamps[lesson] = this.stamp;
    const i = this.touchedCount++;
    const { day, cell, instructor, room } = this.rules;
    this.touched[i] = lesson;
    this.old[4 * i] = day[lesson]!;
    this.old[4 * i + 1] = cell[lesson]!;
    this.old[4 * i + 2] = instructor[lesson]!;
    this.old[4 * i + 3] = room[lesson]!;
  }
}
