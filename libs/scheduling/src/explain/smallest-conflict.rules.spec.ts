import { describe, expect, it } from '@jest/globals';
import type { SolvedTimetable, TimetablePlanner } from '../planner/timetable-problem.js';
import type { ConflictWish } from './conflict-set.js';
import { Oracle } from './oracle.rules.js';
import { smallestConflict } from './smallest-conflict.rules.js';
import { problem } from './testing.js';

const WISHES: ConflictWish[] = [{ kind: 'TRAVEL' }, { kind: 'COHORT_WINDOW', cohortId: 'c1' }];
/** A search that misses plans: it answers as it is told, question by question. */
const saying = (...isPossible: boolean[]): TimetablePlanner => {
  const answers = isPossible.flatMap((yes) => (yes ? [true] : [false, false]));
  return {
    solve: async (): Promise<SolvedTimetable> => ({
      placed: [],
      unplaced: answers.shift() ? [] : [{ lessonId: 'c1:1', reasons: [] }],
      cost: 0,
      parts: [],
      lowerBound: null,
      iterations: 0,
      seconds: 0,
    }),
  };
};
const find = (planner: TimetablePlanner, calls = 100) =>
  smallestConflict({ problem: problem(), wishes: WISHES, placements: new Map() }, new Oracle(planner, calls));

describe('smallestConflict', () => {
  it('keeps what cannot be given up and drops the rest', async () => {
    // Without any: possible. Without the ride: still not. Without the dates: possible; and once more.
    expect(await find(saying(true, false, true, true))).toEqual({ wishes: [WISHES[1]], isMinimal: true });
  });

  it('does not say minimal when the search contradicts itself', async () => {
    expect(await find(saying(true, true, true, true, false))).toEqual({ wishes: WISHES, isMinimal: false });
  });

  it('does not say minimal when the budget ends before it is shown', async () => {
    expect(await find(saying(true, false, true, true), 4)).toMatchObject({ isMinimal: false });
    expect(await find(saying(true, false, true, true), 1)).toBeNull();
  });

  it('finds nothing when it is impossible even without any of the wishes', async () => {
    expect(await find(saying(false))).toBeNull();
  });
});
