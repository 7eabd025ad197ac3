import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../core/index.js';
import { durationOf, instantOn, startsFor } from '../planner/class-day.rules.js';
import { clashesOf } from '../planner/plan-check.rules.js';
import { costOf } from '../planner/timetable-cost.rules.js';
import type { PlacedLesson, SolvedTimetable, SolveProgress, TimetableProblem } from '../planner/timetable-problem.js';
import { AnnealingPlanner } from './annealing-planner.js';
import { CompiledProblem } from './compiled-problem.js';
import { lowerBoundOf } from './lower-bound.js';
import { timetableSearch } from './search-task.js';
import { placedIn } from './solved-timetable.js';
import { someProblem } from './testing/some-problem.js';

const planner = new AnnealingPlanner();
const rich = { cohorts: 3, lessonsPerCohort: 6, days: 7, instructors: 4, rooms: 3, isRich: true };
const plain = { ...rich, isRich: false };
const lockedIds = ({ lessons }: TimetableProblem): Set<string> =>
  new Set(lessons.flatMap(({ id, lockedAt }) => (lockedAt ? [id] : [])));
/** Rules broken by lessons that the search has placed; what a person has locked stays, whatever it breaks. */
const broken = (problem: TimetableProblem, placed: readonly PlacedLesson[]) =>
  clashesOf(problem, placed).filter(({ lessonId }) => !lockedIds(problem).has(lessonId));
const withoutTime = ({ seconds: _seconds, ...rest }: SolvedTimetable) => rest;

describe('the search', () => {
  it('breaks no rule, knows its cost, and its best never gets worse', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const problem = someProblem(seed, rich);
        const compiled = new CompiledProblem(problem);
        const search = timetableSearch({ problem, start: [], lowerBound: null }, new Random(seed));
        let [hard, cost] = [search.bestHard, search.bestCost];
        for (let step = 0; step < 12; step++) {
          accepted += search.sweep(100, step < 8 ? 20 : 0.5, 300);
          if (step === 9) search.returnToBest();
          expect(search.bestHard < hard || (search.bestHard === hard && search.bestCost <= cost + 1e-9)).toBe(true);
          [hard, cost] = [search.bestHard, search.bestCost];
        }
        const placed = placedIn(compiled, search.takeBest());
        expect(broken(problem, placed)).toEqual([]);
        const oracle = costOf({ ...problem, weights: searchedBy(problem) }, placed);
        expect(oracle.cost).toBeCloseTo(search.bestCost);
      }),
      { numRuns: 100 },
    );
    expect(accepted).toBeGreaterThan(5000);
  });

  it('ends with no fewer lessons than the best that it told of, locked ones and impossible ones among them', async () => {
    let [withLocks, withGaps] = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const problem = someProblem(seed, rich);
      const told: number[] = [];
      const solved = await planner.solve(problem, { seed, onProgress: ({ unplaced }) => void told.push(unplaced) });
      expect([seed, solved.unplaced.length]).toEqual([seed, Math.min(...told)]);
      if (lockedIds(problem).size > 0) withLocks++;
      if (solved.unplaced.length > 0) withGaps++;
    }
    expect(Math.min(withLocks, withGaps, 40 - withGaps)).toBeGreaterThan(3);
  });

  it('never says that a plan must cost more than one does', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const problem = someProblem(seed, rich);
        const search = timetableSearch({ problem, start: [], lowerBound: null }, new Random(seed));
        search.sweep(2000, 1, 300);
        const compiled = new CompiledProblem(problem);
        const { cost } = costOf(problem, placedIn(compiled, search.takeBest()));
        if (search.bestHard === 0) expect(lowerBoundOf(compiled)).toBeLessThanOrEqual(cost + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

/** In a repair a move weighs 50 times the dearest wish (20 of standard), so that it is made only when it must be. */
const searchedBy = ({ lessons }: TimetableProblem) =>
  lessons.some(({ expectedAt }) => expectedAt) ? { moves: 1000 } : {};

describe('AnnealingPlanner', () => {
  it('finds the best of all timetables of tiny problems', async () => {
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const [cohorts, lessonsPerCohort] = seed % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const);
        const size = { cohorts, lessonsPerCohort, days: 3, instructors: 2, rooms: 2, isRich: false };
        const problem = someProblem(seed, size);
        const best = bestOfAll(problem);
        const { cost, unplaced } = await planner.solve(problem);
        expect({ cost, unplaced: unplaced.length }).toEqual({ cost: best.cost, unplaced: best.unplaced });
        if (best.unplaced === 0) whole += 1;
      }),
      { numRuns: 10 },
    );
    expect(whole).toBeGreaterThan(3);
  });

  it('tells every lesson once, keeps locked ones, explains the others, and answers the same again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const problem = someProblem(seed, { ...rich, lessonsPerCohort: 3 });
        const solved = await planner.solve(problem, { seed });
        const { placed, unplaced, cost, parts, lowerBound } = solved;
        const told = [...placed, ...unplaced].map(({ lessonId }) => lessonId);
        expect(told.sort()).toEqual(problem.lessons.map(({ id }) => id).sort());
        for (const { id, lockedAt } of problem.lessons)
          if (lockedAt) expect(placed.find(({ lessonId }) => lessonId === id)?.placement).toEqual(lockedAt);
        for (const { reasons } of unplaced) expect(reasons.length).toBeGreaterThan(0);
        expect(broken(problem, placed)).toEqual([]);
        expect({ cost, parts }).toEqual(costOf(problem, placed));
        if (lowerBound !== null) expect(lowerBound).toBeLessThanOrEqual(cost + 1e-9);
        expect(withoutTime(await planner.solve(problem, { seed }))).toEqual(withoutTime(solved));
      }),
      { numRuns: 5 },
    );
  });

  it('in threads gives the same plan for the same seed, tries and threads', async () => {
    const problem = someProblem(5, plain);
    const budget = { seed: 4, threads: 2, iterations: 4000 };
    const solved = await planner.solve(problem, budget);
    expect(broken(problem, solved.placed)).toEqual([]);
    expect(solved.iterations).toBeLessThanOrEqual(8000);
    expect(withoutTime(await planner.solve(problem, budget))).toEqual(withoutTime(solved));
  });

  it('goes on from a plan and is never worse than it', async () => {
    const problem = someProblem(11, plain);
    const first = await planner.solve(problem, { seed: 1 });
    const next = await planner.solve(problem, { seed: 2, start: first });
    expect(next.unplaced.length).toBeLessThanOrEqual(first.unplaced.length);
    if (next.unplaced.length === first.unplaced.length) expect(next.cost).toBeLessThanOrEqual(first.cost);
  });

  it('stops when told to, with a plan; and at once when told before', async () => {
    const problem = someProblem(5, plain);
    const stop = new AbortController();
    const heard: SolveProgress[] = [];
    const solved = await planner.solve(problem, {
      seconds: 600,
      signal: stop.signal,
      onProgress: (progress) => {
        heard.push(progress);
        if (progress.plan) stop.abort();
      },
    });
    expect(broken(problem, solved.placed)).toEqual([]);
    expect(heard.some(({ plan }) => plan && plan.placed.length + plan.unplaced.length === problem.lessons.length)).toBe(
      true,
    );
    await expect(planner.solve(problem, { signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it('ends with the error of whoever listens', async () => {
    const refuse = () => Promise.reject(new Error('cancelled'));
    await expect(planner.solve(someProblem(5, plain), { seconds: 60, onProgress: refuse })).rejects.toThrow(
      'cancelled',
    );
    await expect(
      planner.solve(someProblem(5, { ...plain, lessonsPerCohort: 2 }), { onProgress: refuse }),
    ).rejects.toThrow('cancelled');
  });
});

/** Fewest lessons without a place and then the least cost, by trying everything on the grid. */
function bestOfAll(problem: TimetableProblem): { unplaced: number; cost: number } {
  let best = { unplaced: Infinity, cost: Infinity };
  const visit = (depth: number, placed: PlacedLesson[]): void => {
    const lesson = problem.lessons[depth];
    const unplaced = depth - placed.length;
    if (unplaced > best.unplaced) return;
    if (!lesson) {
      const { cost } = costOf(problem, placed);
      if (unplaced < best.unplaced || cost < best.cost) best = { unplaced, cost };
      return;
    }
    for (const lessonPlacement of placementsOf(problem, depth)) {
      if (lessonPlacement.startsAt < problem.notBefore) continue;
      const next = [...placed, { lessonId: lesson.id, placement: lessonPlacement }];
      if (clashesOf(problem, next).length === 0) visit(depth + 1, next);
    }
    visit(depth + 1, placed);
  };
  visit(0, []);
  return best;
}

function placementsOf({ lessons, cohorts, instructors, rooms }: TimetableProblem, index: number) {
  const { classHours, mayBeEvening, needs } = lessons[index]!;
  const cohort = cohorts.find(({ cohortId }) => cohortId === lessons[index]!.cohortId)!;
  const first = Date.parse(`${cohort.startsOn}T00:00:00Z`) / 86_400_000;
  const last = Date.parse(`${cohort.endsOn}T00:00:00Z`) / 86_400_000;
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return days.flatMap((day) =>
    startsFor(classHours, mayBeEvening).flatMap((minutes) =>
      instructors.flatMap(({ instructorId }) =>
        (needs === null ? [null] : rooms.map(({ id }) => id)).map((roomId) => {
          const startsAt = instantOn(day, minutes);
          return { startsAt, endsAt: startsAt + durationOf(classHours), instructorId, roomId };
        }),
      ),
    ),
  );
}
