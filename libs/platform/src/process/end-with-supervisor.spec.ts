import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'silkcast-process-'));
const module = new URL('./end-with-supervisor.ts', import.meta.url).href;
const hooks = new URL('../../../../test/setup/run-typescript.mjs', import.meta.url).href;
const entry = join(folder, 'part.mjs');
// Says when it is up, ends with 7 on SIGTERM (as an orderly end would), and by itself after a while.
writeFileSync(
  entry,
  `import { endWithSupervisor } from ${JSON.stringify(module)};
   process.on('SIGTERM', () => process.exit(7));
   setTimeout(() => process.exit(1), 20_000);
   if (process.argv[2] === 'late' && process.connected) await new Promise((done) => process.once('disconnect', done));
   endWithSupervisor();
   if (process.connected) process.send('up');
   process.stdout.write('up');`,
);
// The middle process: starts the part as "serve" does, and is killed.
const supervisor = join(folder, 'supervisor.mjs');
writeFileSync(
  supervisor,
  `import { fork } from 'node:child_process';
   const part = fork(${JSON.stringify(entry)}, { detached: true, execArgv: ['--import', ${JSON.stringify(hooks)}], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
   part.on('message', () => process.stdout.write(String(part.pid)));
   setTimeout(() => undefined, 20_000);`,
);

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function part(...options: string[]): ChildProcess {
  const child = fork(entry, options, { execArgv: ['--import', hooks], silent: true });
  started.push(child);
  return child;
}
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('endWithSupervisor', () => {
  it('ends as on SIGTERM when the channel to the supervisor closes', async () => {
    const child = part();
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('ends at once when the supervisor was gone before', async () => {
    const child = part('late');
    await once(child, 'spawn');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('ends when the supervisor is killed and can say nothing', async () => {
    const middle = spawn(process.execPath, [supervisor], { stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(middle);
    const [pid] = (await once(middle.stdout, 'data')).map(Number);
    expect(isAlive(pid ?? 0)).toBe(true);
    middle.kill('SIGKILL');
    for (let i = 0; i < 100 && isAlive(pid ?? 0); i += 1) await new Promise((done) => setTimeout(done, 50));
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  it('does nothing in a process that nobody supervises', async () => {
    const child = spawn(process.execPath, ['--import', hooks, entry], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    await once(child.stdout, 'data');
    await new Promise((done) => setTimeout(done, 200));
    expect(child.exitCode).toBeNull();
  });
});
