import {
  AnnealingPlanner,
  costOf,
  type ReadProblem,
  readProblemFile,
  readSolutionFile,
  toSolutionFile,
  violationsOf,
} from '#scheduling';
import type { Checked, SearchListener, SearchOptions, Solved, TimetableTask } from './timetable-task.js';

/** A problem in Silkcast's own format. */
export function ownTask(text: string): TimetableTask {
  const read = readProblemFile(text);
  const { lessons, cohorts, instructors, rooms } = read.problem;
  return {
    title: `${lessons.length} lessons, ${cohorts.length} cohorts, ${instructors.length} instructors, ${rooms.length} rooms`,
    solve: (options, listener) => solve(read, options, listener),
    check: (solution) => check(read, solution),
  };
}

async function solve(
  { file, problem }: ReadProblem,
  options: SearchOptions,
  { signal, onProgress }: SearchListener,
): Promise<Solved> {
  const solved = await new AnnealingPlanner().solve(problem, {
    seed: file.seed,
    ...file.budget,
    ...options,
    signal,
    onProgress: ({ unplaced, ...progress }) => onProgress({ ...progress, hard: unplaced }),
  });
  const solution = toSolutionFile(solved);
  const { cost, parts, iterations, seconds, lowerBound, unplaced } = solved;
  return {
    hard: unplaced.length,
    cost,
    parts,
    iterations,
    seconds,
    lowerBound,
    text: `${JSON.stringify(solution, null, 2)}\n`,
    solution: { assignments: solution.assignments, unplaced: solution.unplaced },
    remarks: unplaced.map(
      ({ lessonId, reasons }) => `lesson ${lessonId} has no place: ${reasons.map(({ code }) => code).join(', ')}`,
    ),
  };
}

function check({ problem }: ReadProblem, text: string): Checked {
  const placed = readSolutionFile(text, problem);
  const violations = violationsOf(problem, placed);
  return {
    hard: violations.length,
    ...costOf(problem, placed),
    violations: violations.map(({ lesson, code, text: what }) => ({
      lesson,
      code,
      text: `lesson ${lesson}: ${what}`,
    })),
  };
}
