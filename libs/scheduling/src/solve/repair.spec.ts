import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clashesOf } from '../planner/plan-check.rules.js';
import { costOf } from '../planner/timetable-cost.rules.js';
import type { PlacedLesson, TimetableProblem } from '../planner/timetable-problem.js';
import { AnnealingPlanner, repairTimetable } from './annealing-planner.js';
import { someProblem } from './testing/some-problem.js';

const planner = new AnnealingPlanner();
const size = { cohorts: 4, lessonsPerCohort: 5, days: 12, instructors: 4, rooms: 4, isRich: false };
const away = [{ fromDate: '2027-01-01', untilDate: '2027-12-31', isAvailable: false }];

/** The same problem after the plan was told to people, without one of the instructors. */
const without = (problem: TimetableProblem, placed: readonly PlacedLesson[], lost: string): TimetableProblem => {
  const places = new Map(placed.map(({ lessonId, placement }) => [lessonId, placement]));
  return {
    ...problem,
    instructors: problem.instructors.map((one) => (one.instructorId === lost ? { ...one, periods: away } : one)),
    lessons: problem.lessons.map((lesson) => ({ ...lesson, expectedAt: places.get(lesson.id) ?? null })),
  };
};
const movesOf = (problem: TimetableProblem, placed: readonly PlacedLesson[]): number =>
  costOf(problem, placed).parts.find(({ key }) => key === 'moves')!.count;

describe('repairTimetable', () => {
  it('moves the lessons of a lost instructor and hardly any other', async () => {
    let repaired = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const problem = someProblem(seed, size);
        const { placed, unplaced } = await planner.solve(problem);
        const lost = placed[0]?.placement.instructorId;
        if (unplaced.length > 0 || lost === undefined) return;
        const given = without(problem, placed, lost);
        const after = await repairTimetable(given);
        const least = placed.filter(({ placement }) => placement.instructorId === lost).length;
        expect(clashesOf(given, after.placed)).toEqual([]);
        if (after.unplaced.length > 0) return;
        repaired += 1;
        // Each of them has to move, and now and then one more has to make room; 1.2 times as many is the aim.
        expect(movesOf(given, after.placed)).toBeGreaterThanOrEqual(least);
        expect(movesOf(given, after.placed)).toBeLessThanOrEqual(Math.ceil(1.2 * least) + 1);
        expect(after.lowerBound).toBeGreaterThanOrEqual(20 * least);
      }),
      { numRuns: 6 },
    );
    expect(repaired).toBeGreaterThan(1);
  });

  it('changes nothing in a plan that is still sound, whatever could be better', async () => {
    const problem = someProblem(21, size);
    const { placed } = await planner.solve(problem);
    // Prices at which quite another timetable would be best.
    const given = { ...without(problem, placed, 'nobody'), weights: { evenings: 100, cohortGaps: 0, moves: 1 } };
    const after = await repairTimetable(given);
    expect(movesOf(given, after.placed)).toBe(0);
  });

  it('wants to know what people expect', async () => {
    await expect(repairTimetable(someProblem(1, size))).rejects.toThrow('expected');
  });
});
