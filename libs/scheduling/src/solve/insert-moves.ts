import { CLASS_HOUR_MINUTES } from '../planner/class-day.rules.js';
import { CELL_MINUTES, DAY_MINUTES } from './class-day-grid.js';
import { shiftLessons } from './chain-moves.js';
import { moveTime, type TimetableMove } from './single-moves.js';
import { NOWHERE } from './rule-state.js';
import type { Staffing } from './staffing.js';

/** Lessons before and after one without a place that may be planned anew with it. */
const MOST_BEFORE = 6;
const MOST_AFTER = 18;
/** How soon after those before it the lesson itself is then put. */
const NEXT_DAYS = 4;
/** Days looked at for each of them. */
const MOST_DAYS = 25;

/**
 * A lesson without a place gets one: a free one, one that others make room for, by shifting its cohort's lessons, or by
 * planning those around it anew.
 */
export const insertLesson: TimetableMove = (staffing, lesson) => {
  const luck = staffing.random.unit();
  if (luck < 0.3) return moveTime(staffing, lesson);
  if (luck < 0.6) return shiftLessons(staffing, lesson);
  return luck < 0.95 ? pushIn(staffing, lesson) : planAnew(staffing, lesson);
};

/** Takes a row of the cohort's lessons out and puts each at the first time that has a place for it. */
const planAnew: TimetableMove = (staffing, lesson) => {
  const { state, random } = staffing;
  const { rules } = state;
  const { sequence, day } = rules;
  const rank = sequence.rank[lesson]!;
  const first = Math.max(sequence.first[lesson]!, rank - random.below(MOST_BEFORE + 1));
  const end = Math.min(sequence.end[lesson]!, rank + 1 + random.below(MOST_AFTER + 1));
  const row = [...sequence.lessons.subarray(first, end)].filter(
    (one) => one === lesson || (day[one] !== NOWHERE && state.isFree(one)),
  );
  const staff = row.map((one) => ({ instructor: staffing.instructorFor(one), room: staffing.roomFor(one) }));
  for (const one of row) state.lift(one);
  // Those before it come first; with all of them away, others may have to make room for it.
  let isPlaced = false;
  row.forEach((one, i) => {
    const { instructor, room } = staff[i]!;
    if (one === lesson) isPlaced = pushIn(staffing, one, NEXT_DAYS) || putEarly(staffing, one, instructor, room);
    else putEarly(staffing, one, instructor, room);
  });
  return isPlaced;
};

function putEarly(staffing: Staffing, lesson: number, instructor: number, room: number): boolean {
  const { state, random } = staffing;
  const { compiled } = state;
  const cells = compiled.choices.cells[lesson]!;
  const first = staffing.firstDay(lesson);
  const last = staffing.lastDay(lesson);
  for (let day = first; day <= Math.min(last, first + MOST_DAYS); day++) {
    const turn = random.unit() < 0.7 ? 0 : random.below(cells.length);
    for (let k = 0; k < cells.length; k++) {
      if (staffing.putSomehow(lesson, day, cells[(turn + k) % cells.length]!, instructor, room)) return true;
    }
  }
  return false;
}

/** Who holds the instructor or the room at that time has to go elsewhere, or stays without a place for now. */
function pushIn(staffing: Staffing, lesson: number, mostDays = Infinity): boolean {
  const { state, random } = staffing;
  const { compiled } = state;
  const { choices, cohortCount, instructorCount, dayCount } = compiled;
  const first = staffing.firstDay(lesson);
  const last = Math.min(staffing.lastDay(lesson), first + mostDays);
  if (last < first) return false;
  const day = first + random.below(last - first + 1);
  const cells = choices.cells[lesson]!;
  const cell = cells[random.below(cells.length)]!;
  const people = choices.instructors[lesson]!;
  const instructor = random.unit() < 0.5 ? staffing.instructorFor(lesson) : people[random.below(people.length)]!;
  const room = staffing.roomFor(lesson);
  if (state.tryPut(lesson, day, cell, instructor, room)) return true;
  const start = day * DAY_MINUTES + CELL_MINUTES[cell]!;
  const end = start + compiled.lengths[lesson]! * CLASS_HOUR_MINUTES;
  // Rides and full days are in the way of the whole day of somebody, anything else of the time only.
  const wholeDay = random.unit() < 0.3;
  const pushed = [
    ...lessonsOn(
      staffing,
      (cohortCount + instructor) * dayCount + day,
      wholeDay ? -Infinity : start,
      wholeDay ? Infinity : end,
    ),
    ...(room < 0 ? [] : lessonsOn(staffing, (cohortCount + instructorCount + room) * dayCount + day, start, end)),
  ];
  for (const cohort of choices.cohorts[lesson]!)
    pushed.push(...lessonsOn(staffing, cohort * dayCount + day, start, end));
  for (const kit of choices.kits[lesson]!) {
    const resource = cohortCount + instructorCount + compiled.roomCount + kit;
    pushed.push(...lessonsOn(staffing, resource * dayCount + day, start, end));
  }
  const homes = new Map(pushed.filter((one) => state.isFree(one)).map((one) => [one, state.placeOf(one)!]));
  for (const one of homes.keys()) state.lift(one);
  if (!state.tryPut(lesson, day, cell, instructor, room)) return false;
  for (const [one, at] of homes) {
    if (staffing.putSomehow(one, at.day, at.cell, at.instructor, at.room)) continue;
    moveTime(staffing, one);
  }
  return true;
}

/** Lessons that hold a resource on a day between two minutes. */
function lessonsOn({ state }: Staffing, at: number, start: number, end: number): number[] {
  const { rules, compiled } = state;
  const lessons: number[] = [];
  for (let node = rules.head[at]!; node >= 0; node = rules.next[node]!) {
    const other = rules.entry[node]!;
    if (other < compiled.lessonCount && rules.from[other]! < end && start < rules.until[other]!) lessons.push(other);
  }
  return lessons;
}
