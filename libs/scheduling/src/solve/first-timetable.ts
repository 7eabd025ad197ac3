import { FIRST_EVENING_CELL } from './class-day-grid.js';
import { NOWHERE } from './rule-state.js';
import type { Staffing } from './staffing.js';

/** Rooms looked at per person and time; the nearest come first. */
const MOST_ROOMS = 8;
/** Places compared per lesson before the cheapest of them is taken. */
const MOST_FITTING = 24;

/**
 * A first timetable: cohorts that end first come first, lessons in their order, each on the earliest day that has a place
 * and there at the cheapest one. Evenings only for cohorts that want them or whose days do not suffice.
 */
export function buildTimetable(staffing: Staffing): void {
  const { state } = staffing;
  const { sequence } = state.rules;
  const { problem } = state.compiled;
  const groups: number[][] = [];
  for (let first = 0; first < sequence.lessons.length;) {
    const end = sequence.end[sequence.lessons[first]!]!;
    groups.push([...sequence.lessons.subarray(first, end)]);
    first = end;
  }
  const ends = new Map(problem.cohorts.map(({ cohortId, endsOn }) => [cohortId, endsOn]));
  const endOf = ([lesson]: number[]): string => ends.get(problem.lessons[lesson!]!.cohortId) ?? '';
  groups.sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
  for (const group of groups) {
    const open = group.filter((lesson) => isOpen(staffing, lesson));
    if (placeAll(staffing, open, false)) continue;
    const byDay = open.map((lesson) => state.placeOf(lesson));
    const missed = byDay.filter((place) => place === null).length;
    lift(staffing, open);
    if (placeAll(staffing, open, true)) continue;
    if (open.filter((lesson) => !state.isPlaced(lesson)).length <= missed) continue;
    lift(staffing, open);
    byDay.forEach((at, i) => at && state.tryPut(open[i]!, at.day, at.cell, at.instructor, at.room));
  }
}

function lift({ state }: Staffing, lessons: readonly number[]): void {
  state.begin();
  for (const lesson of lessons) state.lift(lesson);
}

const isOpen = ({ state }: Staffing, lesson: number): boolean =>
  state.isFree(lesson) && !state.isPlaced(lesson) && !state.compiled.choices.isImpossible[lesson];

/** Places what it can; true when that is all. */
function placeAll(staffing: Staffing, lessons: readonly number[], withEvening: boolean): boolean {
  let isAll = true;
  for (const lesson of lessons) if (!placeEarly(staffing, lesson, withEvening)) isAll = false;
  return isAll;
}

function placeEarly(staffing: Staffing, lesson: number, withEvening: boolean): boolean {
  const { state } = staffing;
  const { choices, problem } = state.compiled;
  const cohort = problem.cohorts[choices.cohorts[lesson]![0]!];
  const isEvening = withEvening || cohort?.prefersEvening;
  const cells = choices.cells[lesson]!.filter((cell) => isEvening || cell < FIRST_EVENING_CELL);
  const first = staffing.firstDay(lesson);
  const last = staffing.lastDay(lesson);
  const rooms = choices.rooms[lesson]!.subarray(0, MOST_ROOMS);
  const people = choices.instructors[lesson]!;
  for (let day = first; day <= last; day++) {
    let best = Infinity;
    let [bestCell, bestPerson, bestRoom] = [NOWHERE, NOWHERE, NOWHERE];
    let fitting = 0;
    for (let p = 0; p < people.length && fitting < MOST_FITTING; p++) {
      for (let c = 0; c < cells.length; c++) {
        for (let r = 0; r < rooms.length; r++) {
          state.begin();
          if (!state.tryPut(lesson, day, cells[c]!, people[p]!, rooms[r]!)) continue;
          fitting++;
          if (state.cost < best) {
            best = state.cost;
            [bestCell, bestPerson, bestRoom] = [cells[c]!, people[p]!, rooms[r]!];
          }
          state.rollback();
        }
      }
    }
    if (bestCell === NOWHERE) continue;
    state.begin();
    return state.tryPut(lesson, day, bestCell, bestPerson, bestRoom);
  }
  return false;
}
