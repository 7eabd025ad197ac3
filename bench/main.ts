import { benchRoster } from './roster.js';
import { benchTimetable } from './timetable.js';

/** `npm run bench -- <name>`: measures, prints, asserts nothing. Needs no database of yours. */
const BENCHES: Readonly<Record<string, (runs: number | undefined, options: readonly string[]) => Promise<string>>> = {
  roster: (runs = 3) => benchRoster(runs),
  timetable: benchTimetable,
};

const [name = '', ...options] = process.argv.slice(2);
const bench = BENCHES[name];
const given = options.find((option) => option.startsWith('--runs='))?.slice('--runs='.length);
const runs = given === undefined ? undefined : Number(given);
if (!bench || (runs !== undefined && (!Number.isInteger(runs) || runs < 1))) {
  process.stderr.write(`Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--runs=N]\n`);
  process.exitCode = 2;
} else {
  try {
    process.stdout.write(`${await bench(runs, options)}\n`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
