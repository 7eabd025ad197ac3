import {
  AnnealingPlanner,
  EarliestPlanner,
  clashesOf,
  costOf,
  generateProblem,
  type SolvedTimetable,
  type TimetableProblem,
} from '#scheduling';
import { toProblem } from '../libs/scheduling/src/problem-file/to-problem.rules.js';
import { tableOf } from './timings.js';

/** A plan of some cohorts, and the growth that the product has to stand. */
const SIZES = { plan: 271, growth: 10_000 };
const SEED = 1;

interface Run {
  solved: SolvedTimetable;
  /** Wall-clock and CPU seconds until every lesson had a place; null: never. */
  feasibleAfter: { seconds: number; cpuSeconds: number } | null;
  cpuSeconds: number;
}

/** Our own problem: how soon a plan without gaps is there, and what more time is worth. */
export async function benchOurs(options: { seconds: number; log: (text: string) => void }): Promise<string> {
  const { seconds, log } = options;
  const plan = toProblem(generateProblem({ lessons: SIZES.plan, seed: SEED }).file);
  const { file, witness } = generateProblem({ lessons: SIZES.growth, seed: SEED });
  const growth = toProblem(file);
  const rows: string[][] = [];
  const simple = await new EarliestPlanner().plan(plan);
  const simpleCost = costOf(plan, simple.placed).cost;
  rows.push([
    `${SIZES.plan} lessons, earliest places`,
    '—',
    '—',
    '—',
    String(simple.unplaced.length),
    text(simpleCost),
    '1.00',
    '—',
  ]);
  let first: number | null = null;
  for (const budget of [seconds * 2, seconds * 10]) {
    const run = await solve(plan, budget, log);
    first ??= run.solved.cost;
    rows.push([
      ...rowOf(`${SIZES.plan} lessons`, budget, run),
      text(run.solved.cost),
      ratio(run.solved.cost, simpleCost),
      text(run.solved.lowerBound),
    ]);
  }
  const run = await solve(growth, seconds * 2, log);
  const witnessCost = costOf(growth, witness).cost;
  rows.push([
    ...rowOf(`${SIZES.growth} lessons`, seconds * 2, run),
    text(run.solved.cost),
    ratio(run.solved.cost, witnessCost),
    text(run.solved.lowerBound),
  ]);
  return [
    `Our own problem, one core, seed ${SEED}; the ratio is to the plan of earliest places (${SIZES.growth}: to the witness, ${text(witnessCost)})`,
    '',
    tableOf([['', 'budget s', 'all placed after s', 'CPU s', 'unplaced', 'cost', 'ratio', 'lower bound'], ...rows]),
  ].join('\n');
}

function rowOf(name: string, budget: number, { solved, feasibleAfter }: Run): string[] {
  return [
    name,
    String(budget),
    feasibleAfter ? feasibleAfter.seconds.toFixed(1) : 'never',
    feasibleAfter ? feasibleAfter.cpuSeconds.toFixed(1) : '—',
    String(solved.unplaced.length),
  ];
}

async function solve(problem: TimetableProblem, seconds: number, log: (text: string) => void): Promise<Run> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const cpuSeconds = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  };
  let feasibleAfter: Run['feasibleAfter'] = null;
  const solved = await new AnnealingPlanner().solve(problem, {
    seconds,
    seed: SEED,
    threads: 1,
    onProgress: ({ unplaced, cost, iterations }) => {
      if (unplaced > 0) return;
      feasibleAfter ??= { seconds: (performance.now() - startedAt) / 1_000, cpuSeconds: cpuSeconds() };
      log(`${problem.lessons.length} lessons: cost ${cost} after ${iterations} iterations`);
    },
  });
  // Small problems may be done before anything is told.
  if (solved.unplaced.length === 0) feasibleAfter ??= { seconds: solved.seconds, cpuSeconds: cpuSeconds() };
  const clashes = clashesOf(problem, solved.placed);
  if (clashes.length > 0) throw new Error(`the plan breaks ${clashes.length} rules`);
  return { solved, feasibleAfter, cpuSeconds: cpuSeconds() };
}

const text = (value: number | null): string => (value === null ? 'unknown' : String(Math.round(value)));
const ratio = (value: number, to: number): string => (value / to).toFixed(2);
