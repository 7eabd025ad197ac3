import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError, failedStep } from './embedded-postgres-error.js';
import { giveTo } from './os-user.js';
import type { Placement } from './placement.js';

/** Name of the role and of the database that the product uses. */
export const DATABASE_NAME = 'silkcast';
const MAJOR_VERSION = '18';
const DRAFT = 'cluster.unfinished-';

/** Environment of PostgreSQL's own programs: no PG* variable of the host reaches them. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export function passwordFile(folder: string): string {
  return join(folder, 'password');
}

/** The stored password of a cluster that exists. */
export function readPassword(folder: string): string {
  try {
    return readFileSync(passwordFile(folder), 'utf8').trim();
  } catch {
    throw new EmbeddedPostgresError(
      `${passwordFile(folder)} can't be read, so the database beside it can't be opened. ` +
        'Start as the user who made it, or put the file back.',
    );
  }
}

/**
 * Makes the cluster if there is none: UTF8, ICU root collation, scram with a random password (kept 0600 beside the
 * data). initdb works in a folder of its own that gets its name at the end, so a killed first start leaves no half
 * cluster.
 */
export async function ensureCluster(placement: Placement, sync: boolean): Promise<{ created: boolean }> {
  const { folder, cluster, user } = placement;
  if (existsSync(cluster)) {
    checkVersion(cluster);
    return { created: false };
  }
  for (const name of readdirSync(folder)) {
    if (name.startsWith(DRAFT)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  // A name of its own: the initdb of a killed start may still be writing to the old one.
  const draft = join(folder, `${DRAFT}${randomBytes(4).toString('hex')}`);
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  giveTo(draft, user);
  const password = randomBytes(24).toString('base64url');
  rmSync(passwordFile(folder), { force: true });
  writeFileSync(passwordFile(folder), `${password}\n`, { mode: 0o600, flag: 'wx' });
  const forInitdb = join(folder, 'initdb-password');
  rmSync(forInitdb, { force: true });
  try {
    writeFileSync(forInitdb, `${password}\n`, { mode: 0o600, flag: 'wx' });
    giveTo(forInitdb, user);
    await initdb(placement, draft, forInitdb, sync);
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(forInitdb, { force: true });
  }
  return { created: true };
}

function initdb(placement: Placement, target: string, pwfile: string, sync: boolean): Promise<void> {
  const args = [
    '-D',
    target,
    '-U',
    DATABASE_NAME,
    '-A',
    'scram-sha-256',
    `--pwfile=${pwfile}`,
    '-E',
    'UTF8',
    '--locale-provider=icu',
    '--icu-locale=und',
    '--locale=C',
    ...(sync ? [] : ['--no-sync']),
  ];
  return new Promise((done, fail) => {
    const child = spawn(join(placement.native, 'bin', 'initdb'), args, {
      ...placement.user,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => fail(failedStep('initdb', error.message, placement.folder)));
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(failedStep('initdb', output, placement.folder));
    });
  });
}

function checkVersion(cluster: string): void {
  let version: string;
  try {
    version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw new EmbeddedPostgresError(
      `The data in ${cluster} belong to another user. Start as that user, or set DATA_DIR to another folder.`,
    );
  }
  if (version === MAJOR_VERSION) return;
  throw new EmbeddedPostgresError(
    `The data in ${cluster} were written by PostgreSQL ${version}, this release carries ${MAJOR_VERSION}. ` +
      'Write a backup with the old release and restore it with this one.',
  );
}
