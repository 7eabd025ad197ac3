import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { SERVER_ENVIRONMENT } from './create-cluster.js';
import type { Placement } from './placement.js';

/**
 * The shell between us and PostgreSQL. Its stdin is a pipe that only this process holds: when the process ends in
 * whatever way, SIGKILL included, the pipe closes and PostgreSQL gets SIGINT (fast, clean shutdown). The inner subshell
 * waits for that while the outer one waits for PostgreSQL and passes on its exit code.
 */
const SHELL = [
  'exec 3<&0',
  '"$0" "$@" </dev/null 3<&- & p=$!',
  '(cat <&3 >/dev/null; kill -INT $p) & c=$!',
  'wait $p; r=$?',
  'kill $c 2>/dev/null',
  'exit $r',
].join('\n');

const LOG_LIMIT_BYTES = 5_000_000;

export interface ServerProcess {
  /** Exit code of PostgreSQL (128 + signal number when it was killed). */
  exited: Promise<number>;
  hasExited(): boolean;
  /** Asks for a fast, clean shutdown; wait for `exited`. */
  shutDown(): void;
  /** What this run wrote to the log so far. */
  output(): string;
}

/** Durable by default; without `fsync` a crash of the machine ruins the data: for tests only. */
export interface ServerSettings {
  port: number;
  fsync: boolean;
}

export function runServer(placement: Placement, { port, fsync }: ServerSettings): ServerProcess {
  const logFile = join(placement.folder, 'server.log');
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  const start = size > LOG_LIMIT_BYTES ? 0 : size;
  const log = openSync(logFile, 'a', 0o600);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Server events only: the text of a failing statement may hold personal data; the application logs its own errors.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const binary = join(placement.native, 'bin', 'postgres');
  const child = spawn('/bin/sh', ['-c', SHELL, binary, '-D', placement.cluster, ...args], {
    ...placement.user,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    // A session of its own: Ctrl-C in the terminal must not stop PostgreSQL before the application has drained.
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  child.stdin?.on('error', () => undefined);
  let ended = false;
  const exited = new Promise<number>((done) => {
    const end = (code: number): void => {
      ended = true;
      done(code);
    };
    child.on('error', () => end(127));
    child.on('exit', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  return {
    exited,
    hasExited: () => ended,
    shutDown: () => child.stdin?.end(),
    output: () => readFileSync(logFile).subarray(start).toString(),
  };
}
