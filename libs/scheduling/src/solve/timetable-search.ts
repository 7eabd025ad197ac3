import type { AnnealedSearch, Random } from '../core/index.js';
import { isBetter } from '../core/index.js';
import { shiftDays, shiftLessons } from './chain-moves.js';
import { changeRoom, changeUnitInstructor, handOverDay } from './group-moves.js';
import { insertLesson } from './insert-moves.js';
import { NOWHERE } from './rule-state.js';
import { changeStaff, moveHome, moveTime, swapTimes, type TimetableMove } from './single-moves.js';
import { Staffing } from './staffing.js';
import type { TimetableState } from './timetable-state.js';

/** A copy of a timetable that can be sent to another thread. */
export interface TimetableSnapshot {
  /** Of each lesson; −1 without a place. */
  day: Int16Array;
  cell: Int8Array;
  instructor: Int16Array;
  room: Int16Array;
}

/** How often each move is tried, relative to the others. */
export const MOVE_SHARES: readonly (readonly [TimetableMove, number])[] = [
  [moveTime, 40],
  [changeStaff, 16],
  [shiftLessons, 8],
  [swapTimes, 3],
  [changeUnitInstructor, 12],
  [handOverDay, 9],
  [changeRoom, 8],
  [shiftDays, 4],
];
/** While lessons are without a place, this share of the tries is for them. */
const INSERT_SHARE = 0.3;
/** In a repair, this share of the tries starts from lessons that are not where people expect them; some lead home. */
const AWAY_SHARE = 0.7;
const HOME_SHARE = 0.2;
/** Lessons looked at to find one that is away. */
const AWAY_TRIES = 16;

/** Annealed search that breaks no rule: lessons are placed soundly or not at all (`hard` counts those without a place). */
export class TimetableSearch implements AnnealedSearch<TimetableSnapshot> {
  bestHard: number;
  bestCost: number;
  private readonly staffing: Staffing;
  private readonly best: TimetableSnapshot;
  /** Lessons changed since the best was kept. */
  private readonly changed: Int32Array;
  private readonly isChanged: Uint8Array;
  private changedCount = 0;
  private readonly free: Int32Array;
  private readonly expected: Int32Array;
  private readonly moves: readonly TimetableMove[];
  private readonly shares: Float64Array;

  constructor(
    readonly state: TimetableState,
    private readonly random: Random,
  ) {
    const { lessonCount, choices, expected } = state.compiled;
    const lessons = Array.from({ length: lessonCount }, (_, l) => l);
    this.staffing = new Staffing(state, random);
    this.free = Int32Array.from(lessons.filter((l) => state.isFree(l) && !choices.isImpossible[l]));
    this.expected = this.free.filter((l) => expected[l] !== null);
    this.changed = new Int32Array(lessonCount);
    this.isChanged = new Uint8Array(lessonCount);
    const { day, cell, instructor, room } = state.rules;
    this.best = { day: day.slice(), cell: cell.slice(), instructor: instructor.slice(), room: room.slice() };
    this.bestHard = state.unplaced;
    this.bestCost = state.cost;
    this.moves = MOVE_SHARES.map(([move]) => move);
    let sum = 0;
    this.shares = Float64Array.from(MOVE_SHARES, ([, share]) => (sum += share));
  }

  get hard(): number {
    return this.state.unplaced;
  }

  get cost(): number {
    return this.state.cost;
  }

  sweep(proposals: number, temperature: number, hardWeight: number): number {
    const { state, random } = this;
    if (this.free.length === 0) return 0;
    let accepted = 0;
    for (let proposal = 0; proposal < proposals; proposal++) {
      const [hard, cost] = [state.unplaced, state.cost];
      state.begin();
      // 1 − u is never 0, so the limit is finite.
      const limit = -temperature * Math.log(1 - random.unit());
      const isDone = this.propose() && state.touchedCount > 0;
      if (!isDone || state.cost - cost + hardWeight * (state.unplaced - hard) > limit) {
        state.rollback();
        continue;
      }
      accepted++;
      this.noteChanges();
      if (isBetter(state.unplaced, state.cost, this.bestHard, this.bestCost)) this.keepBest();
    }
    return accepted;
  }

  takeBest(): TimetableSnapshot {
    const { day, cell, instructor, room } = this.best;
    return { day: day.slice(), cell: cell.slice(), instructor: instructor.slice(), room: room.slice() };
  }

  returnToBest(): void {
    const { state, best } = this;
    const lessons = this.changed.slice(0, this.changedCount);
    state.begin();
    for (const lesson of lessons) state.lift(lesson);
    for (const l of lessons) {
      if (best.day[l] !== NOWHERE) state.tryPut(l, best.day[l]!, best.cell[l]!, best.instructor[l]!, best.room[l]!);
    }
    this.noteChanges();
    if (state.unplaced === this.bestHard) this.keepBest();
  }

  private propose(): boolean {
    const { state, random, staffing } = this;
    if (state.unplaced > 0 && random.unit() < INSERT_SHARE)
      return insertLesson(staffing, state.missing[random.below(state.unplaced)]!);
    const isForAway = this.expected.length > 0 && random.unit() < AWAY_SHARE;
    const lesson = isForAway ? this.someAway() : this.free[random.below(this.free.length)]!;
    if (isForAway && random.unit() < HOME_SHARE) return moveHome(staffing, lesson);
    const point = random.unit() * this.shares[this.shares.length - 1]!;
    let move = 0;
    while (this.shares[move]! <= point) move++;
    return this.moves[move]!(staffing, lesson);
  }

  /** A lesson that is not where people expect it, if one is found soon. */
  private someAway(): number {
    const { state, random, expected } = this;
    const { rules, compiled } = state;
    let lesson = 0;
    for (let tries = 0; tries < AWAY_TRIES; tries++) {
      lesson = expected[random.below(expected.length)]!;
      const home = compiled.expected[lesson]!;
      const isHome =
        rules.day[lesson] === home.day &&
        rules.cell[lesson] === home.cell &&
        rules.instructor[lesson] === home.instructor &&
        rules.room[lesson] === home.room;
      if (!isHome) break;
    }
    return lesson;
  }

  private noteChanges(): void {
    const { touched, touchedCount } = this.state;
    for (let i = 0; i < touchedCount; i++) {
      const lesson = touched[i]!;
      if (this.isChanged[lesson]) continue;
      this.isChanged[lesson] = 1;
      this.changed[this.changedCount++] = lesson;
    }
  }

  private keepBest(): void {
    const { rules } = this.state;
    for (let i = 0; i < this.changedCount; i++) {
      const lesson = this.changed[i]!;
      this.isChanged[lesson] = 0;
      this.best.day[lesson] = rules.day[lesson]!;
      this.best.cell[lesson] = rules.cell[lesson]!;
      this.best.instructor[lesson] = rules.instructor[lesson]!;
      this.best.room[lesson] = rules.room[lesson]!;
    }
    this.changedCount = 0;
    this.bestHard = this.state.unplaced;
    this.bestCost = this.state.cost;
  }
}
