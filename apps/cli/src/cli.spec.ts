import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from '#platform/testing';
import { type Ended, run, runHere } from './testing.js';

const folder = mkdtempSync(join(tmpdir(), 'silkcast-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FIXTURES = join(process.cwd(), 'test/fixtures/rosters');
const KEYS = { FIELD_KEYS: `1:${'a1'.repeat(32)}`, LOOKUP_KEY: 'b2'.repeat(32), TOKEN_KEY: 'c3'.repeat(32) };
const on = (url: string): Record<string, string> => ({ ...KEYS, DATABASE_URL: url, DATA_DIR: folder });
async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}
const json = <T>({ stdout }: Ended): T => JSON.parse(stdout) as T;
/** An error that an operator can act on: one line (the configuration's: one for each fault), no stack, nothing else. */
function expectOperatorError(ended: Ended, text: string | RegExp): void {
  expect(ended.stderr).toMatch(text);
  expect(ended.stderr).not.toMatch(/\n\s+at |Error:|node:internal/);
  expect([ended.code, ended.stdout]).toEqual([1, '']);
}

describe('silkcast', () => {
  it('is a process that ends with 0, 2 for wrong usage and 1 for an error, each with its words and no stack', async () => {
    const check = (...args: string[]) => run(['roster', 'check', ...args]);
    const [help, usage, failed] = [await check('--help'), await check(), await check('/no/such.xlsx')];
    expect([help.code, help.stderr, help.stdout]).toEqual([
      0,
      '',
      expect.stringContaining('Usage: silkcast roster check'),
    ]);
    expect([usage.code, usage.stdout, usage.stderr]).toEqual([2, '', "error: missing required argument 'file'\n"]);
    expectOperatorError(failed, /^No such file or folder: \/no\/such.xlsx\n$/);
  }, 60_000);

  it('says for every command what it does, in time', async () => {
    const commands = [
      [],
      ['serve'],
      ['migrate'],
      ['demo'],
      ['admin'],
      ['admin', 'create'],
      ['roster'],
      ['roster', 'check'],
      ['roster', 'import'],
      ['queue'],
      ['queue', 'reconcile'],
      ['timetable'],
      ['timetable', 'solve'],
      ['timetable', 'check'],
      ['timetable', 'generate'],
      ['timetable', 'schema'],
      ['backup'],
      ['restore'],
      ['rekey'],
    ];
    for (const command of commands) {
      const { code, stdout, stderr } = await runHere([...command, '--help']);
      expect([command, code, stderr]).toEqual([command, 0, '']);
      expect(stdout).toContain(`Usage: ${['silkcast', ...command].join(' ')}`);
      if (command.length > 0 && !['admin', 'roster', 'queue', 'timetable'].includes(command.join(' ')))
        expect(stdout).toContain('--json');
    }
  }, 120_000);

  it('ends with 2 and the reason when it is used wrongly', async () => {
    const wrong: [string[], string][] = [
      [[], 'Usage: silkcast'],
      [['no-such-thing'], "unknown command 'no-such-thing'"],
      [['roster'], 'Usage: silkcast roster'],
      [['roster', 'check'], "missing required argument 'file'"],
      [['roster', 'check', 'a', 'b'], 'too many arguments'],
      [['migrate', '--force'], "unknown option '--force'"],
      [['roster', 'import', 'a.xlsx'], "required option '--cohort <id>' not specified"],
      [['roster', 'import', 'a.xlsx', '--cohort', 'seven'], 'It is not the id of a cohort'],
      [['admin', 'create', '--name', '王芳'], "required option '--mobile <mobile>' not specified"],
    ];
    for (const [args, reason] of wrong) {
      const { code, stdout, stderr } = await runHere(args);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain(reason);
    }
  }, 120_000);

  it('ends with 1 and every fault of the configuration at once', async () => {
    const faulty = { PORT: 'eighty', DATABASE_URL: 'mysql://x', LOOKUP_KEY: 'short', NODE_ENV: 'staging' };
    const ended = await runHere(['serve'], faulty);
    expectOperatorError(ended, 'The configuration is not usable:');
    for (const name of ['PORT', 'DATABASE_URL', 'LOOKUP_KEY', 'NODE_ENV'])
      expect(ended.stderr).toContain(`  ${name}: `);
    expectOperatorError(await runHere(['migrate'], { NODE_ENV: 'production' }), 'PUBLIC_URL: required in production');
  }, 60_000);
});

describe('silkcast roster check', () => {
  it.each(['clean-cohort-40', 'messy-county-600', 'year-2023-4520'])(
    '%s: exactly what is expected',
    async (name) => {
      const file = join(FIXTURES, `${name}.xlsx`);
      const { headerRow, accepted, rejected, merged, normalisedNames, neverStored } = JSON.parse(
        readFileSync(join(FIXTURES, `${name}.expected.json`), 'utf8'),
      ) as Record<string, unknown> & { neverStored: string[] };
      const ended = await runHere(['roster', 'check', file, '--json']);
      expect([ended.code, ended.stderr]).toEqual([0, '']);
      const report = json<Record<string, unknown>>(ended);
      expect(Object.keys(report)).toEqual([
        'headerRow',
        'accepted',
        'rejected',
        'merged',
        'normalisedNames',
        'dropped',
      ]);
      const { dropped, ...found } = report;
      expect(found).toEqual({ headerRow, accepted, rejected, merged, normalisedNames });
      expect(dropped).toEqual(expect.arrayContaining(neverStored));
    },
    60_000,
  );

  it('prints the same for people, row by row', async () => {
    const { code, stdout } = await runHere(['roster', 'check', join(FIXTURES, 'messy-county-600.xlsx')]);
    const [first, second, ...rows] = stdout.trimEnd().split('\n');
    expect([code, first]).toEqual([
      0,
      expect.stringMatching(/^Header in row \d+\. Accepted 573, merged \d+, refused \d+\.$/),
    ]);
    expect(second).toMatch(/^Names put right: \d+\. Columns not kept: 民族/);
    expect(rows).toHaveLength(
      Number(/merged (\d+)/.exec(first ?? '')?.[1]) + Number(/refused (\d+)/.exec(first ?? '')?.[1]),
    );
    expect(stdout).not.toMatch(/\d{17}|1[3-9]\d{9}/);
  }, 60_000);

  it('names a file that is not there, a folder, no workbook, and one without a header', async () => {
    writeFileSync(join(folder, 'no.xlsx'), 'this is no workbook');
    writeFileSync(join(folder, 'no-header.csv'), '一,二\n1,2\n');
    expectOperatorError(await runHere(['roster', 'check', '/no/such.xlsx']), 'No such file or folder: /no/such.xlsx');
    expectOperatorError(await runHere(['roster', 'check', folder]), 'A folder, not a file');
    expectOperatorError(await runHere(['roster', 'check', join(folder, 'no-header.csv')]), 'No header row with 姓名');
    const unreadable = await runHere(['roster', 'check', join(folder, 'no.xlsx'), '--json']);
    expectOperatorError(unreadable, /cannot be read as a roster|No header row/);
  }, 60_000);
});

describe('silkcast on a database', () => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await freshDatabase({ template: false }));
  });

  it('migrate: names what it applies, once; other commands say that it has to come first', async () => {
    const backup = join(folder, 'early.gz');
    const nowhere = await runHere(['backup', backup], { DATA_DIR: join(folder, 'none') });
    expectOperatorError(nowhere, /^There is no database in .*none\. Set DATA_DIR or DATABASE_URL\.\n$/);
    expect(existsSync(join(folder, 'none'))).toBe(false);
    expectOperatorError(await runHere(['backup', backup], on(url)), 'never migrated');
    const roster = ['roster', 'import', join(FIXTURES, 'clean-cohort-40.xlsx'), '--cohort'];
    const anything = '00000000-0000-4000-8000-000000000000';
    expectOperatorError(await runHere([...roster, anything], on(url)), 'run `silkcast migrate`');
    const first = await runHere(['migrate', '--json'], on(url));
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(json<{ applied: string[] }>(first).applied).toContain('PlatformFoundation1764000001000');
    expect(json(await runHere(['migrate', '--json'], on(url)))).toEqual({ applied: [] });
    expect((await runHere(['migrate'], on(url))).stdout).toBe('Up to date.\n');
  }, 60_000);

  it('a database that is not there, or does not know the user, is said in a line without its password', async () => {
    const nowhere = await runHere(['migrate'], on('postgres://a:geheim@127.0.0.1:1/x'));
    expectOperatorError(nowhere, 'The database does not answer at DATABASE_URL (connection refused).');
    const wrong = Object.assign(new URL(url), { password: 'geheim' }).href;
    const refused = await runHere(['backup', join(folder, 'x.gz')], on(wrong));
    expectOperatorError(refused, 'refuses the user or password');
    const missing = Object.assign(new URL(url), { pathname: '/no_such_database' }).href;
    expectOperatorError(await runHere(['migrate'], on(missing)), 'does not exist');
    expect(nowhere.stderr + refused.stderr).not.toContain('geheim');
  }, 60_000);

  it('admin create: takes the password from stdin only, and refuses a short one and none', async () => {
    const admin = (name: string, mobile: string, password: string, ...more: string[]) =>
      run(['admin', 'create', '--name', name, '--mobile', mobile, ...more], on(url), password);
    const made = await admin('王芳', '13800001234', 'correct horse battery\n', '--json');
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(json(made)).toEqual({ personId: expect.any(String), orgUnits: 1 });
    expect(made.stdout).not.toContain('correct');
    expectOperatorError(await admin('王芳', '13800001235', 'short\n'), 'At least 12 characters.');
    expectOperatorError(await admin('王芳', '13800001235', ''), 'No password was given.');
    expect(await ask(url, `select count(*)::int as n from account`)).toEqual([{ n: 1 }]);
  }, 60_000);

  it('demo, roster import, backup and restore: a whole life', async () => {
    const { url: demoUrl } = await freshDatabase({ template: false });
    const demo = await runHere(['demo', '--json'], on(demoUrl));
    expect([demo.code, demo.stderr]).toEqual([0, '']);
    const { accounts } = json<{ accounts: { role: string }[] }>(demo);
    expect(accounts.map(({ role }) => role).sort()).toEqual(['ADMIN', 'COORDINATOR', 'INSTRUCTOR', 'TRAINEE']);
    const production = await runHere(['demo'], {
      ...on(demoUrl),
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://x.test',
    });
    expectOperatorError(production, 'never loaded in production');

    const roster = join(FIXTURES, 'clean-cohort-40.xlsx');
    const [{ id } = { id: '' }] = await ask<{ id: string }>(
      demoUrl,
      `select id from cohort where status in ('OPEN','RUNNING') order by starts_on desc limit 1`,
    );
    const first = await runHere(['roster', 'import', roster, '--cohort', id, '--json'], on(demoUrl));
    expect([first.code, first.stderr]).toEqual([0, '']);
    const result = json<{ status: string; enrolled: number; waitlisted: number; alreadyEnrolled: number }>(first);
    expect(result.status).toBe('SUCCEEDED');
    expect(result.enrolled + result.waitlisted + result.alreadyEnrolled).toBe(40);
    const again = await runHere(['roster', 'import', roster, '--cohort', id], on(demoUrl));
    expect(again.stdout).toMatch(/^SUCCEEDED: 40 people, 0 given a seat, 0 waiting, 40 were there before\.\n/);
    const unknown = ['roster', 'import', roster, '--cohort', '00000000-0000-4000-8000-000000000000'];
    expectOperatorError(await runHere(unknown, on(demoUrl)), 'Not found (what cohort).');
    expectOperatorError(await runHere(['roster', 'import', '/no.xlsx', '--cohort', id], on(demoUrl)), '/no.xlsx');
    const [{ closed } = { closed: '' }] = await ask<{ closed: string }>(
      demoUrl,
      `select id as closed from cohort where status = 'CLOSED' limit 1`,
    );
    expectOperatorError(
      await runHere(['roster', 'import', roster, '--cohort', closed], on(demoUrl)),
      'not open for enrollment (status CLOSED)',
    );

    const file = join(folder, 'demo.gz');
    const backup = await runHere(['backup', file, '--json'], on(demoUrl));
    expect([backup.code, backup.stderr]).toEqual([0, '']);
    const { rows, tables } = json<{ file: string; rows: number; tables: number }>(backup);
    expect([statSync(file).mode & 0o777, rows > 1000, tables > 20]).toEqual([0o600, true, true]);
    expectOperatorError(await runHere(['backup', '/no/such/folder/x.gz'], on(demoUrl)), 'No such file or folder');

    const { url: target } = await freshDatabase({ template: false });
    expectOperatorError(await runHere(['restore', '/no.gz'], on(target)), 'No such file or folder: /no.gz');
    expectOperatorError(await runHere(['restore', roster], on(target)), 'damaged or no Silkcast backup');
    const restored = await runHere(['restore', file, '--json'], on(target));
    expect([restored.code, restored.stderr, json(restored)]).toMatchObject([0, '', { rows, tables }]);
    expectOperatorError(await runHere(['restore', file], on(target)), 'The database is in use');
    const people = `select count(*)::int as n, md5(string_agg(name_zh, ',' order by id)) as names from person`;
    expect(await ask(target, people)).toEqual(await ask(demoUrl, people));
  }, 180_000);
});
