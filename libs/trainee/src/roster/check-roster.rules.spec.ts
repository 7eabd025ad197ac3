import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idChecksum } from '#kernel';
import { checkRosterRows, type RosterOutcome } from './check-roster.rules.js';
import { droppedColumns, findRosterLayout } from './find-header-row.rules.js';
import type { RosterCell, RosterSheet } from './roster-sheet.js';

const TODAY = '2024-06-06';
const A = '652921199001010011';
const B = '652921199205180223';

function sheetOf(rows: RosterCell[][]): RosterSheet {
  return { name: 'Sheet1', rows: rows.map((cells, i) => ({ row: i + 1, cells })) };
}

function outcomes(rows: RosterCell[][]): (RosterOutcome | null)[] {
  const sheet = sheetOf(rows);
  const layout = findRosterLayout(sheet);
  if (!layout) throw new Error('no header found');
  return [...checkRosterRows(sheet, layout, TODAY)];
}

const HEADER = ['姓名', '身份证号', '手机号'];

describe('checkRosterRows', () => {
  it('keeps the raw name beside the stored one and counts the change', () => {
    expect(outcomes([HEADER, ['迪丽妮格 • 依明', A, 13984428524]])).toEqual([
      {
        kind: 'ACCEPTED',
        row: 2,
        nameChanged: true,
        trainee: {
          row: 2,
          nameZh: '迪丽妮格·依明',
          nameRaw: '迪丽妮格 • 依明',
          idNumber: A,
          birthDate: '1990-01-01',
          sex: 'MALE',
          mobile: '13984428524',
        },
      },
    ]);
  });

  it('accepts a row without a phone, and one phone for two people', () => {
    const found = outcomes([
      HEADER,
      ['张伟', A, ''],
      ['赵敏', B, '13984428524'],
      ['李娜', '652921198506153179', '13984428524'],
    ]);
    expect(found.map((o) => o?.kind)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });

  it('merges by ID number only, and says when the names differ', () => {
    const found = outcomes([
      HEADER,
      ['艾力·依明', A, ''],
      ['艾力.依明', `'${A}`, ''],
      ['艾力·伊明', A, ''],
      ['艾力·依明', B, ''],
    ]);
    expect(found.slice(1)).toEqual([
      { kind: 'MERGED', row: 3, sameAsRow: 2, nameDiffers: false },
      { kind: 'MERGED', row: 4, sameAsRow: 2, nameDiffers: true },
      expect.objectContaining({ kind: 'ACCEPTED', row: 5 }),
    ]);
  });

  it('does not let a refused row swallow a correct one below it', () => {
    const found = outcomes([HEADER, ['张伟', A, '0997-2890894'], ['张伟', A, '13984428524']]);
    expect(found.map((o) => o?.kind)).toEqual(['REJECTED', 'ACCEPTED']);
  });

  it('names every reason of a row, name first', () => {
    expect(outcomes([HEADER, ['', '652921840122074', '0997-2890894']])).toEqual([
      {
        kind: 'REJECTED',
        row: 2,
        reason: 'NAME_MISSING',
        reasons: ['NAME_MISSING', 'ID_15_DIGITS', 'PHONE_INVALID'],
      },
    ]);
  });

  it.each([
    ['迪丽妮格?依明', A, 'NAME_NEEDS_REVIEW'],
    ['张'.repeat(101), A, 'TEXT_TOO_LONG'],
    ['张伟', '', 'ID_MISSING'],
    ['张伟', 652921200203282000, 'ID_PRECISION_LOST'],
    ['张伟', '652929199202300227', 'ID_DATE'],
  ])('refuses %s / %s as %s', (name, id, reason) => {
    expect(outcomes([HEADER, [name, id, '']])).toMatchObject([{ kind: 'REJECTED', reason }]);
  });

  it('accepts names of 100 characters', () => {
    expect(outcomes([HEADER, ['张'.repeat(100), A, '']])).toMatchObject([{ kind: 'ACCEPTED' }]);
  });

  it('passes over pre-numbered rows and what stands below the table', () => {
    const rows = [
      ['序号', ...HEADER],
      ['2', '', '', ''],
      ['', '合计：1人', '', ''],
      ['填表人：张三', '', '', ''],
    ];
    expect(outcomes(rows)).toEqual([null, null, null]);
  });
});

describe('rosters with shuffled columns', () => {
  const idNumbers = fc
    .tuple(fc.constantFrom('19900101', '20240606', '20240607', '19920230'), fc.integer({ min: 0, max: 3 }))
    .map(([birth, sequence]) => `652921${birth}00${sequence}`)
    .map((body) => body + idChecksum(body));
  const rows = fc.array(
    fc.record({
      姓名: fc.constantFrom('艾力.依明', '艾力·依明', ' 周强', '', '张?'),
      '身份证号码（必填）': fc.oneof(idNumbers, fc.constantFrom('', '652921840122074', '652921199001010012')),
      联系电话: fc.constantFrom('', '13984428524', '+86 139-8442-8524', '0997-2890894'),
      '县（市）': fc.constantFrom('', '库车市'),
      '培训职业(工种)': fc.constantFrom('选品员', ''),
      等级: fc.constantFrom('五级', ''),
      序号: fc.constantFrom('1', ''),
      民族: fc.constantFrom('甲', ''),
      是否脱贫户: fc.constantFrom('是', '否'),
      喜好: fc.constantFrom('歌', ''),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const headers = [
    '姓名',
    '身份证号码（必填）',
    '联系电话',
    '县（市）',
    '培训职业(工种)',
    '等级',
    '序号',
    '民族',
    '是否脱贫户',
    '喜好',
  ] as const;

  it('give the same answer', () => {
    fc.assert(
      fc.property(
        rows,
        fc.shuffledSubarray([...headers], { minLength: headers.length }),
        fc.integer({ min: 0, max: 9 }),
        (people, order, titles) => {
          const above = Array.from({ length: titles }, () => ['培训学员花名册']);
          const read = (columns: readonly (typeof headers)[number][]) => {
            const sheet = sheetOf([...above, [...columns], ...people.map((p) => columns.map((c) => p[c]))]);
            const layout = findRosterLayout(sheet);
            if (!layout) throw new Error('no header found');
            const dropped = droppedColumns(layout).sort();
            return { headerRow: layout.headerRow, dropped, outcomes: [...checkRosterRows(sheet, layout, TODAY)] };
          };
          const plain = read(headers);
          expect(read(order)).toEqual(plain);
          expect(plain.headerRow).toBe(titles + 1);
          expect(plain.dropped).toEqual(['民族', '是否脱贫户', '喜好'].sort());
        },
      ),
    );
  });

  it('accept each ID number once, and account for every person row', () => {
    fc.assert(
      fc.property(rows, (people) => {
        const found = outcomes([[...headers], ...people.map((p) => headers.map((h) => p[h]))]);
        expect(found).toHaveLength(people.length);
        const ids = found.flatMap((o) => (o?.kind === 'ACCEPTED' ? [o.trainee.idNumber] : []));
        expect(new Set(ids).size).toBe(ids.length);
        const acceptedRows = new Set(found.flatMap((o) => (o?.kind === 'ACCEPTED' ? [o.row] : [])));
        for (const o of found) {
          if (o?.kind === 'MERGED') expect(acceptedRows.has(o.sameAsRow) && o.sameAsRow < o.row).toBe(true);
        }
      }),
    );
  });
});
