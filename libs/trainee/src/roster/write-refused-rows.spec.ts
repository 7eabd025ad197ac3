import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { checkRoster } from './check-roster.js';
import { readRosterFile } from './read-workbook.js';
import { toRosterReport } from './roster-report.js';
import { refusedRowsOf, writeRefusedRows } from './write-refused-rows.js';

const TODAY = '2024-06-06';
const MESSY = join(process.cwd(), 'test/fixtures/rosters/messy-county-600.xlsx');

const asArrayBuffer = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

describe('writeRefusedRows', () => {
  it('holds every refused row with its original cells and a reason, and no dropped column', async () => {
    const check = await checkRoster(await readFile(MESSY), { today: TODAY });
    const [sheet] = await readRosterFile(await writeRefusedRows(refusedRowsOf(check)));
    const [header, ...rows] = sheet?.rows.map(({ cells }) => cells) ?? [];
    expect(header).toEqual([
      '编号',
      '学员姓名',
      '性别',
      '公民身份号码',
      '联系电话',
      '学历',
      '县（市）',
      '工种',
      '等级',
      '原行号',
      '未通过原因',
    ]);
    expect(rows).toHaveLength(check.rejected.length);
    expect(rows[0]).toEqual([
      '12',
      '黄丽',
      '女',
      '652921840122074',
      '13882209445',
      '初中',
      '阿克苏市',
      '视频创推员',
      '四级',
      '15',
      '15位旧身份证号不能使用，请填写18位公民身份号码',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/汉族|维吾尔/);
  });

  it('gives the same reasons when imported again unchanged', async () => {
    const check = await checkRoster(await readFile(MESSY), { today: TODAY });
    const again = await checkRoster(await writeRefusedRows(refusedRowsOf(check)), { today: TODAY });
    expect(again.rejected.map(({ reasons }) => reasons)).toEqual(check.rejected.map(({ reasons }) => reasons));
    expect(toRosterReport(again)).toMatchObject({ headerRow: 1, accepted: 0, merged: [], dropped: [] });
  });

  it('takes corrections: the corrected row is accepted, its ID cell keeps 18 digits as text', async () => {
    const check = await checkRoster(await readFile(MESSY), { today: TODAY });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(asArrayBuffer(await writeRefusedRows(refusedRowsOf(check))));
    const sheet = workbook.worksheets[0];
    const cell = sheet?.getCell('D2');
    expect(cell?.numFmt).toBe('@');
    if (cell) cell.value = '652921198401220742';
    const again = await checkRoster(Buffer.from(await workbook.xlsx.writeBuffer()), { today: TODAY });
    expect(again.accepted.map(({ row, nameZh }) => ({ row, nameZh }))).toEqual([{ row: 2, nameZh: '黄丽' }]);
  });

  it('writes text that looks like a formula as text', async () => {
    const file = Buffer.from('姓名,身份证号\n"=HYPERLINK(""x"")",1');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(
      asArrayBuffer(await writeRefusedRows(refusedRowsOf(await checkRoster(file, { today: TODAY })))),
    );
    expect(workbook.worksheets[0]?.getCell('A2').value).toBe('=HYPERLINK("x")');
  });

  it('keeps nothing of a child but the row number', async () => {
    const file = Buffer.from('姓名,身份证号\n艾力,652921201012312066');
    const check = await checkRoster(file, { today: TODAY, isTooYoung: (birthDate) => birthDate > '2010-06-06' });
    expect(check.accepted).toEqual([]);
    expect(refusedRowsOf(check)).toEqual({
      headers: ['姓名', '身份证号'],
      rows: [{ row: 2, reasons: ['TOO_YOUNG'], cells: [null, null] }],
    });
  });
});
