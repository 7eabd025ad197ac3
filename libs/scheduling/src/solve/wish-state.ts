import { fairShares } from '../planner/fair-share.rules.js';
import { instantOn, MAX_CLASS_HOURS_PER_DAY } from '../planner/class-day.rules.js';
import { LATE_NOTICE, MOST_THEORY_HOURS } from '../planner/timetable-cost.rules.js';
import type { TimetableWeights, TimetableWish } from '../planner/timetable-weights.js';
import { STANDARD_WEIGHTS } from '../planner/timetable-weights.js';
import { gapsOf, isIn, wishPoints } from '../planner/wish-points.rules.js';
import { FIRST_EVENING_CELL, IDLE_CELLS, OFF_GRID, SLOT_OF_CELL } from './class-day-grid.js';
import { PersonWishes } from './person-wishes.js';
import type { RuleState } from './rule-state.js';
import { VariedGroups } from './varied-groups.js';

export const WISHES = Object.keys(STANDARD_WEIGHTS) as TimetableWish[];
const number = Object.fromEntries(WISHES.map((key, i) => [key, i])) as Record<TimetableWish, number>;

/**
 * Counts of all wishes, kept up to date as lessons take and leave places; `costOf` is what it must agree with.
 * `take` is called when the lesson has its place in the rule state, `leave` while it still has it.
 */
export class WishState {
  readonly counts = new Int32Array(WISHES.length);
  cost = 0;
  private readonly weights: Float64Array;
  /** Lessons per instructor and day. */
  private readonly taught: Uint8Array;
  /** Cells that the lessons on the grid take of each cohort and day. */
  readonly cells: Uint16Array;
  private readonly hoursOn: Uint8Array;
  private readonly lessonsOn: Uint8Array;
  private readonly practiceOn: Uint8Array;
  private readonly cohortDays: Int32Array;
  private readonly cohortHours: Int32Array;
  private readonly loads: Int32Array;
  private readonly shares: Int32Array;
  private readonly isVisiting: Uint8Array;
  private readonly hours: Uint8Array;
  private readonly isTheory: Uint8Array;
  private readonly eveningCount: Int8Array;
  private readonly daytimeCount: Int8Array;
  readonly rooms: VariedGroups;
  readonly instructors: VariedGroups;
  private readonly persons: PersonWishes;
  private readonly lateUntil: number;

  constructor(
    private readonly rules: RuleState,
    weights: TimetableWeights,
  ) {
    const { compiled } = rules;
    const { problem, dayCount, cohortCount, instructorCount } = compiled;
    this.weights = Float64Array.from(WISHES, (key) => weights[key]);
    this.taught = new Uint8Array(instructorCount * dayCount);
    this.cells = new Uint16Array(cohortCount * dayCount);
    this.hoursOn = new Uint8Array(cohortCount * dayCount);
    this.lessonsOn = new Uint8Array(cohortCount * dayCount);
    this.practiceOn = new Uint8Array(cohortCount * dayCount);
    this.cohortDays = new Int32Array(cohortCount);
    this.cohortHours = new Int32Array(cohortCount);
    this.loads = new Int32Array(instructorCount);
    this.shares = Int32Array.from(fairShares(problem));
    this.isVisiting = Uint8Array.from(problem.instructors, ({ isVisiting }) => (isVisiting ? 1 : 0));
    this.hours = Uint8Array.from(problem.lessons, ({ classHours }) => classHours);
    this.isTheory = Uint8Array.from(problem.lessons, ({ mode }) => (mode === 'THEORY' ? 1 : 0));
    const prefers = compiled.choices.cohorts.map((cohorts) =>
      cohorts.reduce((sum, c) => sum + (problem.cohorts[c]!.prefersEvening ? 1 : 0), 0),
    );
    this.eveningCount = Int8Array.from(compiled.choices.cohorts, (cohorts, l) => {
      return cohorts.length - prefers[l]!;
    });
    this.daytimeCount = Int8Array.from(problem.lessons, ({ mayBeEvening }, l) => (mayBeEvening ? prefers[l]! : 0));
    this.rooms = new VariedGroups(compiled, ({ needs }) => needs, compiled.roomCount);
    this.instructors = new VariedGroups(compiled, ({ unitId }) => unitId, instructorCount);
    this.persons = new PersonWishes(compiled);
    this.lateUntil = compiled.minutesUntil(problem.notBefore + LATE_NOTICE);
  }

  take(lesson: number): void {
    this.change(lesson, 1);
  }

  leave(lesson: number): void {
    this.change(lesson, -1);
  }

  /** What time of day and wishes cost a lesson at a place on the grid, whatever else is there. */
  priceAlone(lesson: number, day: number, cell: number, instructor: number): number {
    const wrong = cell >= FIRST_EVENING_CELL ? this.eveningCount[lesson]! : this.daytimeCount[lesson]!;
    const points = this.persons.points(lesson, day, SLOT_OF_CELL[cell]!, instructor);
    return wrong * this.weights[number.evenings]! + points * this.weights[number.wishes]!;
  }

  private add(wish: number, change: number): void {
    this.counts[wish]! += change;
    this.cost += this.weights[wish]! * change;
  }

  private change(lesson: number, sign: 1 | -1): void {
    const { rules } = this;
    const { compiled } = rules;
    const [day, cell, instructor, room] = [
      rules.day[lesson]!,
      rules.cell[lesson]!,
      rules.instructor[lesson]!,
      rules.room[lesson]!,
    ];
    const at = instructor * compiled.dayCount + day;
    const before = this.taught[at]!;
    this.taught[at] = before + sign;
    if (this.isVisiting[instructor] && before + (sign - 1) / 2 === 0) this.add(number.visitingDays, sign);
    if (room >= 0 && this.isOnlyTrip(lesson, instructor, day)) this.add(number.trips, sign);
    const load = this.loads[instructor]!;
    const share = this.shares[instructor]!;
    const hours = this.hours[lesson]!;
    this.loads[instructor] = load + sign * hours;
    const uneven = Math.max(0, load + sign * hours - share) - Math.max(0, load - share);
    if (uneven !== 0) this.add(number.unevenLoad, uneven);
    const isEvening = cell === OFF_GRID ? this.isEveningOff(lesson) : cell >= FIRST_EVENING_CELL;
    const wrong = isEvening ? this.eveningCount[lesson]! : this.daytimeCount[lesson]!;
    if (wrong !== 0) this.add(number.evenings, sign * wrong);
    this.changeMoves(lesson, sign, day, cell, instructor, room);
    const points = this.pointsAt(lesson, day, cell, instructor);
    if (points !== 0) this.add(number.wishes, sign * points);
    const cohorts = compiled.choices.cohorts[lesson]!;
    for (let k = 0; k < cohorts.length; k++) this.changeDay(lesson, sign, cohorts[k]!, day, hours);
    if (room >= 0) this.add(number.roomChanges, this.rooms.change(lesson, room, sign));
    this.add(number.instructorChanges, this.instructors.change(lesson, instructor, sign));
  }

  private changeMoves(lesson: number, sign: number, day: number, cell: number, instructor: number, room: number): void {
    const { compiled } = this.rules;
    const { expectedAt } = compiled.problem.lessons[lesson]!;
    if (!expectedAt) return;
    const expected = compiled.expected[lesson];
    const isSameTime = expected?.day === day && expected.cell === cell;
    if (!isSameTime || expected.instructor !== instructor || expected.room !== room) this.add(number.moves, sign);
    if (isSameTime) return;
    const start = Math.min(compiled.minutesOf(expectedAt.startsAt), this.rules.from[lesson]!);
    if (start < this.lateUntil) this.add(number.lateNotice, sign);
  }

  private changeDay(lesson: number, sign: 1 | -1, cohort: number, day: number, hours: number): void {
    const { rules } = this;
    const at = cohort * rules.compiled.dayCount + day;
    const isOdd = rules.offGrid[at]! > 0;
    const bits = rules.cell[lesson] === OFF_GRID ? 0 : rules.bitsAt(lesson);
    const cells = this.cells[at]!;
    const after = sign > 0 ? cells | bits : cells & ~bits;
    this.cells[at] = after;
    const gaps = isOdd
      ? sign * (this.gapsOn(at, -1) - this.gapsOn(at, lesson))
      : IDLE_CELLS[after]! - IDLE_CELLS[cells]!;
    if (gaps !== 0) this.add(number.cohortGaps, gaps);
    const theoryBefore = this.isTheoryDay(at);
    this.hoursOn[at]! += sign * hours;
    this.lessonsOn[at]! += sign;
    if (!this.isTheory[lesson]) this.practiceOn[at]! += sign;
    const theory = this.isTheoryDay(at) - theoryBefore;
    if (theory !== 0) this.add(number.theoryDays, theory);
    const beyond = this.beyond(cohort);
    this.cohortHours[cohort]! += sign * hours;
    if (this.lessonsOn[at] === (sign > 0 ? 1 : 0)) this.cohortDays[cohort]! += sign;
    const change = this.beyond(cohort) - beyond;
    if (change !== 0) this.add(number.cohortDays, change);
  }

  private isTheoryDay(at: number): number {
    return this.practiceOn[at] === 0 && this.hoursOn[at]! > MOST_THEORY_HOURS ? 1 : 0;
  }

  private beyond(cohort: number): number {
    return Math.max(0, this.cohortDays[cohort]! - Math.ceil(this.cohortHours[cohort]! / MAX_CLASS_HOURS_PER_DAY));
  }

  /** Whether no other lesson takes the instructor to that place on that day, and it is not home. */
  private isOnlyTrip(lesson: number, instructor: number, day: number): boolean {
    const { rules } = this;
    const { cohortCount, dayCount, homePlaces, lessonCount } = rules.compiled;
    const place = rules.place[lesson]!;
    if (homePlaces[instructor] === place) return false;
    for (let node = rules.head[(cohortCount + instructor) * dayCount + day]!; node >= 0; node = rules.next[node]!) {
      const other = rules.entry[node]!;
      if (other !== lesson && other < lessonCount && rules.place[other] === place) return false;
    }
    return true;
  }

  private isEveningOff(lesson: number): boolean {
    const at = this.rules.compiled.offGridPlacements[lesson]!;
    return isIn('EVENING', at.startsAt, at.endsAt);
  }

  private pointsAt(lesson: number, day: number, cell: number, instructor: number): number {
    const { compiled } = this.rules;
    if (cell !== OFF_GRID) return this.persons.points(lesson, day, SLOT_OF_CELL[cell]!, instructor);
    const { startsAt, endsAt } = compiled.offGridPlacements[lesson]!;
    const { instructors, cohorts } = compiled.problem;
    let points = wishPoints(instructors[instructor]!.wishes, startsAt, endsAt);
    for (const cohort of compiled.choices.cohorts[lesson]!)
      points += wishPoints(cohorts[cohort]!.wishes, startsAt, endsAt);
    return points;
  }

  /** Gaps of a cohort's day by minutes, without one of its lessons. */
  private gapsOn(at: number, without: number): number {
    const { rules } = this;
    const { lessonCount, firstDay } = rules.compiled;
    const times: { startsAt: number; endsAt: number }[] = [];
    const instant = (minutes: number): number => instantOn(firstDay, minutes);
    for (let node = rules.head[at]!; node >= 0; node = rules.next[node]!) {
      const lesson = rules.entry[node]!;
      if (lesson < lessonCount && lesson !== without)
        times.push({ startsAt: instant(rules.from[lesson]!), endsAt: instant(rules.until[lesson]!) });
    }
    return gapsOf(times);
  }
}
