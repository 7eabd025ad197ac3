import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { checkRoster } from './check-roster.js';
import { readRosterFile } from './read-workbook.js';
import { toRosterReport } from './roster-report.js';
import { ROSTER_LIMITS } from './roster-sheet.js';

const TODAY = '2024-06-06';
const A = '652921199001010011';
const B = '652921199205180223';
const HEADER = ['姓名', '身份证号', '手机号'];

async function xlsx(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** An archive whose directory says what it likes about the sizes of its parts. */
function zipOf(parts: Record<string, string | Buffer>, claimed = 10): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed, 18);
    shared.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed]);
    body.push(local);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, tail, Buffer.from(name));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...body, central, Buffer.from('PK\u0005\u0006'), end]);
}

function withDirectoryAt(offset: number, archive: Buffer): Buffer {
  archive.writeUInt32LE(offset, archive.length - 6);
  return archive;
}

const problem = (slug: string): unknown => expect.objectContaining({ slug, status: 422 });

describe('readRosterFile with XLSX', () => {
  it('reads numbers, dates, rich text, links, formulas and errors as what they show', async () => {
    const file = await xlsx((workbook) => {
      workbook
        .addWorksheet('S')
        .addRow([
          652921200203282000,
          13984428524,
          new Date(Date.UTC(1990, 0, 1)),
          { richText: [{ text: '迪丽妮格' }, { font: { bold: true }, text: '·依明' }] },
          { text: '张伟', hyperlink: 'https://example.org' },
          { formula: 'A1&""', result: A },
          { error: '#N/A' },
          true,
        ]);
    });
    const [sheet] = await readRosterFile(file);
    expect(sheet?.rows).toEqual([
      { row: 1, cells: [652921200203282000, 13984428524, '1990-01-01', '迪丽妮格·依明', '张伟', A, null, 'true'] },
    ]);
  });

  it('gives a sideways merge to its first cell and a downward merge to each row', async () => {
    const file = await xlsx((workbook) => {
      const sheet = workbook.addWorksheet('S');
      sheet.addRows([['花名册'], ['姓名', '工作单位'], ['张伟', '合作社'], ['赵敏', null]]);
      sheet.mergeCells('A1:B1');
      sheet.mergeCells('B3:B4');
    });
    const [sheet] = await readRosterFile(file);
    expect(sheet?.rows.map(({ cells }) => cells.filter((cell) => cell !== null))).toEqual([
      ['花名册'],
      ['姓名', '工作单位'],
      ['张伟', '合作社'],
      ['赵敏', '合作社'],
    ]);
  });

  it('keeps sheet row numbers across blank rows and skips hidden sheets and instructions', async () => {
    const file = await xlsx((workbook) => {
      workbook.addWorksheet('old', { state: 'hidden' }).addRows([HEADER, ['旧', B, '']]);
      workbook.addWorksheet('填表说明').addRow(['请如实填写']);
      const sheet = workbook.addWorksheet('花名册');
      sheet.getRow(3).values = HEADER;
      sheet.getRow(7).values = ['张伟', A, 13984428524];
      workbook.addWorksheet('二班').addRows([HEADER]);
    });
    const found = await checkRoster(file, { today: TODAY });
    expect(found.accepted.map(({ row }) => row)).toEqual([7]);
    expect(found.layout.headerRow).toBe(3);
    expect(found.otherRosterSheets).toEqual(['二班']);
  });

  it('is not stopped by names, filters, validations and merges over whole columns', async () => {
    const cell = (ref: string, text: string): string => `<c r="${ref}" t="str"><v>${text}</v></c>`;
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const file = zipOf({
      'xl/workbook.xml':
        `<workbook xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
        `<definedName name="_xlnm._FilterDatabase" localSheetId="0">S!$A$1:$XFD$1048576</definedName>` +
        `</definedNames></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml':
        `<worksheet><sheetData><row r="1">${cell('A1', '姓名')}${cell('B1', '身份证号')}</row>` +
        `<row r="2">${cell('A2', '张伟')}${cell('B2', A)}</row></sheetData><autoFilter ref="A1:XFD1048576"/>` +
        `<mergeCells count="2"><mergeCell ref="D1:XFD1048576"/><mergeCell ref="C3:C1048576"/></mergeCells>` +
        `<dataValidations count="1"><dataValidation type="list" sqref="D1:XFD1048576"><formula1>"男,女"</formula1>` +
        `</dataValidation></dataValidations><tableParts count="1"><tablePart r:id="rId9"/></tableParts></worksheet>`,
    });
    expect(toRosterReport(await checkRoster(file, { today: TODAY }))).toMatchObject({ accepted: 1, dropped: [] });
  });
});

describe('readRosterFile against files that are no roster', () => {
  it('refuses a file over the size limit before looking at it', async () => {
    await expect(readRosterFile(Buffer.alloc(ROSTER_LIMITS.fileBytes + 1))).rejects.toEqual(
      problem('roster-file-too-large'),
    );
  });

  it('refuses a zip bomb whatever size it claims', async () => {
    const zeros = Buffer.alloc(ROSTER_LIMITS.inflatedBytes + 1);
    const bomb = zipOf({ 'xl/worksheets/sheet1.xml': zeros });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readRosterFile(bomb)).rejects.toEqual(problem('roster-file-too-large'));
  });

  it('does not unpack what it does not need', async () => {
    const zeros = Buffer.alloc(ROSTER_LIMITS.inflatedBytes + 1);
    await expect(readRosterFile(zipOf({ 'xl/media/image1.png': zeros }))).resolves.toEqual([]);
  });

  it.each([
    ['an .xls or encrypted file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'roster-file-old-format'],
    ['a cut archive', Buffer.from('PK\u0003\u0004cut'), 'roster-file-unreadable'],
    ['an archive pointing outside itself', withDirectoryAt(0xfffffff0, zipOf({ a: 'a' })), 'roster-file-unreadable'],
    ['broken XML', zipOf({ 'xl/workbook.xml': '<workbook><' }), 'roster-file-unreadable'],
    ['binary content', Buffer.from([0x89, 0x50, 0, 1, 2, 0]), 'roster-file-unreadable'],
  ])('refuses %s', async (_what, file, slug) => {
    await expect(readRosterFile(file)).rejects.toEqual(problem(slug));
  });

  it('refuses a workbook without a header, and one row too many', async () => {
    await expect(checkRoster(Buffer.from('a,b\n1,2'), { today: TODAY })).rejects.toEqual(
      problem('roster-header-not-found'),
    );
    const rows = (n: number): Buffer => Buffer.from(`${HEADER.join()}\n${`张伟,${A},\n`.repeat(n)}`);
    await expect(checkRoster(rows(ROSTER_LIMITS.rows + 1), { today: TODAY })).rejects.toEqual(
      problem('roster-too-many-rows'),
    );
    const full = await checkRoster(rows(ROSTER_LIMITS.rows), { today: TODAY });
    expect(full.merged).toHaveLength(ROSTER_LIMITS.rows - 1);
  });
});

describe('readRosterFile with CSV', () => {
  const text = `培训花名册,,\r\n姓名,身份证号,手机号\r\n"周,强","=""${A}""",13984428524\r\n\r\n"赵""敏\n",="${B}",\r\n刘洋,6.52921E+17,`;

  it('reads quotes, line breaks in cells, ="…" and the row numbers of a spreadsheet', async () => {
    const [sheet] = await readRosterFile(Buffer.from(text));
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ['培训花名册', '', ''] },
      { row: 2, cells: ['姓名', '身份证号', '手机号'] },
      { row: 3, cells: ['周,强', `="${A}"`, '13984428524'] },
      { row: 5, cells: ['赵"敏\n', B, ''] },
      { row: 6, cells: ['刘洋', '6.52921E+17', ''] },
    ]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFF姓名,身份证号\n依明,' + A)],
    ['UTF-16', Buffer.from('\uFEFF姓名\t身份证号\n依明\t' + A, 'utf16le')],
    ['GB18030', Buffer.from(`d0d5c3fb2cc9edb7ddd6a4bac50ad2c0c3f72c${Buffer.from(A).toString('hex')}`, 'hex')],
    ['semicolons', Buffer.from('姓名;身份证号\r依明;' + A)],
  ])('reads %s', async (_what, file) => {
    const found = await checkRoster(file, { today: TODAY });
    expect(found.accepted).toMatchObject([{ row: 2, nameZh: '依明', idNumber: A }]);
  });

  it('finds the lost precision that CSV files hide', async () => {
    const found = await checkRoster(Buffer.from(text), { today: TODAY });
    expect(found.rejected.find(({ row }) => row === 6)).toMatchObject({ reason: 'ID_PRECISION_LOST' });
  });
});
