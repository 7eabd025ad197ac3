import { cpus } from 'node:os';
import { benchCtt, INSTANCES } from './timetable-ctt.js';
import { benchOurs } from './timetable-ours.js';
import { benchRepair } from './timetable-repair.js';

const PARTS = ['ctt', 'ours', 'repair'] as const;
const STANDARD_SECONDS = 30;

/**
 * The planner beside what is published and what is exact. Options: `--runs=1`, `--seconds=30`, `--instances=comp01,comp02`,
 * `--only=ctt,ours,repair`, and `--iterations=N` for the published instances, which then do not depend on how busy the
 * machine is. As it stands it takes about a quarter of an hour: eleven instances of 30 s, our own problem
 * with 2 × and 10 × those seconds, repairs. Progress goes to standard error.
 */
export async function benchTimetable(runs: number | undefined, options: readonly string[]): Promise<string> {
  const valueOf = (name: string): string | undefined =>
    options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3);
  const seconds = Number(valueOf('seconds') ?? STANDARD_SECONDS);
  const iterations = valueOf('iterations') === undefined ? undefined : Number(valueOf('iterations'));
  const only = valueOf('only')?.split(',') ?? [...PARTS];
  const instances = valueOf('instances')?.split(',') ?? INSTANCES;
  const known: readonly string[] = PARTS;
  if (
    !(seconds > 0) ||
    (iterations !== undefined && !(Number.isInteger(iterations) && iterations > 0)) ||
    only.some((part) => !known.includes(part)) ||
    instances.some((name) => !INSTANCES.includes(name))
  ) {
    throw new RangeError(
      `Options: --runs=N --seconds=N --iterations=N --only=${PARTS.join(',')} --instances=${INSTANCES.join(',')}`,
    );
  }
  const log = (text: string): boolean => process.stderr.write(`${text}\n`);
  const reports: string[] = [`Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown'}`];
  if (only.includes('ctt')) reports.push(await benchCtt({ instances, runs: runs ?? 1, seconds, iterations, log }));
  if (only.includes('ours')) reports.push(await benchOurs({ seconds, log }));
  if (only.includes('repair')) reports.push(await benchRepair({ seconds, log }));
  return reports.join('\n\n');
}
