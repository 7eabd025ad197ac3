import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import {
  childEnvironment,
  type Config,
  type EmbeddedPostgres,
  ensureSecrets,
  processConfig,
  startEmbeddedPostgres,
} from '#platform';
import { OperatorError } from '../command.js';
import { accountLines, loadDemo, type DemoAccounts } from '../database/demo.command.js';
import { databaseFolder, migrate } from '../database/with-database.js';
import { freePort } from './free-port.js';
import { SupervisedProcess } from './supervised-process.js';

const ROOT = new URL('../../../../../', import.meta.url);
const READY_TRIES = 600;

/** Brings everything up in order, prints where it is, and takes it down in order on SIGINT or SIGTERM. */
export async function serve({ demo, json }: { demo?: boolean; json?: boolean }): Promise<void> {
  const config = processConfig();
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const stopped = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done());
  });
  // Made here once, so that the two processes below find the same keys.
  ensureSecrets(config);
  const embedded = config.DATABASE_URL ? undefined : await startDatabase(config, say);
  const url = config.DATABASE_URL ?? embedded?.url ?? '';
  try {
    await migrate(url, config);
    const accounts = demo ? await loadDemo(url, config, say) : [];
    const port = await freePort(config.PORT, config.HOST);
    const address = config.PUBLIC_URL ?? `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${port}`;
    const environment = childEnvironment({
      DATABASE_URL: url,
      PORT: String(port),
      PUBLIC_URL: address,
      DEMO: String(Boolean(demo) || config.DEMO),
      ...webDir(config),
    });
    const parts = ['api', 'worker'].map(
      (name) => new SupervisedProcess(name, fileURLToPath(new URL(`dist/apps/${name}/src/main.js`, ROOT)), environment),
    );
    for (const part of parts) part.start();
    const isUp = await Promise.race([ready(`http://127.0.0.1:${port}/readyz`), stopped.then(() => false)]);
    if (isUp) announce(json, address, accounts);
    await Promise.race([stopped, ...(embedded ? [databaseLost(embedded)] : [])]);
    for (const part of parts) await part.stop();
  } finally {
    await embedded?.stop();
  }
}

async function startDatabase(config: Config, say: (text: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: databaseFolder(config), log: say });
}

function webDir(config: Config): Record<string, string> {
  const built = fileURLToPath(new URL('apps/web/dist', ROOT));
  if (config.WEB_DIR) return { WEB_DIR: config.WEB_DIR };
  return existsSync(built) ? { WEB_DIR: built } : {};
}

async function databaseLost(embedded: EmbeddedPostgres): Promise<never> {
  const code = await embedded.exited;
  throw new OperatorError(`The database ended (${code}). Its log is beside its data; start again to recover.`);
}

async function ready(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < READY_TRIES; attempt += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return true;
    await pause(100);
  }
  throw new OperatorError('The API did not become ready within a minute.');
}

function announce(json: boolean | undefined, url: string, accounts: DemoAccounts): void {
  if (json) process.stdout.write(`${JSON.stringify({ url, accounts })}\n`);
  else {
    const demo = accounts.length > 0 ? `\n\nDemo accounts (mobile, password):\n${accountLines(accounts)}` : '';
    process.stdout.write(`\nSilkcast 丝播 runs at ${url}${demo}\n\nStop with Ctrl-C.\n`);
  }
}
