import {
  clashesOf,
  type SolvedTimetable,
  type SolveProgress,
  type TimetablePlan,
  type TimetablePlanner,
  type TimetableProblem,
} from '#scheduling';
import { withoutNeedlessMoves } from './needless-moves.rules.js';
import type { PlanProblem } from './plan-problem.query.js';
import type { PlanCheckpoint } from './timetable-plan.entity.js';

export interface SearchOptions {
  /** Seconds that are left of the budget. */
  seconds: number;
  seed: number;
  checkpoint: PlanCheckpoint | null;
  signal: AbortSignal;
  onProgress: (progress: SolveProgress, phase: PlanCheckpoint['phase']) => void;
}

/** Of a repair: the share of its time for moving only what is hit. */
const NARROW_SHARE = 0.5;
const LEAST_SECONDS = 1;

/**
 * Works out a plan with any planner. A repair first moves only the lessons that are hit, and only when some of them find
 * no place that way, whatever else lies ahead; then all that moved needlessly goes back.
 */
export async function search(
  planner: TimetablePlanner,
  { narrow, wide }: PlanProblem,
  { seconds, seed, checkpoint, signal, onProgress }: SearchOptions,
): Promise<SolvedTimetable> {
  const solve = (
    problem: TimetableProblem,
    phase: PlanCheckpoint['phase'],
    budget: number,
    start: TimetablePlan | null,
  ): Promise<SolvedTimetable> =>
    planner.solve(problem, {
      seconds: Math.max(LEAST_SECONDS, budget),
      seed,
      threads: 1,
      signal,
      onProgress: (progress) => onProgress(progress, phase),
      ...(start ? { start: soundStart(problem, start) } : {}),
    });
  const isRepair = narrow !== wide;
  if (checkpoint?.phase !== 2) {
    const began = performance.now();
    const first = await solve(narrow, 1, isRepair ? seconds * NARROW_SHARE : seconds, checkpoint?.plan ?? null);
    if (!isRepair || first.unplaced.length === 0 || signal.aborted) return first;
    const left = seconds - (performance.now() - began) / 1000;
    return better(first, settled(wide, await solve(wide, 2, left, first)));
  }
  return settled(wide, await solve(wide, 2, seconds, checkpoint.plan));
}

/** A wide search that places no more lessons than the narrow one has moved others for nothing. */
const better = (narrow: SolvedTimetable, wide: SolvedTimetable): SolvedTimetable =>
  wide.unplaced.length < narrow.unplaced.length ? wide : narrow;

const settled = (problem: TimetableProblem, solved: SolvedTimetable): SolvedTimetable => ({
  ...solved,
  ...withoutNeedlessMoves(problem, solved),
});

/** What of an earlier plan still stands: the world may have changed between a crash and now. */
export function soundStart(problem: TimetableProblem, start: TimetablePlan): TimetablePlan {
  const lessons = new Map(problem.lessons.map((lesson) => [lesson.id, lesson]));
  const instructors = new Set(problem.instructors.map(({ instructorId }) => instructorId));
  const rooms = new Set(problem.rooms.map(({ id }) => id));
  const known = start.placed.flatMap(({ lessonId, placement }) => {
    const lesson = lessons.get(lessonId);
    const isKnown =
      instructors.has(placement.instructorId) && (placement.roomId === null || rooms.has(placement.roomId));
    return lesson && isKnown ? [{ lessonId, placement: lesson.lockedAt ?? placement }] : [];
  });
  const broken = new Set(clashesOf(problem, known).map(({ lessonId }) => lessonId));
  const isFixed = (lessonId: string): boolean => lessons.get(lessonId)?.lockedAt != null;
  return {
    placed: known.filter(({ lessonId }) => isFixed(lessonId) || !broken.has(lessonId)),
    unplaced: start.unplaced.filter(({ lessonId }) => lessons.has(lessonId)),
  };
}
