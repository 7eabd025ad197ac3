import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { evaluateCtt, parseCtt, solveCtt } from '#scheduling';
import { tableOf } from './timings.js';

/** Costs from the literature: best known, and averages of several runs within the competition's time. */
const PUBLISHED: Readonly<Record<string, { best: number; mueller: number; bellio: number }>> = {
  comp01: { best: 5, mueller: 5.0, bellio: 5.2 },
  comp02: { best: 24, mueller: 61.3, bellio: 52.9 },
  comp03: { best: 64, mueller: 94.8, bellio: 79.2 },
  comp04: { best: 35, mueller: 42.8, bellio: 39.4 },
  comp05: { best: 284, mueller: 343.5, bellio: 335.1 },
  comp06: { best: 27, mueller: 56.8, bellio: 51.8 },
  comp07: { best: 6, mueller: 33.9, bellio: 26.4 },
  comp08: { best: 37, mueller: 46.5, bellio: 43.3 },
  comp09: { best: 96, mueller: 113.1, bellio: 106.1 },
  comp10: { best: 4, mueller: 21.3, bellio: 21.4 },
  comp11: { best: 0, mueller: 0.0, bellio: 0.0 },
};
export const INSTANCES = Object.keys(PUBLISHED);

interface Result {
  instance: string;
  costs: number[];
  /** Runs that broke a hard rule. */
  infeasible: number;
  iterations: number;
  seconds: number;
  cpuSeconds: number;
}

/** The published instances on one core, seeds 1, 2, …, beside what is published about them. */
export async function benchCtt(options: {
  instances: readonly string[];
  runs: number;
  seconds: number;
  /** Instead of the seconds; then a busy machine changes nothing but how long it takes. */
  iterations: number | undefined;
  log: (text: string) => void;
}): Promise<string> {
  const results: Result[] = [];
  for (const instance of options.instances) results.push(await measure(instance, options));
  const rows = results.map((result) => {
    const { best, mueller, bellio } = PUBLISHED[result.instance] ?? { best: NaN, mueller: NaN, bellio: NaN };
    const mean = meanOf(result.costs);
    return [
      result.instance,
      String(best),
      mueller.toFixed(1),
      bellio.toFixed(1),
      mean.toFixed(1),
      String(Math.min(...result.costs)),
      String(Math.max(...result.costs)),
      String(result.infeasible),
      Math.min(mueller, bellio) === 0 ? '—' : (mean / Math.min(mueller, bellio)).toFixed(2),
      Math.round(result.iterations / result.cpuSeconds).toLocaleString('en'),
      (result.cpuSeconds / result.costs.length).toFixed(1),
    ];
  });
  const head = [
    'instance',
    'best',
    'Müller',
    'Bellio',
    'mean',
    'min',
    'max',
    'infeasible',
    '÷ published',
    'iterations/CPU s',
    'CPU s/run',
  ];
  return [
    `Published instances (UD2): ${options.iterations === undefined ? `${options.seconds} s` : `${options.iterations} iterations`}, one core, ${options.runs} run(s) with seeds 1 to ${options.runs}`,
    '',
    tableOf([head, ...rows]),
    '',
    ...summary(results),
  ].join('\n');
}

async function measure(
  instance: string,
  {
    runs,
    seconds,
    iterations,
    log,
  }: { runs: number; seconds: number; iterations: number | undefined; log: (text: string) => void },
): Promise<Result> {
  const path = fileURLToPath(new URL(`../test/fixtures/timetabling/${instance}.ctt`, import.meta.url));
  const problem = parseCtt(await readFile(path, 'utf8'));
  const result: Result = { instance, costs: [], infeasible: 0, iterations: 0, seconds: 0, cpuSeconds: 0 };
  for (let seed = 1; seed <= runs; seed += 1) {
    const before = process.cpuUsage();
    const solved = await solveCtt(problem, {
      seconds,
      seed,
      threads: 1,
      ...(iterations !== undefined && { iterations }),
    });
    const { user, system } = process.cpuUsage(before);
    const { hard, cost } = evaluateCtt(problem, solved.solution);
    result.costs.push(cost);
    result.infeasible += hard > 0 ? 1 : 0;
    result.iterations += solved.iterations;
    result.seconds += solved.seconds;
    result.cpuSeconds += (user + system) / 1_000_000;
    log(`${instance} seed ${seed}: hard ${hard}, cost ${cost}`);
  }
  return result;
}

/** How far above the best known, on average over the instances: ours beside the published ones and the two targets. */
function summary(results: readonly Result[]): string[] {
  const above = (cost: (instance: string, result: Result) => number): number =>
    meanOf(results.map((result) => cost(result.instance, result) - (PUBLISHED[result.instance]?.best ?? NaN)));
  const ours = above((_, { costs }) => meanOf(costs));
  const mueller = above((instance) => PUBLISHED[instance]?.mueller ?? NaN);
  const bellio = above((instance) => PUBLISHED[instance]?.bellio ?? NaN);
  const published = Math.min(mueller, bellio);
  const ratio = (target: number): string => (target === 0 ? '—' : (ours / target).toFixed(2));
  return [
    'Mean of (cost − best known):',
    tableOf([
      ['', 'points', 'ours ÷'],
      ['ours', ours.toFixed(2), '1.00'],
      ['Müller', mueller.toFixed(2), ratio(mueller)],
      ['Bellio et al.', bellio.toFixed(2), ratio(bellio)],
      ['target at 30 s: the better published average', published.toFixed(2), ratio(published)],
      ['target at 300 s: 0.6 of it', (published * 0.6).toFixed(2), ratio(published * 0.6)],
    ]),
    ...(results.some(({ infeasible }) => infeasible > 0)
      ? ['Runs that broke a hard rule are counted with their cost.']
      : []),
  ];
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
