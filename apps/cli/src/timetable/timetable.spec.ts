import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Ended, run, runHere, start } from '../testing.js';

const folder = mkdtempSync(join(tmpdir(), 'silkcast-timetable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const COMP01 = join(process.cwd(), 'test/fixtures/timetabling/comp01.ctt');
const timetable = (...args: string[]): Promise<Ended> => runHere(['timetable', ...args]);
const json = <T>({ stdout }: Ended): T => JSON.parse(stdout) as T;

interface Figures {
  hard: number;
  cost: number;
  parts: { key: string; count: number; weight: number; cost: number }[];
  iterations: number;
  violations: { code: string; text: string }[];
}
const sumOf = ({ parts }: Figures): number => parts.reduce((sum, { cost }) => sum + cost, 0);

/** Two courses of one teacher in one room of two periods. */
const tiny = `Name: tiny
Courses: 2
Rooms: 1
Days: 1
Periods_per_day: 2
Curricula: 1
Constraints: 1

COURSES:
a t 1 1 10
b t 1 1 30

ROOMS:
r 20

CURRICULA:
q 2 a b

UNAVAILABILITY_CONSTRAINTS:
a 0 1

END.
`;

const page = readFileSync(join(process.cwd(), 'docs/timetable-problem.md'), 'utf8');
const ofPage = (name: string): string => new RegExp(`\`\`\`json ${name}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

describe('silkcast timetable', () => {
  it('generates, solves and checks as processes, each with its words and exit code', async () => {
    const [problem, solution, witness] = [at('p.json'), at('s.json'), at('w.json')];
    const made = await run([
      'timetable',
      'generate',
      '--lessons',
      '12',
      '--seed',
      '5',
      '--out',
      problem,
      '--witness',
      witness,
    ]);
    expect([made.code, made.stdout, made.stderr]).toEqual([0, expect.stringContaining('12 lessons of'), '']);
    const solved = await run(['timetable', 'solve', problem, '--iterations', '2000', '--out', solution, '--json']);
    expect(solved.code).toBe(0);
    expect(json<Figures>(solved)).toMatchObject({ hard: 0, out: solution });
    const checked = await run(['timetable', 'check', problem, solution]);
    expect([checked.code, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toMatch(/hard +0\ncost +\d/);
    expect((await timetable('check', problem, witness)).code).toBe(0);
  }, 120_000);

  it('solves the example of the page, and says of both timetables what they cost', async () => {
    const [problem, solution] = [written('page.json', ofPage('problem')), written('page.sol', ofPage('solution'))];
    const solved = await timetable('solve', problem, '--iterations', '40000', '--out', at('page.out'), '--json');
    const [own, shown] = [
      await timetable('check', problem, at('page.out'), '--json'),
      await timetable('check', problem, solution, '--json'),
    ];
    expect([solved.code, own.code, shown.code]).toEqual([0, 0, 0]);
    expect(json<Figures>(own)).toMatchObject({ hard: 0, cost: json<Figures>(solved).cost, violations: [] });
    expect(sumOf(json<Figures>(own))).toBe(json<Figures>(own).cost);
    expect(json<Figures>(shown).cost).toBeGreaterThanOrEqual(json<Figures>(own).cost);
  });

  it('gives the same timetable for the same seed, iterations and threads', async () => {
    const problem = at('again.json');
    await timetable('generate', '--lessons', '30', '--seed', '2', '--out', problem);
    const solve = async (file: string, name: string): Promise<string> => {
      const options = ['--seed', '9', '--iterations', '3000', '--threads', '2', '--out', at(name)];
      expect((await timetable('solve', file, ...options)).code).toBeLessThan(2);
      return readFileSync(at(name), 'utf8').replace(/"seconds": [\d.]+/, '');
    };
    expect(await solve(problem, 'again-1')).toBe(await solve(problem, 'again-2'));
    expect(await solve(COMP01, 'again-3')).toBe(await solve(COMP01, 'again-4'));
  }, 60_000);

  it('writes a .ctt solution as the competition does, and judges it', async () => {
    const solved = await timetable('solve', COMP01, '--iterations', '300000', '--seed', '1');
    const lines = solved.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(160);
    expect(lines.filter((line) => !/^c\d{4} \S+ [0-4] [0-5]$/.test(line))).toEqual([]);
    expect(solved.stderr).toMatch(/160 lectures[\s\S]*hard +0/);
    const checked = await timetable('check', COMP01, written('comp01.sol', solved.stdout), '--json');
    expect([solved.code, checked.code]).toEqual([0, 0]);
    const figures = json<Figures>(checked);
    expect([figures.hard, sumOf(figures)]).toEqual([0, figures.cost]);
    expect(figures.parts.map(({ key }) => key)).toEqual([
      'roomCapacity',
      'minWorkingDays',
      'curriculumCompactness',
      'roomStability',
    ]);
  }, 60_000);

  it('names every broken rule of a .ctt solution with its place, and ends with 1', async () => {
    const problem = written('tiny.ctt', tiny);
    const judged = async (solution: string) => {
      const ended = await timetable('check', problem, written('tiny.sol', solution), '--json');
      const { hard, cost, violations } = json<Figures>(ended);
      return [ended.code, hard, cost, ...violations.map(({ code, text }) => `${code} ${text}`)];
    };
    expect(await judged('a r 0 0\nb r 0 1\n')).toEqual([0, 0, 10]);
    expect(await judged('b r 0 0\na r 0 1\n')).toEqual([
      1,
      1,
      10,
      'AVAILABILITY course a cannot be held on day 0 period 1',
    ]);
    expect(await judged('a r 0 0\nb r 0 0\n')).toEqual([
      1,
      2,
      14,
      'ROOM_OCCUPANCY room r has more than one lecture on day 0 period 0: a, b',
      'CONFLICT courses a and b of teacher t are both on day 0 period 0',
    ]);
    expect(await judged('b r 0 1\n')).toEqual([1, 1, 17, 'LECTURES course a has 0 of its 1 lectures']);
  });

  it('ends with 1 and the reasons when a lesson has no place', async () => {
    const problem = ofPage('problem').replace('"teaches": ["live"]', '"teaches": []');
    const solved = await timetable(
      'solve',
      written('none.json', problem),
      '--iterations',
      '500',
      '--out',
      at('none.sol'),
    );
    expect(solved.code).toBe(1);
    expect(solved.stdout).toMatch(/hard +2[\s\S]*lesson c1-live has no place: NO_COMPETENT_INSTRUCTOR/);
    const checked = await timetable('check', at('none.json'), at('none.sol'));
    expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining('UNPLACED: lesson c1-live')]);
  });

  it('writes the best so far when it is interrupted', async () => {
    const child = start(['timetable', 'solve', COMP01, '--seconds', '600', '--out', at('stopped.sol'), '--json']);
    const ended = once(child, 'close') as Promise<[number | null]>;
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    if (child.stderr) await once(child.stderr, 'data');
    child.kill('SIGINT');
    const [code] = await ended;
    expect(code === 0 || code === 1).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ wasStopped: true, out: at('stopped.sol') });
    expect(readFileSync(at('stopped.sol'), 'utf8').trimEnd().split('\n')).toHaveLength(160);
  }, 60_000);

  it('is content when nobody reads on', async () => {
    const child = start(['timetable', 'generate', '--lessons', '3000']);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'close') as Promise<[number | null]>;
    if (child.stdout) await once(child.stdout, 'data');
    child.stdout?.destroy();
    expect([await ended, stderr]).toEqual([[0, null], '']);
  }, 60_000);

  describe('given what it cannot use', () => {
    const solution = written('empty.sol', '{"assignments":[]}');
    it.each<[what: string, args: string[], words: string]>([
      ['no file', ['solve', at('nowhere')], 'No such file or folder'],
      ['a folder', ['solve', folder], `A folder, not a file: ${folder}`],
      ['an empty file', ['solve', written('empty', '')], 'The file is empty.'],
      ['a binary file', ['solve', written('binary', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1))], 'not text'],
      ['a sentence', ['solve', written('sentence', 'hello')], 'Neither a timetable problem'],
      ['half a document', ['solve', written('half', '{"horizon"')], 'not JSON'],
      ['JSON of something else', ['solve', written('other', '{"a":1}')], '/horizon: The field horizon is missing.'],
      [
        'no lessons',
        [
          'solve',
          written(
            'zero',
            ofPage('problem')
              .replace(/"lessons": \[[\s\S]*?\n {2}\]/, '"lessons": []')
              .replace(/"locks": \[.*\]/, '"locks": []'),
          ),
        ],
        'There is no lesson to plan.',
      ],
      ['a .ctt file cut off', ['solve', written('cut.ctt', tiny.slice(0, 130))], 'Line '],
      [
        'a .ctt file with a number that is none',
        ['solve', written('nan.ctt', tiny.replace('10', 'ten'))],
        'Line 10: number expected',
      ],
      [
        'a solution for another problem',
        ['check', written('tiny2.ctt', tiny), written('x.sol', 'a r 0 0\nz r 0 1\n')],
        'Line 2: unknown course',
      ],
      ['a solution of our own for a .ctt file', ['check', written('tiny3.ctt', tiny), solution], 'Line 1'],
      [
        'a solution that is no JSON',
        ['check', written('page2.json', ofPage('problem')), written('y.sol', 'a r 0 0\n')],
        'not JSON',
      ],
      ['no solution file', ['check', COMP01, at('nowhere')], 'No such file or folder'],
      ['a folder to write to', ['solve', COMP01, '--out', folder], 'A folder, not a file'],
      ['a folder that is not there to write to', ['solve', COMP01, '--out', at('no/where')], 'No such file or folder'],
      [
        'the problem as the file to write',
        ['solve', at('page2.json'), '--out', at('page2.json')],
        'would replace the problem',
      ],
    ])('such as %s, says so in a line and ends with 2', async (_, args, words) => {
      const [plain, asJson] = [await timetable(...args), await timetable(...args, '--json')];
      expect([plain.code, plain.stdout]).toEqual([2, '']);
      expect(plain.stderr).toContain(words);
      expect(plain.stderr).not.toMatch(/\n\s+at |node:internal|\bundefined\b/);
      expect(asJson.code).toBe(2);
      const [fault] = json<{ faults: { code: string; text: string }[] }>(asJson).faults;
      expect([fault?.code, fault?.text]).toEqual([expect.any(String), expect.any(String)]);
    });

    it.each([
      ['solve', COMP01, '--seconds', '-1'],
      ['solve', COMP01, '--seconds', '0'],
      ['solve', COMP01, '--seconds', 'NaN'],
      ['solve', COMP01, '--seconds', 'Infinity'],
      ['solve', COMP01, '--seconds', '1e9'],
      ['solve', COMP01, '--threads', '0'],
      ['solve', COMP01, '--threads', '1.5'],
      ['solve', COMP01, '--iterations', '0'],
      ['solve', COMP01, '--seed', '-3'],
      ['solve', COMP01, '--seed', ''],
      ['generate'],
      ['generate', '--lessons', '0'],
      ['generate', '--lessons', '50001'],
      ['check', COMP01],
      ['schema', 'calendar'],
    ])('such as timetable %s %s %s %s, shows what is allowed and ends with 2', async (...args) => {
      const { code, stdout, stderr } = await timetable(...args);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^error: /)]);
    });
  });
});
