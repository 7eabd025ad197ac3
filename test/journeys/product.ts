import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';

const CLI = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

export interface Product {
  url: string;
  accounts: { role: string; displayName: string; mobile: string; password: string }[];
  child: ChildProcess;
  dataDir: string;
  /** In full mode; otherwise the database is in `dataDir`. */
  databaseUrl: string | undefined;
  /** Clean end, as by Ctrl-C; resolves when everything is down. */
  stop(): Promise<void>;
  /** Process id of one of its parts, as it runs now. */
  partPid(name: 'api' | 'worker'): number | undefined;
  /** The end of a power cut: SIGKILL for the tool and for every process that it started. */
  kill(): Promise<void>;
}

/** A data folder for one journey, removed by the caller. */
export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'silkcast-journey-'));
export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

/**
 * Full mode, when the environment names servers: a database of the journey's own on that PostgreSQL, and an empty
 * Redis. Starting again with the same folder finds both as they were left.
 */
async function fullMode(dataDir: string): Promise<{ DATABASE_URL?: string }> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (!DATABASE_URL) return {};
  const name = basename(dataDir).toLowerCase().replaceAll('-', '_');
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rows.length === 0) {
    await client.query(`create database ${name} template template0`);
    if (REDIS_URL) {
      const redis = new Redis(REDIS_URL);
      await redis.flushdb();
      await redis.quit();
    }
  }
  await client.end();
  return { DATABASE_URL: Object.assign(new URL(DATABASE_URL), { pathname: `/${name}` }).href };
}

/** The built product as `npm start` runs it, on a port and a data folder of its own. Full mode by the environment. */
export async function startProduct(dataDir: string, port: number): Promise<Product> {
  const database = await fullMode(dataDir);
  const child = spawn(process.execPath, [CLI, 'serve', '--demo', '--json'], {
    env: { ...process.env, ...database, NODE_ENV: 'development', DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`Silkcast did not start:\n${errors.join('')}`);
  });
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text));
  const { url, accounts } = JSON.parse(await Promise.race([line, ended])) as Pick<Product, 'url' | 'accounts'>;
  ended.catch(() => undefined);
  return {
    url,
    accounts,
    child,
    dataDir,
    databaseUrl: database.DATABASE_URL,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
    partPid: (name) => descendants(child.pid ?? 0).find((pid) => commandOf(pid).includes(`apps/${name}/`)),
    kill: async () => {
      const exited = once(child, 'exit');
      for (const pid of [child.pid ?? 0, ...descendants(child.pid ?? 0)]) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It ended by itself in between.
        }
      }
      await exited;
    },
  };
}

/** Children, grandchildren and so on, by the process table. */
function descendants(pid: number): number[] {
  const table = processTable();
  const below = (parent: number): number[] =>
    table.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** Process and parent of everything that runs; a small machine has no `ps`, and a Mac no `/proc`. */
function processTable(): [pid: number, ppid: number][] {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): [number, number][] => {
      try {
        // pid (name) state ppid …; the name may hold spaces and brackets.
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
      } catch {
        return [];
      }
    });
}

function commandOf(pid: number): string {
  if (existsSync('/proc/self/stat')) {
    const file = `/proc/${pid}/cmdline`;
    // It may have ended since the table was read.
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}
