import { anneal, Random, type SearchSeed, type SearchTask } from '../core/index.js';
import type { PlacedLesson, TimetableProblem } from '../planner/timetable-problem.js';
import { coolingOf } from './cooling.js';
import { CompiledProblem } from './compiled-problem.js';
import { buildTimetable } from './first-timetable.js';
import { searchWeights } from './search-weights.js';
import { Staffing } from './staffing.js';
import { TimetableSearch, type TimetableSnapshot } from './timetable-search.js';
import { TimetableState } from './timetable-state.js';

/** What a thread is given; structured-cloneable. */
export interface TimetableOrder {
  problem: TimetableProblem;
  start: readonly PlacedLesson[];
  /** By the weights of the search; at this cost it can stop. */
  lowerBound: number | null;
}

/** Makes the search of one thread (`SearchTaskFactory`). */
export function timetableTask(order: TimetableOrder, { seed, thread }: SearchSeed): SearchTask<TimetableSnapshot> {
  const search = timetableSearch(order, new Random(seed, thread));
  return {
    run: (budget) => anneal(search, budget, coolingOf(search.state, budget, order.lowerBound)),
    takeBest: () => search.takeBest(),
  };
}

export function timetableSearch({ problem, start }: TimetableOrder, random: Random): TimetableSearch {
  const places = new Map(start.map(({ lessonId, placement }) => [lessonId, placement]));
  const compiled = new CompiledProblem(problem, places);
  const state = new TimetableState(compiled, searchWeights(problem));
  problem.lessons.forEach(({ id, expectedAt }, lesson) => {
    const from = places.get(id) ?? expectedAt;
    const at = from && state.isFree(lesson) ? compiled.numbered(lesson, from) : null;
    // What a start plan may not say is left for the search to place.
    if (at && compiled.choices.mayTeach[lesson]![at.instructor] && compiled.choices.mayHold[lesson]![at.room + 1])
      state.tryPut(lesson, at.day, at.cell, at.instructor, at.room);
  });
  buildTimetable(new Staffing(state, random));
  state.begin();
  return new TimetableSearch(state, random);
}
