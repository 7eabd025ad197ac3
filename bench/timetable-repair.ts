import {
  AnnealingPlanner,
  clashesOf,
  costOf,
  dayOf,
  EarliestPlanner,
  generateProblem,
  type PlacedLesson,
  type TimetableProblem,
} from '#scheduling';
import { exactRepair } from '../libs/scheduling/src/problem-file/testing/exact-repair.js';
import {
  busiestInstructor,
  smallProblem,
  withoutInstructor,
} from '../libs/scheduling/src/problem-file/testing/repair-case.js';
import { toProblem } from '../libs/scheduling/src/problem-file/to-problem.rules.js';
import { tableOf } from './timings.js';

const SMALL_CASES = 30;
const EXACT_SECONDS = 600;
const TARGET = 1.2;
/** Half a second of one core. */
const SMALL_ITERATIONS = 300_000;

/** One instructor is lost: how many lessons move, beside the least that can. */
export async function benchRepair(options: { seconds: number; log: (text: string) => void }): Promise<string> {
  const large = await repairLarge(options);
  const cases: { unplaced: number; moves: number; leastUnplaced: number; leastMoves: number }[] = [];
  for (let seed = 1; seed <= SMALL_CASES; seed += 1) {
    const problem = smallProblem(seed);
    const { placed } = await new EarliestPlanner().plan(problem);
    const broken = lose(problem, placed, 2);
    const exact = await exactRepair(broken, EXACT_SECONDS);
    if (!exact) continue;
    const repaired = await repair(broken, placed, { seconds: Infinity, iterations: SMALL_ITERATIONS });
    cases.push({ ...repaired, leastUnplaced: exact.unplaced, leastMoves: exact.moves });
    options.log(`case ${seed}: ${repaired.moves} moves, least ${exact.moves}`);
  }
  const sum = (of: (one: (typeof cases)[number]) => number): number => cases.reduce((total, one) => total + of(one), 0);
  const worst = Math.max(...cases.map(({ moves, leastMoves }) => moves / Math.max(1, leastMoves)));
  const rows = [
    ['', 'ours', 'least (exact)', 'ratio', `target`],
    [
      'moves in all',
      String(sum(({ moves }) => moves)),
      String(sum(({ leastMoves }) => leastMoves)),
      (sum(({ moves }) => moves) / sum(({ leastMoves }) => leastMoves)).toFixed(2),
      `≤ ${TARGET}`,
    ],
    ['worst case', '', '', worst.toFixed(2), ''],
    [
      'lessons without a place',
      String(sum(({ unplaced }) => unplaced)),
      String(sum(({ leastUnplaced }) => leastUnplaced)),
      '',
      '',
    ],
  ];
  return [
    'Repair after the loss of the busiest instructor, one core',
    '',
    large,
    '',
    `${cases.length} small cases solved exactly (HiGHS):`,
    tableOf(rows),
  ].join('\n');
}

async function repairLarge({ seconds, log }: { seconds: number; log: (text: string) => void }): Promise<string> {
  const { file, witness } = generateProblem({ lessons: 271, seed: 1 });
  const problem = toProblem(file);
  const broken = lose(problem, witness, 7);
  const lost = clashesOf(broken, witness).length;
  const { moves, unplaced } = await repair(broken, witness, { seconds });
  log(`271 lessons: ${moves} moves for ${lost} lessons lost`);
  return `271 lessons, a week without the busiest instructor: ${lost} lessons lost, ${moves} moved (ratio ${(moves / Math.max(1, lost)).toFixed(2)}), ${unplaced} without a place.`;
}

/** The busiest instructor is away for some days from the first lesson of that instructor on. */
function lose(problem: TimetableProblem, published: readonly PlacedLesson[], days: number): TimetableProblem {
  const instructorId = busiestInstructor(published);
  const own = published.filter(({ placement }) => placement.instructorId === instructorId);
  const from = dayOf(Math.min(...own.map(({ placement }) => placement.startsAt)));
  return withoutInstructor(problem, published, instructorId, { from, until: from + days - 1 });
}

async function repair(
  broken: TimetableProblem,
  published: readonly PlacedLesson[],
  budget: { seconds: number; iterations?: number },
): Promise<{ moves: number; unplaced: number }> {
  const solved = await new AnnealingPlanner().solve(broken, {
    ...budget,
    seed: 1,
    threads: 1,
    start: { placed: [...published], unplaced: [] },
  });
  if (clashesOf(broken, solved.placed).length > 0) throw new Error('the repair breaks rules');
  return {
    moves: costOf(broken, solved.placed).parts.find(({ key }) => key === 'moves')?.count ?? 0,
    unplaced: solved.unplaced.length,
  };
}
