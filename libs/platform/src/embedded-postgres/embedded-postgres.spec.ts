import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { installedBinaries } from './binaries.js';
import { startEmbeddedPostgres, urlOfRunningPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { chooseOsUser } from './os-user.js';
import { readPostmasterFile } from './postmaster-file.js';
import { processMark } from './process-identity.js';

const KEEP_RUNNING = fileURLToPath(new URL('testing/keep-running.mjs', import.meta.url));
const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silkcast-spec-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, port?: number): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDir, port, fsync: false });
  running.push(started);
  return started;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process that owns the folder; `line` is the URL or the reason why it could not start. */
async function otherOwner(dataDir: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [KEEP_RUNNING, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], env: {} });
  children.push(child);
  let line = '';
  child.stdout?.on('data', (chunk: Buffer) => (line += chunk.toString()));
  while (!line.includes('\n')) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return { child, line: line.trim() };
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const started of running.splice(0)) await started.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
});

describe('embedded PostgreSQL', () => {
  it('starts, keeps its data over a restart and leaves nothing running', async () => {
    const folder = newFolder();
    const first = await start(folder);
    await ask(first.url, `create table note (text text); insert into note values ('丝播 يىپەك')`);
    expect(
      await ask(
        first.url,
        `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
                current_setting('listen_addresses') as host
           from pg_database where datname = current_database()`,
      ),
    ).toEqual([{ encoding: 'UTF8', provider: 'i', locale: 'und', host: '127.0.0.1' }]);
    await first.stop();
    await first.stop();
    expect(await first.exited).toBe(0);
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(false);

    const second = await start(folder);
    expect(await ask(second.url, 'select text from note')).toEqual([{ text: '丝播 يىپەك' }]);
  });

  it('asks for the password that it keeps to itself', async () => {
    const folder = newFolder();
    const { url } = await start(folder);
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    const wrong = Object.assign(new URL(url), { password: 'guess' }).href;
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(readFileSync(join(folder, 'server.log'), 'utf8')).not.toContain(new URL(url).password);
  });

  it('keeps the text of failing statements out of its log', async () => {
    const folder = newFolder();
    const { url } = await start(folder);
    await expect(ask(url, `select '13800000000'::uuid`)).rejects.toThrow();
    expect(readFileSync(join(folder, 'server.log'), 'utf8')).toContain('ready to accept connections');
    expect(readFileSync(join(folder, 'server.log'), 'utf8')).not.toContain('13800000000');
  });

  it('shuts down cleanly when its owner gets SIGKILL', async () => {
    const folder = newFolder();
    const { child, line } = await otherOwner(folder);
    await ask(line, 'create table kept (id int); insert into kept values (7)');
    child.kill('SIGKILL');
    await once(child, 'exit');
    while (existsSync(join(folder, 'cluster', 'postmaster.pid'))) await pause(20);
    expect(readFileSync(join(folder, 'server.log'), 'utf8')).toContain('database system is shut down');
    expect(await ask((await start(folder)).url, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  it('can be taken over at once from an owner that got SIGKILL', async () => {
    const folder = newFolder();
    const { child } = await otherOwner(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await ask((await start(folder)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('reports when PostgreSQL itself is killed, and recovers', async () => {
    const folder = newFolder();
    const first = await start(folder);
    // Apart: in one statement list the checkpoint would come before the commit, and these servers commit lazily.
    await ask(first.url, 'create table kept (id int); insert into kept values (7)');
    await ask(first.url, 'checkpoint');
    process.kill(readPostmasterFile(join(folder, 'cluster'))!.pid, 'SIGKILL');
    expect(await first.exited).toBe(137);
    expect(await ask((await start(folder)).url, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  it('refuses a second owner and leaves the first alone', async () => {
    const folder = newFolder();
    const { child, line } = await otherOwner(folder);
    await expect(start(folder)).rejects.toThrow(`already in use by process ${child.pid}`);
    expect(await ask(line, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(urlOfRunningPostgres(folder)).toBe(line);

    const mine = newFolder();
    const { url } = await start(mine);
    await expect(start(mine)).rejects.toThrow('already in use by this process');
    expect((await otherOwner(mine)).line).toMatch(`already in use by process ${process.pid}`);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('knows no URL of a database that nobody runs', async () => {
    const folder = newFolder();
    expect(urlOfRunningPostgres(join(folder, 'never'))).toBeUndefined();
    await (await start(folder)).stop();
    expect(urlOfRunningPostgres(folder)).toBeUndefined();
  });

  it('stops a PostgreSQL that outlived its owner', async () => {
    const folder = newFolder();
    const cluster = join(folder, 'cluster');
    const before = await start(folder);
    await before.stop();
    const args = [
      '-D',
      cluster,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `port=${before.port}`,
      '-c',
      'unix_socket_directories=',
    ];
    const orphan = spawn(join(installedBinaries(), 'bin', 'postgres'), args, {
      ...chooseOsUser(cluster),
      cwd: '/',
      env: { LC_ALL: 'C' },
      stdio: 'ignore',
    });
    children.push(orphan);
    const gone = once(orphan, 'exit');
    const pidFile = join(cluster, 'postmaster.pid');
    while (readPostmasterFile(cluster)?.pid !== orphan.pid || !readFileSync(pidFile, 'utf8').includes('ready'))
      await pause(20);
    expect(await ask((await start(folder)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await gone).toEqual([0, null]);
  });

  it('is not stopped by a stale pid that now belongs to another program, and spares that program', async () => {
    const folder = newFolder();
    const cluster = join(folder, 'cluster');
    const first = await start(folder);
    const stale = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
    await first.stop();
    const stranger = spawn('sleep', ['600'], { ...chooseOsUser(cluster), cwd: '/', stdio: 'ignore' });
    children.push(stranger);
    writeFileSync(join(cluster, 'postmaster.pid'), stale.replace(/^\d+/, String(stranger.pid)));
    expect(await ask((await start(folder)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(processMark(stranger.pid!)).toBeDefined();
  });

  it('takes a fixed port, and says so when it is taken', async () => {
    const first = await start(newFolder());
    expect(new URL(first.url).port).toBe(String(first.port));
    await expect(start(newFolder(), first.port)).rejects.toThrow('Address already in use');
  });
});
