import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkRoster, type RosterCheck } from './check-roster.js';
import { toRosterReport } from './roster-report.js';

interface Expected {
  headerRow: number;
  accepted: number;
  rejected: { row: number; reason: string }[];
  merged: { row: number; sameAsRow: number }[];
  normalisedNames: number;
  neverStored: string[];
  samples: { row: number; storedName: string; storedPhone: string; storedIdLast4: string }[];
}

const FOLDER = join(process.cwd(), 'test/fixtures/rosters');
const TODAY = '2024-06-06';

async function check(name: string): Promise<{ found: RosterCheck; expected: Expected }> {
  const found = await checkRoster(await readFile(join(FOLDER, `${name}.xlsx`)), { today: TODAY });
  const expected = JSON.parse(await readFile(join(FOLDER, `${name}.expected.json`), 'utf8')) as Expected;
  return { found, expected };
}

describe.each(['clean-cohort-40', 'messy-county-600', 'year-2023-4520'])('roster %s', (name) => {
  it('gives exactly the expected answer', async () => {
    const { found, expected } = await check(name);
    const { dropped, ...report } = toRosterReport(found);
    expect(report).toEqual({
      headerRow: expected.headerRow,
      accepted: expected.accepted,
      rejected: expected.rejected,
      merged: expected.merged,
      normalisedNames: expected.normalisedNames,
    });
    expect(dropped).toEqual(['民族', '备注']);
    expect(dropped).toEqual(expect.arrayContaining(expected.neverStored));
  });

  it('stores the samples as expected, and nothing of a forbidden column', async () => {
    const { found, expected } = await check(name);
    const byRow = new Map(found.accepted.map((trainee) => [trainee.row, trainee]));
    const stored = expected.samples.map(({ row }) => ({
      row,
      storedName: byRow.get(row)?.nameZh,
      storedPhone: byRow.get(row)?.mobile,
      storedIdLast4: byRow.get(row)?.idNumber.slice(-4),
    }));
    expect(stored).toEqual(
      expected.samples.map(({ row, storedName, storedPhone, storedIdLast4 }) => ({
        row,
        storedName,
        storedPhone,
        storedIdLast4,
      })),
    );
    expect(JSON.stringify(found.accepted)).not.toMatch(/汉族|维吾尔/);
  });

  it('keeps the useful columns of every accepted row', async () => {
    const { found } = await check(name);
    for (const trainee of found.accepted) {
      expect(trainee).toEqual({
        row: expect.any(Number),
        nameZh: expect.any(String),
        nameRaw: expect.any(String),
        idNumber: expect.stringMatching(/^\d{17}[\dX]$/),
        birthDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        sex: expect.stringMatching(/^(FE)?MALE$/),
        mobile: expect.stringMatching(/^1\d{10}$/),
        educationLevel: expect.any(String),
        hukouPlace: expect.stringMatching(/[县市]$/),
        workType: expect.any(String),
        level: expect.stringMatching(/^[一二三四五]级$/),
      });
    }
  });
});

describe('checkRoster on a large file', () => {
  it('reports progress and lets the event loop turn between batches', async () => {
    const turns: number[] = [];
    let ticks = 0;
    let running = true;
    const tick = (): void => {
      ticks++;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    await checkRoster(await readFile(join(FOLDER, 'year-2023-4520.xlsx')), {
      today: TODAY,
      onProgress: (done, total) => {
        expect(total).toBe(4520);
        turns.push(done, ticks);
      },
    });
    running = false;
    const done = turns.filter((_, i) => i % 2 === 0);
    const ticksSeen = turns.filter((_, i) => i % 2 === 1);
    expect(done.at(-1)).toBe(4520);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.length).toBe(19);
    expect(new Set(ticksSeen).size).toBe(19);
  });
});
