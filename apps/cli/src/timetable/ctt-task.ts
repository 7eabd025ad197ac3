import {
  type CttEvaluation,
  type CttInfeasibility,
  type CttInstance,
  cttViolations,
  evaluateCtt,
  formatCttSolution,
  parseCtt,
  parseCttSolution,
  solveCtt,
} from '#scheduling';
import type { Checked, Part, SearchListener, SearchOptions, Solved, TimetableTask } from './timetable-task.js';

const STANDARD_SECONDS = 30;
/** What one unit costs (formulation UD2). */
const WEIGHTS: Readonly<Record<keyof CttEvaluation['parts'], number>> = {
  roomCapacity: 1,
  minWorkingDays: 5,
  curriculumCompactness: 2,
  roomStability: 1,
};

/** A published instance of curriculum-based course timetabling. */
export function cttTask(text: string): TimetableTask {
  const instance = parseCtt(text);
  const lectures = instance.courses.reduce((sum, course) => sum + course.lectures, 0);
  const periods = instance.days * instance.periodsPerDay;
  return {
    title: `${instance.name}: ${lectures} lectures of ${instance.courses.length} courses, ${instance.rooms.length} rooms, ${periods} periods`,
    solve: (options, listener) => solve(instance, options, listener),
    check: (solution) => check(instance, solution),
  };
}

async function solve(
  instance: CttInstance,
  options: SearchOptions,
  { signal, onProgress }: SearchListener,
): Promise<Solved> {
  const { solution, iterations, seconds, lowerBound, infeasibilities } = await solveCtt(instance, {
    seconds: options.iterations === undefined ? STANDARD_SECONDS : Infinity,
    seed: 1,
    threads: 1,
    ...options,
    signal,
    onProgress,
  });
  // Counted again from the published rules, whatever the search believes.
  const { hard, cost, parts } = evaluateCtt(instance, solution);
  return {
    hard,
    cost,
    parts: partsOf(parts),
    iterations,
    seconds,
    lowerBound,
    text: formatCttSolution(instance, solution),
    solution: {
      assignments: solution.map(({ course, room, day, period }) => ({
        course: instance.courses[course]?.id,
        room: instance.rooms[room]?.id,
        day,
        period,
      })),
    },
    remarks: [...infeasibilities.map(proofText), ...cttViolations(instance, solution).map(({ text }) => text)],
  };
}

function check(instance: CttInstance, text: string): Checked {
  const solution = parseCttSolution(instance, text);
  const { hard, cost, parts } = evaluateCtt(instance, solution);
  return { hard, cost, parts: partsOf(parts), violations: cttViolations(instance, solution) };
}

function partsOf(parts: CttEvaluation['parts']): Part[] {
  return Object.entries(WEIGHTS).map(([key, weight]) => {
    const cost = parts[key as keyof CttEvaluation['parts']];
    return { key, count: cost / weight, weight, cost };
  });
}

function proofText({ code, id, lectures, placeable }: CttInfeasibility): string {
  const who = code === 'ROOMS' ? 'all courses together' : `${code.toLowerCase()} ${id}`;
  return `no timetable can keep all rules: of the ${lectures} lectures of ${who}, at most ${placeable} can be held`;
}
