import { bitsOf, IDLE_CELLS, OFF_GRID } from './class-day-grid.js';
import type { Staffing } from './staffing.js';
import { NOWHERE } from './rule-state.js';

/** Changes a timetable within a try; false when it found nothing to do. What it left must break no rule. */
export type TimetableMove = (staffing: Staffing, lesson: number) => boolean;

/** How often a new time is one without idle hours beside it. */
const TIGHT_SHARE = 0.6;

/** Another time between the lessons beside it; on days that its cohort has anyway, more often than on others. */
export const moveTime: TimetableMove = (staffing, lesson) => {
  const { state, random } = staffing;
  const { rules, compiled } = state;
  const cells = compiled.choices.cells[lesson]!;
  const first = staffing.firstDay(lesson);
  const last = staffing.lastDay(lesson);
  const span = last - first + 1;
  if (span < 1 || cells.length === 0) return false;
  const luck = random.unit();
  const day = luck < 0.25 ? first : luck < 0.5 ? last : first + random.below(span);
  const tight = random.unit() < TIGHT_SHARE ? tightCell(staffing, lesson, day) : NOWHERE;
  const cell = tight === NOWHERE ? cells[random.below(cells.length)]! : tight;
  if (day === rules.day[lesson] && cell === rules.cell[lesson]) return false;
  return staffing.putSomehow(lesson, day, cell, staffing.instructorFor(lesson), staffing.roomFor(lesson));
};

/** A cell that leaves the fewest idle class hours on that day of the cohort; `NOWHERE` when the day is full. */
function tightCell({ state, random }: Staffing, lesson: number, day: number): number {
  const { rules, wishes, compiled } = state;
  const at = compiled.choices.cohorts[lesson]![0]! * compiled.dayCount + day;
  const isHere = rules.day[lesson] === day && rules.cell[lesson] !== OFF_GRID;
  const taken = wishes.cells[at]! & ~(isHere ? rules.bitsAt(lesson) : 0);
  let [least, found, seen] = [Infinity, NOWHERE, 0];
  for (const cell of compiled.choices.cells[lesson]!) {
    const bits = bitsOf(compiled.lengths[lesson]!, cell);
    if ((taken & bits) !== 0) continue;
    const idle = IDLE_CELLS[taken | bits]!;
    if (idle > least) continue;
    seen = idle < least ? 1 : seen + 1;
    least = idle;
    if (random.below(seen) === 0) found = cell;
  }
  return found;
}

/** Somebody else, or another room, at the same time; whoever is busy there may change places with it. */
export const changeStaff: TimetableMove = (staffing, lesson) => {
  const { state, random } = staffing;
  const { rules, compiled } = state;
  const [day, cell, instructor, room] = [
    rules.day[lesson]!,
    rules.cell[lesson]!,
    rules.instructor[lesson]!,
    rules.room[lesson]!,
  ];
  if (day === NOWHERE) return false;
  const people = compiled.choices.instructors[lesson]!;
  const places = compiled.choices.rooms[lesson]!;
  if (random.unit() < 0.5) {
    const other = people[random.below(people.length)]!;
    if (other === instructor) return false;
    if (state.tryPut(lesson, day, cell, other, room)) return true;
    const busy = onlyOverlap(staffing, compiled.cohortCount + other, lesson);
    if (busy === NOWHERE) return false;
    const at = state.placeOf(busy)!;
    state.lift(busy);
    if (!state.tryPut(lesson, day, cell, other, room)) return false;
    return staffing.putSomehow(busy, at.day, at.cell, instructor, at.room);
  }
  const other = places[random.below(places.length)]!;
  if (other === room) return false;
  if (state.tryPut(lesson, day, cell, instructor, other)) return true;
  const busy = onlyOverlap(staffing, compiled.cohortCount + compiled.instructorCount + other, lesson);
  if (busy === NOWHERE) return false;
  const at = state.placeOf(busy)!;
  state.lift(busy);
  if (!state.tryPut(lesson, day, cell, instructor, other)) return false;
  return staffing.putSomehow(busy, at.day, at.cell, at.instructor, room);
};

/** The one lesson that holds a resource while the lesson lasts, if the search may touch it. */
function onlyOverlap({ state }: Staffing, resource: number, lesson: number): number {
  const { rules, compiled } = state;
  const day = rules.day[lesson]!;
  let found = NOWHERE;
  for (let node = rules.head[resource * compiled.dayCount + day]!; node >= 0; node = rules.next[node]!) {
    const other = rules.entry[node]!;
    if (rules.from[other]! >= rules.until[lesson]! || rules.from[lesson]! >= rules.until[other]!) continue;
    if (found !== NOWHERE || other >= compiled.lessonCount || !state.isFree(other)) return NOWHERE;
    found = other;
  }
  return found;
}

/** Two lessons of one instructor or room change their times. */
export const swapTimes: TimetableMove = (staffing, lesson) => {
  const { state, random } = staffing;
  const { rules, compiled } = state;
  const place = state.placeOf(lesson);
  if (!place) return false;
  const first = staffing.firstDay(lesson);
  const last = staffing.lastDay(lesson);
  if (last < first) return false;
  const day = first + random.below(last - first + 1);
  const byRoom = place.room >= 0 && random.unit() < 0.4;
  const resource = compiled.cohortCount + (byRoom ? compiled.instructorCount + place.room : place.instructor);
  let found = NOWHERE;
  let seen = 0;
  for (let node = rules.head[resource * compiled.dayCount + day]!; node >= 0; node = rules.next[node]!) {
    const other = rules.entry[node]!;
    if (other < compiled.lessonCount && other !== lesson && state.isFree(other) && random.below(++seen) === 0)
      found = other;
  }
  if (found === NOWHERE) return false;
  const there = state.placeOf(found)!;
  if (!compiled.choices.cells[found]!.includes(place.cell) || !compiled.choices.cells[lesson]!.includes(there.cell))
    return false;
  state.lift(found);
  return (
    staffing.putSomehow(lesson, there.day, there.cell, place.instructor, place.room) &&
    staffing.putSomehow(found, place.day, place.cell, there.instructor, there.room)
  );
};

/** Back to where people expect it. */
export const moveHome: TimetableMove = ({ state }, lesson) => {
  const { expected, choices } = state.compiled;
  const home = expected[lesson];
  if (!home || !choices.mayTeach[lesson]![home.instructor] || !choices.mayHold[lesson]![home.room + 1]) return false;
  return state.tryPut(lesson, home.day, home.cell, home.instructor, home.room);
};
