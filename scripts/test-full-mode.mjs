// `npm run test:full`: the whole suite once more on a PostgreSQL and a Redis of the machine's own packages, as in full
// mode. Starts both on loopback in a temporary folder. A machine without them is told so; nothing else is lost.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PACKAGES = '/usr/lib/postgresql';
const version = existsSync(PACKAGES) ? readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a))[0] : undefined;
const redisServer = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));
if (!version || !redisServer) {
  console.log(
    'Full mode was not tested: PostgreSQL and redis-server are not both installed (Debian: postgresql, redis-server).',
  );
  process.exit(0);
}
const bin = (name) => join(PACKAGES, version, 'bin', name);

/** PostgreSQL refuses to run as root; its package brings a user. */
const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
function idOf(flag) {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

const folder = mkdtempSync(join(tmpdir(), 'silkcast-full-'));
const data = join(folder, 'postgres');
const password = join(folder, 'password');
writeFileSync(password, 'silkcast');
if (owner.uid) for (const path of [folder, password]) chownSync(path, owner.uid, owner.gid);

const servers = [];
function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'ignore', cwd: folder, ...options });
  servers.push(child);
}
async function stop() {
  for (const server of servers) server.kill('SIGINT');
  await Promise.all(
    servers.map((server) => (server.exitCode === null ? new Promise((done) => server.once('exit', done)) : undefined)),
  );
  rmSync(folder, { recursive: true, force: true });
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

let status = 1;
try {
  execFileSync(
    bin('initdb'),
    ['-D', data, '-U', 'silkcast', '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', '--locale=C'],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  start(
    bin('postgres'),
    [
      '-D',
      data,
      '-p',
      postgresPort,
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      '-c',
      'fsync=off',
      '-c',
      'max_connections=300',
    ].map(String),
    owner,
  );
  start(
    redisServer,
    ['--port', redisPort, '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction'].map(String),
  );
  for (let tries = 0; spawnSync(bin('pg_isready'), ['-h', '127.0.0.1', '-p', postgresPort]).status !== 0; tries += 1) {
    if (tries > 300) throw new Error('PostgreSQL did not start');
    await pause(100);
  }
  const env = {
    ...process.env,
    DATABASE_URL: `postgres://silkcast:silkcast@127.0.0.1:${postgresPort}/postgres`,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
  };
  console.log(`Full mode: PostgreSQL ${version} and Redis of this machine.`);
  status = 0;
  for (const script of ['test:unit', 'test:journeys']) {
    const run = spawn('npm', ['run', '-s', script], { stdio: 'inherit', env });
    status ||= (await new Promise((done) => run.once('exit', done))) ?? 1;
  }
} finally {
  await stop();
}
process.exit(status);
