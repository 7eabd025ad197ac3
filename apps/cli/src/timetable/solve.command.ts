import type { Command } from 'commander';
import { answer, command, ToolEnd } from '../command.js';
import { figuresText } from './figures-text.js';
import { LARGEST_SEED, seconds, wholeNumber } from './option-values.js';
import { expectWritable, writeWhole } from './output-file.js';
import { readTask } from './read-task.js';
import { watchSearch } from './search-watch.js';
import type { SearchOptions, Solved } from './timetable-task.js';
import { tellingFaults } from './telling-faults.js';

interface SolveCommandOptions extends SearchOptions {
  out?: string;
  json?: boolean;
}

/** `silkcast timetable solve FILE` */
export function solveCommand(): Command {
  return command('solve', 'Make a timetable for a problem (JSON, or a .ctt file of the ITC-2007 competition).')
    .argument('<file>', 'the problem')
    .option('--seconds <n>', 'how long to search (else as the file says, or 30)', seconds)
    .option('--seed <n>', 'the same seed and iterations give the same timetable', wholeNumber(0, LARGEST_SEED))
    .option('--threads <n>', 'searches side by side', wholeNumber(1, 64))
    .option('--iterations <n>', 'end after so many iterations per thread', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--out <solution>', 'file for the timetable (else it is written to standard output)')
    .addHelpText('after', '\nExit code: 0 every lesson has a place, 1 some have none, 2 the input cannot be used.')
    .action((file: string, options: SolveCommandOptions) => tellingFaults(options.json, () => solve(file, options)));
}

async function solve(file: string, { out, json, ...options }: SolveCommandOptions): Promise<void> {
  if (out !== undefined) await expectWritable(out, file);
  const task = await readTask(file);
  const watch = watchSearch();
  // Said at once: from here on Ctrl-C ends the search and not the tool.
  process.stderr.write(`${task.title}\n`);
  // Without a word about seconds, iterations alone decide when it ends.
  const search = { ...options, ...(options.iterations !== undefined && { seconds: options.seconds ?? Infinity }) };
  let solved: Solved;
  try {
    solved = await task.solve(search, watch);
  } finally {
    watch.end();
  }
  if (out !== undefined) await writeWhole(out, solved.text);
  tell(solved, watch.wasStopped, out, json);
  if (solved.hard > 0) throw new ToolEnd(1);
}

function tell(solved: Solved, wasStopped: boolean, out?: string, json?: boolean): void {
  const { text, solution, remarks, ...figures } = solved;
  const lines = [
    figuresText(figures, [
      ['lower bound', String(figures.lowerBound ?? 'unknown')],
      ['seconds', figures.seconds.toFixed(1)],
      ['iterations', String(figures.iterations)],
    ]),
    ...remarks,
    ...(wasStopped ? ['Stopped; this is the best so far.'] : []),
  ].join('\n');
  if (json) answer(true, { ...figures, remarks, wasStopped, ...(out === undefined ? solution : { out }) }, () => '');
  else if (out !== undefined) answer(false, null, () => lines);
  else {
    // The timetable alone goes to standard output, so that another program can read it.
    process.stdout.write(text);
    process.stderr.write(`${lines}\n`);
  }
}
