import { afterEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { installedBinaries } from './binaries.js';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';

const folders: string[] = [];
const asRoot = process.getuid?.() === 0 ? it : it.skip;

function newFolder(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'silkcast-spec-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

/** A copy of the installed package as npm leaves it when it blocks install scripts: without the library links. */
function packageWithoutLinks(folder: string): string {
  const native = join(folder, 'package', 'native');
  mkdirSync(dirname(native), { recursive: true });
  cpSync(join(dirname(installedBinaries()), 'package.json'), join(folder, 'package', 'package.json'));
  execFileSync('cp', ['-R', installedBinaries(), native]);
  for (const name of readdirSync(join(native, 'lib'))) {
    if (lstatSync(join(native, 'lib', name)).isSymbolicLink()) rmSync(join(native, 'lib', name));
  }
  return native;
}

/** A package whose initdb only prints `complaint` and fails. */
function failingPackage(folder: string, complaint: string): string {
  const native = join(folder, 'package', 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  for (const name of ['initdb', 'postgres']) {
    writeFileSync(join(native, 'bin', name), `#!/bin/sh\necho '${complaint}' >&2\nexit 1\n`, { mode: 0o755 });
  }
  return native;
}

async function runOnce(options: EmbeddedPostgresOptions, sql: string): Promise<Record<string, unknown>[]> {
  const { url, stop } = await startEmbeddedPostgres({ fsync: false, ...options });
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
    await stop();
  }
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('where the embedded PostgreSQL lives', () => {
  it('recreates the library links when npm blocked the install script', async () => {
    const folder = newFolder(0o711);
    const native = packageWithoutLinks(folder);
    const options = { dataDir: join(folder, 'data'), native };
    expect(await runOnce(options, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(lstatSync(join(native, 'lib', 'libicui18n.so.60')).isSymbolicLink()).toBe(true);
  });

  asRoot('moves data and binaries of a checkout that only root can enter, and finds them again', async () => {
    const home = newFolder(0o700);
    const fallback = newFolder(0o755);
    const notes: string[] = [];
    const options = {
      dataDir: join(home, 'silkcast', '.silkcast', 'postgres'),
      native: packageWithoutLinks(home),
      fallbacks: [join(fallback, 'lib')],
      log: (message: string) => void notes.push(message),
    };
    await runOnce(options, 'create table kept (id int); insert into kept values (7)');
    expect(notes.join('\n')).toContain(`Only root can enter ${options.dataDir}`);
    const moved = readFileSync(join(options.dataDir, 'location'), 'utf8').trim();
    expect(moved.startsWith(join(fallback, 'lib'))).toBe(true);
    expect(lstatSync(join(moved, 'cluster')).uid).not.toBe(0);
    expect(lstatSync(join(moved, 'cluster')).mode & 0o777).toBe(0o700);
    expect(lstatSync(join(moved, 'password'))).toMatchObject({ uid: 0 });

    // A home that is opened later does not bring up a second, empty database.
    chmodSync(home, 0o755);
    expect(await runOnce(options, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  asRoot('takes the next folder when somebody else prepared the first', async () => {
    const home = newFolder(0o700);
    const trap = newFolder(0o755);
    mkdirSync(join(trap, 'silkcast'));
    execFileSync('chown', ['65534', join(trap, 'silkcast')]);
    const fallback = newFolder(0o755);
    const dataDir = join(home, 'data');
    const fallbacks = [join(trap, 'silkcast'), join(fallback, 'silkcast')];
    expect(await runOnce({ dataDir, fallbacks }, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(join(trap, 'silkcast'))).toEqual([]);
    await expect(
      startEmbeddedPostgres({ dataDir: join(home, 'other'), fallbacks: fallbacks.slice(0, 1) }),
    ).rejects.toThrow(/belongs to somebody else[\s\S]*DATABASE_URL/);
  });

  it('names DATABASE_URL where there is no binary', () => {
    expect(() => installedBinaries('sunos', 'sparc')).toThrow(/sunos-sparc is not installed[\s\S]*DATABASE_URL/);
    expect(() => installedBinaries('win32', 'x64')).toThrow(/Windows[\s\S]*DATABASE_URL/);
  });

  it('shows what initdb said, names a full disk, and leaves nothing half made', async () => {
    const folder = newFolder(0o711);
    const dataDir = join(folder, 'data');
    const start = (complaint: string): Promise<unknown> =>
      startEmbeddedPostgres({ dataDir, native: failingPackage(folder, complaint) });
    await expect(start('initdb: error: no luck')).rejects.toThrow(/initdb failed in .*data:\ninitdb: error: no luck/);
    await expect(start('could not write: No space left on device')).rejects.toThrow(/^The disk that holds .* is full/);
    await expect(start('libicui18n.so.60: error while loading shared libraries')).rejects.toThrow(/DATABASE_URL/);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster'))).toEqual([]);
    expect(await runOnce({ dataDir }, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not open data of another major version', async () => {
    const dataDir = newFolder(0o711);
    mkdirSync(join(dataDir, 'cluster'));
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/PostgreSQL 17[\s\S]*backup/);
    expect(existsSync(join(dataDir, 'password'))).toBe(false);
  });
});
