import { benchRoster } from './roster.js';

/** `npm run bench -- <name>`: measures, prints, asserts nothing. Needs no database of yours. */
const BENCHES: Readonly<Record<string, (runs: number) => Promise<string>>> = { roster: benchRoster };

const [name = '', ...options] = process.argv.slice(2);
const bench = BENCHES[name];
const runs = Number(options.find((option) => option.startsWith('--runs='))?.slice('--runs='.length) ?? 3);
if (!bench || !Number.isInteger(runs) || runs < 1) {
  process.stderr.write(`Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--runs=3]\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${await bench(runs)}\n`);
}
