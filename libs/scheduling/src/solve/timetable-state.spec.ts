import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../core/index.js';
import { clashesOf } from '../planner/plan-check.rules.js';
import { costOf, weightsOf } from '../planner/timetable-cost.rules.js';
import type { PlacedLesson, TimetableProblem } from '../planner/timetable-problem.js';
import { CELL_COUNT, OFF_GRID } from './class-day-grid.js';
import { CompiledProblem, type NumberedPlace } from './compiled-problem.js';
import { someProblem } from './testing/some-problem.js';
import { TimetableState } from './timetable-state.js';
import { WISHES } from './wish-state.js';

const placedOf = (state: TimetableState): PlacedLesson[] =>
  state.compiled.problem.lessons.flatMap(({ id }, l) => {
    const placement = state.placementOf(l);
    return placement ? [{ lessonId: id, placement }] : [];
  });

/** Any place that the lesson could be told to take; seldom a good one. */
function anyPlace({ compiled }: TimetableState, random: Random, lesson: number): NumberedPlace {
  const { choices, dayCount, offGridFrom } = compiled;
  const [instructors, rooms] = [choices.instructors[lesson]!, choices.rooms[lesson]!];
  const cells = choices.cells[lesson]!;
  const isOff = offGridFrom[lesson]! >= 0 && random.unit() < 0.3;
  return {
    day: isOff ? Math.floor(offGridFrom[lesson]! / 1440) : random.below(dayCount),
    cell: isOff ? OFF_GRID : cells[random.below(cells.length)]!,
    instructor: instructors[random.below(instructors.length)]!,
    room: rooms[random.below(rooms.length)]!,
  };
}

const isSound = (problem: TimetableProblem, placed: readonly PlacedLesson[], lessonId: string): boolean =>
  clashesOf(problem, placed).every((clash) => clash.lessonId !== lessonId);

describe('TimetableState', () => {
  const sizes = { cohorts: 3, lessonsPerCohort: 6, days: 7, instructors: 4, rooms: 3, isRich: true };

  it('counts every wish as the oracle does and allows what the rules allow, after any moves and rollbacks', () => {
    let [allowed, refused] = [0, 0];
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const problem = someProblem(seed, sizes);
        const random = new Random(seed, 1);
        const state = new TimetableState(new CompiledProblem(problem), weightsOf(problem));
        for (let step = 0; step < 60; step++) {
          const lesson = random.below(problem.lessons.length);
          if (!state.isFree(lesson) || state.compiled.choices.isImpossible[lesson]) continue;
          const { day, cell, instructor, room } = anyPlace(state, random, lesson);
          state.begin();
          const { id } = problem.lessons[lesson]!;
          const others = placedOf(state).filter(({ lessonId }) => lessonId !== id);
          const placement = state.compiled.placementOf(lesson, { day, cell, instructor, room });
          const isInTime = placement.startsAt >= problem.notBefore;
          const shouldFit = isInTime && isSound(problem, [...others, { lessonId: id, placement }], id);
          const before = [...state.wishes.counts];
          const does = state.tryPut(lesson, day, cell, instructor, room);
          expect(does).toBe(shouldFit);
          if (does) allowed++;
          else refused++;
          if (does && random.unit() < 0.3) {
            state.rollback();
            expect([...state.wishes.counts]).toEqual(before);
          }
        }
        const { parts, cost } = costOf(problem, placedOf(state));
        expect(Object.fromEntries(WISHES.map((key, i) => [key, state.wishes.counts[i]]))).toEqual(
          Object.fromEntries(parts.map(({ key, count }) => [key, count])),
        );
        expect(state.cost).toBeCloseTo(cost);
      }),
      { numRuns: 300 },
    );
    // The property is about something only when both happen.
    expect(Math.min(allowed, refused)).toBeGreaterThan(300);
  });

  it('knows the cells of a day', () => expect([CELL_COUNT, OFF_GRID > CELL_COUNT]).toEqual([13, true]));
});
