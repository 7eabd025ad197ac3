import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

export interface Product {
  url: string;
  accounts: { role: string; displayName: string; mobile: string; password: string }[];
  child: ChildProcess;
  dataDir: string;
  /** Clean end, as by Ctrl-C; resolves when everything is down. */
  stop(): Promise<void>;
}

/** A data folder for one journey, removed by the caller. */
export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'silkcast-journey-'));
export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

/** The built product as `npm start` runs it, on a port and a data folder of its own. Full mode by the environment. */
export async function startProduct(dataDir: string, port: number): Promise<Product> {
  const child = spawn(process.execPath, [CLI, 'serve', '--demo', '--json'], {
    env: { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, PORT: String(port) },
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
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
