import type { Random } from '../core/index.js';
import { DAY_MINUTES } from './class-day-grid.js';
import { NOWHERE } from './rule-state.js';
import type { TimetableState } from './timetable-state.js';

/** How many other rooms and people are tried before a time is given up; more is slower and seldom helps. */
const ROOM_TRIES = 4;
const INSTRUCTOR_TRIES = 4;
const PAIR_TRIES = 2;
/** How far around a lesson others of its unit or kind of place are looked for. */
const NEAR = 4;

/** Finds people and rooms for a lesson at a time: those it has, then those of its neighbours, then others. */
export class Staffing {
  constructor(
    readonly state: TimetableState,
    readonly random: Random,
  ) {}

  /** First day on which the lesson could be without changing the order; it may lie after the last one. */
  firstDay(lesson: number): number {
    const { rules, compiled } = this.state;
    const earliest = rules.sequence.earliest(lesson, rules);
    return Math.max(compiled.firstDays[lesson]!, Math.floor(earliest / DAY_MINUTES));
  }

  lastDay(lesson: number): number {
    const { rules, compiled } = this.state;
    const latest = rules.sequence.latest(lesson, rules);
    return Math.min(compiled.lastDays[lesson]!, Math.floor(latest / DAY_MINUTES));
  }

  /** Puts a lesson at a time with whoever can; the wished ones first, if they can hold it at all. */
  putSomehow(lesson: number, day: number, cell: number, wishedInstructor: number, wishedRoom: number): boolean {
    const { state, random } = this;
    const { instructors, rooms, mayTeach, mayHold } = state.compiled.choices;
    const [people, places] = [instructors[lesson]!, rooms[lesson]!];
    if (people.length === 0 || places.length === 0) return false;
    const instructor = mayTeach[lesson]![wishedInstructor] ? wishedInstructor : people[random.below(people.length)]!;
    const room = mayHold[lesson]![wishedRoom + 1] ? wishedRoom : places[random.below(places.length)]!;
    if (state.tryPut(lesson, day, cell, instructor, room)) return true;
    let at = random.below(places.length);
    for (let k = Math.min(places.length, ROOM_TRIES); k > 0; k--) {
      const other = places[at]!;
      if (other !== room && state.tryPut(lesson, day, cell, instructor, other)) return true;
      at = at + 1 === places.length ? 0 : at + 1;
    }
    at = random.below(people.length);
    for (let k = Math.min(people.length, INSTRUCTOR_TRIES); k > 0; k--) {
      const other = people[at]!;
      if (other !== instructor && state.tryPut(lesson, day, cell, other, room)) return true;
      at = at + 1 === people.length ? 0 : at + 1;
    }
    if (people.length === 1 || places.length === 1) return false;
    for (let k = 0; k < PAIR_TRIES; k++) {
      const [other, place] = [people[random.below(people.length)]!, places[random.below(places.length)]!];
      if (state.tryPut(lesson, day, cell, other, place)) return true;
    }
    return false;
  }

  /** Who teaches it now, or somebody who teaches its unit to the cohort nearby, or anybody who can. */
  instructorFor(lesson: number): number {
    const { state, random } = this;
    const { rules, compiled } = state;
    if (rules.instructor[lesson] !== NOWHERE) return rules.instructor[lesson]!;
    const { lessons } = compiled.problem;
    const near = this.nearby(lesson, (other) => lessons[other]!.unitId === lessons[lesson]!.unitId);
    const people = compiled.choices.instructors[lesson]!;
    const known = near === NOWHERE ? NOWHERE : rules.instructor[near]!;
    // A person may have locked it with somebody who would not be chosen.
    return compiled.choices.mayTeach[lesson]![known] ? known : people[random.below(people.length)]!;
  }

  /** The same for its room. */
  roomFor(lesson: number): number {
    const { state, random } = this;
    const { rules, compiled } = state;
    if (rules.day[lesson] !== NOWHERE) return rules.room[lesson]!;
    const places = compiled.choices.rooms[lesson]!;
    const near = this.nearby(lesson, (other) => compiled.choices.rooms[other] === places);
    const isKnown = near !== NOWHERE && compiled.choices.mayHold[lesson]![rules.room[near]! + 1] === 1;
    return isKnown ? rules.room[near]! : places[random.below(places.length)]!;
  }

  private nearby(lesson: number, isLike: (other: number) => boolean): number {
    const { rules } = this.state;
    const { sequence, day } = rules;
    const rank = sequence.rank[lesson]!;
    for (let step = 1; step <= NEAR; step++) {
      for (const at of [rank - step, rank + step]) {
        if (at < sequence.first[lesson]! || at >= sequence.end[lesson]!) continue;
        const other = sequence.lessons[at]!;
        if (day[other] !== NOWHERE && isLike(other)) return other;
      }
    }
    return NOWHERE;
  }
}
