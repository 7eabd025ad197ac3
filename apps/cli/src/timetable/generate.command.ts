import type { Command } from 'commander';
import { generateProblem, MOST_LESSONS, toAssignments, writeProblemFile } from '#scheduling';
import { answer, command } from '../command.js';
import { LARGEST_SEED, wholeNumber } from './option-values.js';
import { expectWritable, writeWhole } from './output-file.js';
import { tellingFaults } from './telling-faults.js';

interface GenerateOptions {
  lessons: number;
  seed: number;
  out?: string;
  witness?: string;
  json?: boolean;
}

/** `silkcast timetable generate` */
export function generateCommand(): Command {
  return command('generate', 'Make up a realistic problem of any size in which every lesson can be placed.')
    .requiredOption('--lessons <n>', `1 to ${MOST_LESSONS}`, wholeNumber(1, MOST_LESSONS))
    .option('--seed <n>', 'the same seed gives the same problem', wholeNumber(0, LARGEST_SEED), 1)
    .option('--out <file>', 'file for the problem (else it is written to standard output)')
    .option('--witness <file>', 'file for a timetable that keeps every rule')
    .action((options: GenerateOptions) => tellingFaults(options.json, () => generate(options)));
}

async function generate({ lessons, seed, out, witness, json }: GenerateOptions): Promise<void> {
  for (const file of [out, witness]) if (file !== undefined) await expectWritable(file);
  const generated = generateProblem({ lessons, seed });
  const text = writeProblemFile(generated.file);
  if (witness !== undefined) {
    const solution = { assignments: toAssignments(generated.witness) };
    await writeWhole(witness, `${JSON.stringify(solution, null, 2)}\n`);
  }
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeWhole(out, text);
  const { cohorts, instructors, resources, horizon } = generated.file;
  const summary = {
    lessons,
    seed,
    cohorts: cohorts.length,
    instructors: instructors.length,
    resources: resources.length,
    ...horizon,
    out,
  };
  answer(
    json,
    summary,
    () =>
      `${lessons} lessons of ${cohorts.length} cohorts, ${instructors.length} instructors, ${resources.length} rooms and kits, ${horizon.from} to ${horizon.until}: ${out}`,
  );
}
