import { MAX_CLASS_HOURS_PER_DAY } from '../planner/class-day.rules.js';
import { weightsOf } from '../planner/timetable-cost.rules.js';
import type { TimetableWeights } from '../planner/timetable-weights.js';
import { ALL_CELLS, OFF_GRID } from './class-day-grid.js';
import type { CompiledProblem } from './compiled-problem.js';
import { NOWHERE } from './rule-state.js';
import { TimetableState } from './timetable-state.js';

/** Two lessons of this length fill a day, since three would have more than eight class hours. */
const LONG_LESSON = 3;

/**
 * A cost below which no timetable with all possible lessons placed can be: what single lessons cost at their cheapest, and
 * days that visitors, trips and cohorts cannot do without. It is seldom reached, but when it is, the search can stop.
 */
export function lowerBoundOf(compiled: CompiledProblem, weights = weightsOf(compiled.problem)): number {
  const state = new TimetableState(compiled, weights);
  let bound = 0;
  for (let lesson = 0; lesson < compiled.lessonCount; lesson++) {
    if (!compiled.choices.isImpossible[lesson]) bound += aloneOf(state, weights, lesson);
  }
  return bound + sharedDays(state, weights) + cohortDays(compiled, weights);
}

/** Time of day, wishes and a move of one lesson at the cheapest place that it could have without the others. */
function aloneOf(state: TimetableState, weights: TimetableWeights, lesson: number): number {
  const { compiled, rules, wishes } = state;
  const { choices, expected, problem, dayCount, cohortCount, blocked } = compiled;
  if (!state.isFree(lesson)) {
    const isKnown = rules.day[lesson] !== NOWHERE && rules.cell[lesson] !== OFF_GRID;
    return isKnown ? wishes.priceAlone(lesson, rules.day[lesson]!, rules.cell[lesson]!, rules.instructor[lesson]!) : 0;
  }
  if (compiled.offGridPlacements[lesson]) return 0;
  const home = expected[lesson];
  const isSkilled = home && choices.mayTeach[lesson]![home.instructor] && choices.mayHold[lesson]![home.room + 1];
  const canStay = isSkilled && rules.fits(lesson, home.day, home.cell, home.instructor, home.room);
  const moved = problem.lessons[lesson]!.expectedAt && !canStay ? weights.moves : 0;
  const cohort = choices.cohorts[lesson]![0]!;
  let least = Infinity;
  for (let day = 0; day < dayCount && least > 0; day++) {
    if (blocked[cohort * dayCount + day] === ALL_CELLS) continue;
    for (const instructor of choices.instructors[lesson]!) {
      if (blocked[(cohortCount + instructor) * dayCount + day] === ALL_CELLS) continue;
      for (const cell of choices.cells[lesson]!)
        least = Math.min(least, wishes.priceAlone(lesson, day, cell, instructor));
    }
  }
  // Where people expect it an evening may be allowed that no plan would choose.
  if (canStay) least = Math.min(least, wishes.priceAlone(lesson, home.day, home.cell, home.instructor));
  return moved + (Number.isFinite(least) ? least : 0);
}

/** Days of lessons that only visitors can teach, and of lessons that nobody has at home: eight class hours a day each. */
function sharedDays({ compiled, isLocked }: TimetableState, weights: TimetableWeights): number {
  const { choices, problem, roomPlaces, homePlaces, lengths } = compiled;
  let [visited, away] = [0, 0];
  for (let lesson = 0; lesson < compiled.lessonCount; lesson++) {
    if (choices.isImpossible[lesson] || isLocked[lesson]) continue;
    const people = choices.instructors[lesson]!;
    const rooms = choices.rooms[lesson]!;
    if (people.every((i) => problem.instructors[i]!.isVisiting)) visited += lengths[lesson]!;
    if (rooms[0]! >= 0 && people.every((i) => rooms.every((room) => roomPlaces[room] !== homePlaces[i])))
      away += lengths[lesson]!;
  }
  const days = (hours: number): number => Math.ceil(hours / MAX_CLASS_HOURS_PER_DAY);
  return days(visited) * weights.visitingDays + days(away) * weights.trips;
}

/** Lessons of three class hours and more go two to a day at most. */
function cohortDays({ choices, cohortCount, lengths }: CompiledProblem, weights: TimetableWeights): number {
  const long = new Int32Array(cohortCount);
  const hours = new Int32Array(cohortCount);
  choices.cohorts.forEach((cohorts, lesson) => {
    if (choices.isImpossible[lesson]) return;
    for (const cohort of cohorts) {
      if (lengths[lesson]! >= LONG_LESSON) long[cohort]!++;
      hours[cohort]! += lengths[lesson]!;
    }
  });
  const beyond = long.reduce(
    (sum, count, cohort) =>
      sum + Math.max(0, Math.ceil(count / 2) - Math.ceil(hours[cohort]! / MAX_CLASS_HOURS_PER_DAY)),
    0,
  );
  return beyond * weights.cohortDays;
}
