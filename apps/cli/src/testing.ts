import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.js';

const HOOKS = new URL('../../../test/setup/run-typescript.mjs', import.meta.url).href;
const ENTRY = fileURLToPath(new URL('./main.ts', import.meta.url));

// eslint-disable-next-line no-restricted-syntax -- a spec decides what the tool reads
const environmentHere = process.env;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The tool as an operator starts it, from the sources; nothing of this process's environment but the path. */
export function start(args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', HOOKS, '--disable-warning=DeprecationWarning', ENTRY, ...args], {
    env: { PATH: environmentHere['PATH'] ?? '', ...environment },
    stdio: 'pipe',
  });
}

/** Runs a command to its end in a process of its own; `input` is what stdin gives. */
export async function run(
  args: readonly string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<Ended> {
  const child = start(args, environment);
  const texts = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}

/** What the tool reads of the environment and a spec sets; everything else is as it is. */
const READ = [
  'NODE_ENV',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'DATABASE_URL',
  'REDIS_URL',
  'DATA_DIR',
  'FIELD_KEYS',
  'LOOKUP_KEY',
  'TOKEN_KEY',
];

/** The same command in this process, which takes milliseconds instead of seconds; one at a time. */
export async function runHere(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const before = Object.fromEntries(READ.map((name) => [name, environmentHere[name]]));
  const texts = { stdout: '', stderr: '' };
  const written = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const write = stream.write.bind(stream);
    stream.write = (text: string) => Boolean((texts[name] += text));
    return () => (stream.write = write);
  });
  setEnvironment({ ...Object.fromEntries(READ.map((name) => [name, undefined])), ...environment });
  try {
    return { code: await runTool(args), ...texts };
  } finally {
    for (const giveBack of written) giveBack();
    setEnvironment(before);
  }
}

function setEnvironment(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete environmentHere[name];
    else environmentHere[name] = value;
  }
}
