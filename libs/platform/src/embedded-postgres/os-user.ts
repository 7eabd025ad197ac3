import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { unsupported } from './embedded-postgres-error.js';

/** The operating system user that PostgreSQL runs as; `undefined` = the user who started us. */
export type OsUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses uid 0, and a uid without a passwd entry. As root we therefore take the owner of data that exists
 * already, else `postgres`, else `nobody`; nothing is added to the machine.
 */
export function chooseOsUser(clusterFolder: string): OsUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw unsupported('PostgreSQL must not run as root, and this machine has neither a user "postgres" nor "nobody".');
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    const id = Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    // A negative id (nobody on macOS) is the same 32 bits read as unsigned.
    return Number.isInteger(id) && id !== 0 ? id >>> 0 : undefined;
  } catch {
    return undefined;
  }
}

/** Whether that user may traverse the folder or execute the file. The kernel is asked, so ACLs count too. */
export function canReach(path: string, user: OsUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Gives a file that root made to the user that PostgreSQL runs as. */
export function giveTo(path: string, user: OsUser): void {
  if (user) chownSync(path, user.uid, user.gid);
}
