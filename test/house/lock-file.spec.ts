import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

interface LockedPackage {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Whether Node would find `name` from a package at `path`: in its own node_modules or in one above. */
function isLocked(packages: Record<string, LockedPackage>, path: string, name: string): boolean {
  if (path === '') return `node_modules/${name}` in packages;
  if (`${path}/node_modules/${name}` in packages) return true;
  const end = path.lastIndexOf('/node_modules/');
  return isLocked(packages, end < 0 ? '' : path.slice(0, end), name);
}

describe('package-lock.json', () => {
  // `npm install <name>` over an existing node_modules forgets the packages of other platforms, and `npm ci` then
  // refuses everywhere. Remedy: delete node_modules and the lock file, then `npm install`.
  it('holds every dependency of every package, also those of other platforms', async () => {
    const file = new URL('../../package-lock.json', import.meta.url);
    const { packages } = JSON.parse(await readFile(file, 'utf8')) as { packages: Record<string, LockedPackage> };
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(packages, path, name))
        .map((name) => `${name} of ${path || 'this project'}`),
    );
    expect(Object.keys(packages).length).toBeGreaterThan(1000);
    expect(missing).toEqual([]);
  });
});
