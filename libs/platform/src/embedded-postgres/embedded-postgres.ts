import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { installedBinaries } from './binaries.js';
import { DATABASE_NAME, ensureCluster, readPassword } from './create-cluster.js';
import { EmbeddedPostgresError, failedStep } from './embedded-postgres-error.js';
import { lastOwner, takeOwnership, type Ownership } from './ownership.js';
import { placeCluster, placedFolder, type Placement } from './placement.js';
import { clearLeftovers, readPostmasterFile } from './postmaster-file.js';
import { runServer, type ServerProcess } from './server-process.js';

export interface EmbeddedPostgresOptions {
  /** Folder of this database; made when absent. Holds the cluster, its password (0600) and the server's log. */
  dataDir: string;
  /** Fixed port; by default any free one. */
  port?: number;
  log?: (message: string) => void;
  /** `false` is faster and loses data when the machine crashes: for tests only. */
  fsync?: boolean;
  /** Folder with `bin`, `lib` and `share`; by default the installed package of this platform. */
  native?: string;
  /** Where to put data that PostgreSQL's user can't reach when we run as root (default: /var/lib/silkcast, then the temp folder). */
  fallbacks?: readonly string[];
}

export interface EmbeddedPostgres {
  /** Connection string of the product's database, role with all rights. Holds the password: never log it. */
  url: string;
  port: number;
  /** Clean shutdown; resolves when PostgreSQL is gone. May be called twice. */
  stop(): Promise<void>;
  /** Resolves with PostgreSQL's exit code whenever and however it ends; never rejects. */
  exited: Promise<number>;
}

const ATTEMPTS = 12;
const WRONG_PASSWORD = '28P01';
const WORTH_RETRYING = /shared memory block|lock file .* already exists|Address already in use/i;

/**
 * Starts the PostgreSQL that npm installed, on the loopback interface. It ends with this process, whatever ends that.
 * Throws `EmbeddedPostgresError` with advice: no binary for the platform, folder in use by another process, disk
 * full, initdb failed.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const native = options.native ?? installedBinaries();
  const placement = placeCluster({ dataDir: options.dataDir, native, fallbacks: options.fallbacks, log });
  const ownership = own(placement.folder);
  try {
    const fsync = options.fsync ?? true;
    await clearLeftovers(placement.cluster, placement.user, log);
    const { created } = await ensureCluster(placement, fsync);
    if (created) log(`Created a database in ${placement.folder}.`);
    const started = await startServer(placement, options.port, fsync);
    const exited = started.server.exited.then((code) => {
      ownership.release();
      return code;
    });
    return {
      url: connectionString(started.port, readPassword(placement.folder)),
      port: started.port,
      exited,
      stop: async () => {
        started.server.shutDown();
        await exited;
      },
    };
  } catch (error) {
    ownership.release();
    throw explained(error, placement.folder);
  }
}

/**
 * Connection string of a database that another process (`npm start`) keeps running on `dataDir`, for tools such as
 * `backup`; `undefined` when nobody runs it.
 */
export function urlOfRunningPostgres(dataDir: string): string | undefined {
  const folder = placedFolder(dataDir);
  if (!existsSync(folder) || lastOwner(folder).pid === undefined) return undefined;
  const server = readPostmasterFile(join(folder, 'cluster'));
  return server && connectionString(server.port, readPassword(folder));
}

function own(folder: string): Ownership {
  try {
    return takeOwnership(folder);
  } catch (error) {
    throw explained(error, folder);
  }
}

function explained(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return failedStep('start', 'No space left on device', folder);
  if (code === 'EACCES' || code === 'EPERM') {
    return new EmbeddedPostgresError(
      `${(error as Error).message}. The data in ${folder} belong to another user: start as that user, or set DATA_DIR.`,
    );
  }
  return error;
}

interface StartedServer {
  server: ServerProcess;
  port: number;
}

async function startServer(
  placement: Placement,
  fixedPort: number | undefined,
  fsync: boolean,
): Promise<StartedServer> {
  const password = readPassword(placement.folder);
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await freePort());
    const server = runServer(placement, { port, fsync });
    if (await becomesReady(server, connectionString(port, password), placement.cluster)) return { server, port };
    const output = server.output();
    // Server processes of a killed PostgreSQL need a moment to notice; a free port may be taken in between.
    if (attempt < ATTEMPTS && WORTH_RETRYING.test(output)) {
      await pause(100 * attempt);
      continue;
    }
    throw failedStep('PostgreSQL', output, placement.folder);
  }
}

/** False when PostgreSQL ended. Crash recovery may take long, so as long as it lives there is no time limit. */
async function becomesReady(server: ServerProcess, url: string, cluster: string): Promise<boolean> {
  const maintenanceUrl = Object.assign(new URL(url), { pathname: '/postgres' }).href;
  while (!server.hasExited()) {
    const client = new pg.Client({ connectionString: maintenanceUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ place: string; known: boolean }>(
        `select current_setting('data_directory') as place,
                exists (select from pg_database where datname = $1) as known`,
        [DATABASE_NAME],
      );
      // Otherwise another server was faster on that port; ours is about to give up.
      if (rows[0]?.place === cluster) {
        if (!rows[0].known) await client.query(`create database ${DATABASE_NAME}`);
        return true;
      }
    } catch (error) {
      if ((error as { code?: string }).code === WRONG_PASSWORD) {
        server.shutDown();
        await server.exited;
        if (WORTH_RETRYING.test(server.output())) return false;
        throw new EmbeddedPostgresError(`The password file beside ${cluster} doesn't fit the database.`);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(25);
  }
  return false;
}

function connectionString(port: number, password: string): string {
  return `postgres://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
