import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CoordinationModule } from '#coordination';
import { RosterImporterModule } from '#course';
import { buildCohort } from '#course/testing';
import { systemContext } from '#kernel';
import { createDataSource, PlatformModule, readConfig, startEmbeddedPostgres, UnitOfWork } from '#platform';
import { SchedulingModule } from '#scheduling';
import { checkRoster, type RosterTrainee } from '#trainee';
import { migrations } from '../db/migrations/index.js';
import { CheckRosterFileHandler } from '../libs/course/src/roster-import/check-roster-file.handler.js';
import { ImportRosterProcessor } from '../libs/course/src/roster-import/import-roster.processor.js';
import { StartRosterImportHandler } from '../libs/course/src/roster-import/start-roster-import.handler.js';
import { tableOf, Timings } from './timings.js';

const FILE = fileURLToPath(new URL('../test/fixtures/rosters/year-2023-4520.xlsx', import.meta.url));
const TODAY = '2024-06-06';
const STEPS = {
  parse: 'parse the file alone',
  copy: 'bare COPY of its people into a table',
  dryRun: 'dry run (parse, seal, keep)',
  importNew: 'import job, all people new',
  importKnown: 'import job, all people known',
} as const;

/**
 * How fast a year's roster goes through the real handlers on a real PostgreSQL (embedded, durable), beside what cannot
 * be saved: reading the workbook, and handing the same people to PostgreSQL without any rule.
 */
export async function benchRoster(runs: number): Promise<string> {
  const bytes = await readFile(FILE);
  const folder = await mkdtemp(join(tmpdir(), 'silkcast-bench-'));
  // PostgreSQL's own user has to come through to its data.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const timings = new Timings();
  try {
    const template = await makeTemplate(server.url);
    let rows = 0;
    // One run more than is counted: the first warms everything up.
    for (let run = 0; run <= runs; run += 1) {
      const url = await copyOf(server.url, template, `run${run}`);
      rows = await measure(url, bytes, run === 0 ? new Timings() : timings);
    }
    return report(timings, rows, runs);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** All steps once, on a database of their own. */
async function measure(url: string, bytes: Buffer, timings: Timings): Promise<number> {
  const check = await timings.take(STEPS.parse, () => checkRoster(bytes, { today: TODAY }));
  await withClient(url, (client) => barelyCopy(client, check.accepted, timings));
  const module = {
    module: class RosterBench {},
    imports: [
      PlatformModule.forRoot(configFor(url), { http: false }),
      CoordinationModule,
      SchedulingModule,
      RosterImporterModule,
    ],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  try {
    const context = systemContext('bench');
    const find = <T>(type: new (...given: never[]) => T): T => app.get<T>(type, { strict: false });
    const oneImport = async (dryRun: string | null, step: string): Promise<void> => {
      const { id } = await find(UnitOfWork).run(context, ({ tx }) => buildCohort(tx, { capacity: 5000 }));
      const file = { fileName: basename(FILE), bytes };
      const check = () => find(CheckRosterFileHandler).handle(context, id, file);
      const checked = await (dryRun ? timings.take(dryRun, check) : check());
      await timings.take(step, async () => {
        const { jobId } = await find(StartRosterImportHandler).handle(context, checked.id, 'PENDING');
        const payload = { rosterImportId: checked.id, jobId };
        await find(ImportRosterProcessor).handle({ payload }, context);
      });
    };
    await oneImport(STEPS.dryRun, STEPS.importNew);
    await oneImport(null, STEPS.importKnown);
  } finally {
    await app.close();
  }
  return check.accepted.length + check.merged.length + check.rejected.length;
}

/** The floor: the same people as text, in one COPY, without a key, a seal or a question. */
async function barelyCopy(client: pg.Client, people: readonly RosterTrainee[], timings: Timings): Promise<void> {
  await client.query(`create table bench_copy (name text, id_number text, mobile text, whole jsonb)`);
  await timings.take(STEPS.copy, async () => {
    const lines = people.map((one) => {
      const { nameZh, idNumber, mobile } = one;
      return [nameZh, idNumber, mobile ?? '', JSON.stringify(one)].map(escaped).join('\t') + '\n';
    });
    await pipeline(Readable.from([lines.join('')]), client.query(copyFrom('copy bench_copy from stdin')));
  });
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

function report(timings: Timings, rows: number, runs: number): string {
  const [parse, copy] = [timings.of(STEPS.parse).median, timings.of(STEPS.copy).median];
  const lines = timings.steps.map((step) => {
    const { median, least, most } = timings.of(step);
    return [
      step,
      median.toFixed(3),
      `${least.toFixed(3)}–${most.toFixed(3)}`,
      Math.round(rows / median).toString(),
      (median / parse).toFixed(2),
      (median / copy).toFixed(1),
    ];
  });
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
  return [
    `${basename(FILE)}: ${rows} rows; median of ${runs} run(s) after one to warm up; ${machine}`,
    '',
    tableOf([['step', 'seconds', 'least–most', 'rows/s', '× parse', '× COPY'], ...lines]),
  ].join('\n');
}

const configFor = (url: string) =>
  readConfig({
    DATABASE_URL: url,
    FIELD_KEYS: `1:${'a1'.repeat(32)}`,
    LOOKUP_KEY: 'b2'.repeat(32),
    TOKEN_KEY: 'c3'.repeat(32),
  });

async function makeTemplate(serverUrl: string): Promise<string> {
  await withClient(serverUrl, (client) => client.query('create database bench_template'));
  const url = Object.assign(new URL(serverUrl), { pathname: '/bench_template' }).href;
  const dataSource = await createDataSource({ url, migrations }).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  return 'bench_template';
}

async function copyOf(serverUrl: string, template: string, name: string): Promise<string> {
  await withClient(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
