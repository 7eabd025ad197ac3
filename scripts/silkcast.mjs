// `npm run silkcast -- <command>`: builds the server when its sources are newer than the last build, then runs the tool.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = join(root, 'dist/apps/cli/src/main.js');

function newestSource() {
  let newest = 0;
  for (const folder of ['libs', 'db', 'apps/api', 'apps/worker', 'apps/cli']) {
    for (const file of readdirSync(join(root, folder), { recursive: true })) {
      if (file.endsWith('.ts')) newest = Math.max(newest, statSync(join(root, folder, file)).mtimeMs);
    }
  }
  return newest;
}

const isFresh =
  existsSync(entry) &&
  statSync(join(root, '.cache/build.tsbuildinfo'), { throwIfNoEntry: false })?.mtimeMs > newestSource();
if (!isFresh) {
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (built.status !== 0) process.exit(built.status ?? 1);
}
// Ctrl-C reaches the tool as well, which decides by itself how to end; its exit code is waited for.
process.on('SIGINT', () => {});
const { status, signal } = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(signal ? 1 : (status ?? 1));
