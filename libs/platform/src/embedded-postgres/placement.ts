import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { binariesLabel, copyBinaries, ensureLinks } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, chooseOsUser, type OsUser } from './os-user.js';

export interface Placement {
  /** Our folder: password, log, owner files. */
  folder: string;
  /** PostgreSQL's data directory. */
  cluster: string;
  /** `bin`, `lib` and `share` of PostgreSQL. */
  native: string;
  user: OsUser;
}

export interface PlacementRequest {
  dataDir: string;
  native: string;
  /** Folders that everybody may traverse, first choice first. */
  fallbacks?: readonly string[];
  log: (message: string) => void;
}

/**
 * Decides where the data lie and which binaries run. Usually that is `dataDir` and the installed package. A checkout
 * of root below a folder that only root may enter (a 0700 home) can be used by no other user, so the data, and a copy
 * of the binaries, go to a folder that can be traversed; `dataDir/location` keeps where.
 */
export function placeCluster({ dataDir, native, fallbacks, log }: PlacementRequest): Placement {
  const asked = resolve(dataDir);
  mkdirSync(asked, { recursive: true });
  const bases = fallbacks ?? ['/var/lib/silkcast', join(tmpdir(), 'silkcast-embedded')];
  const folder = dataFolder(asked, bases, log);
  const cluster = join(folder, 'cluster');
  const user = chooseOsUser(cluster);
  return { folder, cluster, native: usableBinaries(native, folder, user, bases, log), user };
}

/** Where the data of `dataDir` lie (they may have been moved, see `placeCluster`); makes nothing. */
export function placedFolder(dataDir: string): string {
  const asked = resolve(dataDir);
  const pointer = join(asked, 'location');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : asked;
}

function dataFolder(asked: string, bases: readonly string[], log: (message: string) => void): string {
  // Once moved, always moved: a home opened later must not bring up a second, empty database.
  const known = placedFolder(asked);
  if (known !== asked) {
    if (!existsSync(join(known, 'cluster'))) log(`${known} holds no data (any more); a new database is made there.`);
    return ownFolder(known);
  }
  const user = chooseOsUser(join(asked, 'cluster'));
  if (!user) return asked;
  if (lstatSync(asked).uid === 0) chmodSync(asked, 0o711);
  if (canReach(asked, user)) return asked;
  if (existsSync(join(asked, 'cluster'))) {
    throw new EmbeddedPostgresError(
      `The data in ${asked} belong to user id ${user.uid}, who can no longer enter that folder. ` +
        'Give the folders above it the permission to traverse (chmod o+x), or move the data with backup and restore.',
    );
  }
  const moved = reachableFolder(`data-${hash(asked)}`, user, bases);
  writeFileSync(join(asked, 'location'), `${moved}\n`);
  log(`Only root can enter ${asked}, and PostgreSQL must not run as root: the data are kept in ${moved}.`);
  return moved;
}

function usableBinaries(
  native: string,
  folder: string,
  user: OsUser,
  bases: readonly string[],
  log: (message: string) => void,
): string {
  const linked = ensureLinks(native);
  const postgres = join('bin', 'postgres');
  if (linked && (!user || canReach(join(native, postgres), user))) return native;
  const target = user ? reachableFolder(`binaries-${hash(native)}`, user, bases) : join(folder, 'binaries');
  mkdirSync(target, { recursive: true });
  if (!existsSync(join(target, binariesLabel(native)))) log(`Copying the PostgreSQL binaries to ${target}.`);
  return copyBinaries(native, target);
}

/** Makes `name` in the first base that the user can reach; a base that somebody else prepared is refused. */
function reachableFolder(name: string, user: NonNullable<OsUser>, bases: readonly string[]): string {
  const faults: string[] = [];
  for (const base of bases) {
    try {
      const folder = ownFolder(join(base, name));
      if (canReach(folder, user)) return folder;
      faults.push(`${base} can't be entered by user id ${user.uid}`);
    } catch (error) {
      faults.push((error as Error).message);
    }
  }
  throw new EmbeddedPostgresError(
    `No folder for the embedded PostgreSQL that user id ${user.uid} can enter: ${faults.join('; ')}. ` +
      'Move the checkout out of the private folder, set DATA_DIR, or set DATABASE_URL.',
  );
}

function ownFolder(folder: string): string {
  for (const path of [dirname(folder), folder]) {
    mkdirSync(path, { recursive: true });
    const found = lstatSync(path);
    // In a world-writable folder such as /tmp somebody else may have made it first.
    if (!found.isDirectory() || found.uid !== process.getuid?.()) {
      throw new EmbeddedPostgresError(`${path} belongs to somebody else`);
    }
    if ((found.mode & 0o777) !== 0o711) chmodSync(path, 0o711);
  }
  return folder;
}

function hash(path: string): string {
  return createHash('sha256').update(realpathSync(path)).digest('hex').slice(0, 12);
}
