import type { TimetableMove } from './single-moves.js';
import { NOWHERE } from './rule-state.js';

/** One instructor for all lessons of a unit of the cohort, as far as possible. */
export const changeUnitInstructor: TimetableMove = ({ state, random }, lesson) => {
  const { rules, compiled, wishes } = state;
  const people = compiled.choices.instructors[lesson]!;
  const other = people[random.below(people.length)]!;
  const group = wishes.instructors.ofLesson[lesson]![0]!;
  let changed = false;
  for (const one of wishes.instructors.lessons[group]!) {
    const [day, cell] = [rules.day[one]!, rules.cell[one]!];
    if (day === NOWHERE || !state.isFree(one) || rules.instructor[one] === other) continue;
    if (state.tryPut(one, day, cell, other, rules.room[one]!)) changed = true;
  }
  return changed;
};

/** All that an instructor teaches on a day goes to somebody else. */
export const handOverDay: TimetableMove = ({ state, random }, lesson) => {
  const { rules, compiled } = state;
  const [day, instructor] = [rules.day[lesson]!, rules.instructor[lesson]!];
  if (day === NOWHERE) return false;
  const people = compiled.choices.instructors[lesson]!;
  const other = people[random.below(people.length)]!;
  if (other === instructor) return false;
  const at = (compiled.cohortCount + instructor) * compiled.dayCount + day;
  const lessons: number[] = [];
  for (let node = rules.head[at]!; node >= 0; node = rules.next[node]!) {
    if (rules.entry[node]! < compiled.lessonCount) lessons.push(rules.entry[node]!);
  }
  return lessons.every(
    (one) =>
      state.isFree(one) &&
      compiled.choices.mayTeach[one]![other] === 1 &&
      state.tryPut(one, day, rules.cell[one]!, other, rules.room[one]!),
  );
};

/** The lessons that a cohort has in a room go to another room, as far as possible. */
export const changeRoom: TimetableMove = ({ state, random }, lesson) => {
  const { rules, compiled, wishes } = state;
  const group = wishes.rooms.ofLesson[lesson]![0];
  const places = compiled.choices.rooms[lesson]!;
  if (group === undefined || places.length < 2) return false;
  const other = places[random.below(places.length)]!;
  let changed = false;
  for (const one of wishes.rooms.lessons[group]!) {
    const [day, cell] = [rules.day[one]!, rules.cell[one]!];
    if (day === NOWHERE || !state.isFree(one) || rules.room[one] === other) continue;
    if (!compiled.choices.mayHold[one]![other + 1]) continue;
    if (state.tryPut(one, day, cell, rules.instructor[one]!, other)) changed = true;
  }
  return changed;
};
