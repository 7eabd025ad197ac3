import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { giveTo, type OsUser } from './os-user.js';
import { commandLine } from './process-identity.js';

/** Above every possible pid, so that PostgreSQL finds no such process. */
const NOBODYS_PID = 2_147_483_647;
const PATIENCE_STEPS = 600;

/** What PostgreSQL writes to `postmaster.pid` (PostgreSQL source, pidfile.h). */
export interface PostmasterFile {
  pid: number;
  port: number;
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Clears the way before a start; only the owner of the folder may call it. A PostgreSQL that outlived its owner is
 * stopped cleanly. The file itself is never deleted: it also names the shared memory by which PostgreSQL notices
 * server processes that are still writing.
 */
export async function clearLeftovers(cluster: string, user: OsUser, log: (message: string) => void): Promise<void> {
  const found = readPostmasterFile(cluster);
  if (!found || !Number.isInteger(found.pid) || found.pid <= 1) return;
  const command = commandLine(found.pid);
  if (command === undefined) return;
  if (!isServerOf(command, cluster)) {
    // The number went to another program. PostgreSQL would take that for a live server if it runs as the same user.
    const file = join(cluster, 'postmaster.pid');
    writeFileSync(`${file}.new`, readFileSync(file, 'utf8').replace(/^\d+/, String(NOBODYS_PID)), { mode: 0o600 });
    giveTo(`${file}.new`, user);
    renameSync(`${file}.new`, file);
    return;
  }
  log(`Stopping a PostgreSQL (process ${found.pid}) that outlived its owner.`);
  try {
    process.kill(found.pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  for (let step = 0; step < PATIENCE_STEPS; step += 1) {
    const now = commandLine(found.pid);
    if (now === undefined || !isServerOf(now, cluster)) return;
    await pause(100);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL process ${found.pid} in ${cluster} doesn't stop. Stop it and start again.`,
  );
}

function isServerOf(command: string, cluster: string): boolean {
  return /postgres(\s|$)/.test(command) && ` ${command} `.includes(` -D ${cluster} `);
}
