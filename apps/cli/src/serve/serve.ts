import { existsSync } from 'node:fs';
import { extname } from 'node:path';
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

const READY_TRIES = 600;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Brings everything up in order, prints where it is, and takes it down in order on SIGINT or SIGTERM. */
export async function serve({ demo, json }: { demo?: boolean; json?: boolean }): Promise<void> {
  const config = processConfig();
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  // First of all: nothing has to be taken down again when there is no place for it.
  const port = await freePort(config.PORT, config.HOST, { isFixed: config.PUBLIC_URL !== undefined });
  const stopping = new AbortController();
  const stopped = new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done()));
  const stop = (): void => stopping.abort();
  for (const signal of SIGNALS) process.on(signal, stop);
  const parts: SupervisedProcess[] = [];
  let embedded: EmbeddedPostgres | undefined;
  try {
    // Made here once, so that the two processes below find the same keys.
    ensureSecrets(config);
    if (!config.DATABASE_URL) embedded = await startDatabase(config, say);
    const url = config.DATABASE_URL ?? embedded?.url ?? '';
    await migrate(url, config);
    const accounts = demo ? await loadDemo(url, config, say) : [];
    const local = `http://${reachable(config.HOST)}:${port}`;
    const address = config.PUBLIC_URL ?? local;
    const environment = childEnvironment({
      DATABASE_URL: url,
      PORT: String(port),
      PUBLIC_URL: address,
      DEMO: String(Boolean(demo) || config.DEMO),
      ...webDir(config),
    });
    for (const name of ['api', 'worker']) {
      if (stopping.signal.aborted) return;
      const part = new SupervisedProcess(name, entryOf(name), environment);
      part.start();
      parts.push(part);
    }
    const lost = embedded ? [databaseLost(embedded)] : [];
    const isUp = await Promise.race([ready(`${local}/readyz`, stopping.signal), ...lost]);
    if (isUp) announce(json, address, accounts);
    await Promise.race([stopped, ...lost]);
  } finally {
    // Also after an error: a part that nobody supervises would keep this process, and the port, for ever.
    stopping.abort();
    for (const part of parts) await part.stop();
    await embedded?.stop();
    // Until here, somebody impatient changes nothing by a second Ctrl-C.
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

async function startDatabase(config: Config, say: (text: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: databaseFolder(config), log: say });
}

/** The main module of another app, built or not like this one. */
const entryOf = (name: string): string =>
  fileURLToPath(new URL(`../../../${name}/src/main${extname(import.meta.url)}`, import.meta.url));

/** The built web app: beside the sources, three levels above them when this runs from `dist`. */
function webDir(config: Config): Record<string, string> {
  if (config.WEB_DIR) return { WEB_DIR: config.WEB_DIR };
  const candidates = ['../../../../../apps/web/dist', '../../../web/dist'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const built = candidates.find((folder) => existsSync(folder));
  return built ? { WEB_DIR: built } : {};
}

/** Where this machine itself reaches a server that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function databaseLost(embedded: EmbeddedPostgres): Promise<never> {
  const code = await embedded.exited;
  throw new OperatorError(`The database ended (${code}). Its log is beside its data; start again to recover.`);
}

/** True when the API can serve, false when somebody stops it all before. */
async function ready(url: string, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 0; attempt < READY_TRIES; attempt += 1) {
    if (signal.aborted) return false;
    const response = await fetch(url, { signal }).catch(() => undefined);
    if (response?.ok) return true;
    await pause(100, undefined, { signal }).catch(() => undefined);
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
