import ExcelJS from 'exceljs';
import { readCsv } from './read-csv.js';
import { rosterFileOldFormat, rosterFileTooLarge, rosterFileUnreadable } from './roster.problems.js';
import { ROSTER_LIMITS, type RosterCell, type RosterSheet, type RosterSheetRow } from './roster-sheet.js';
import { rebuildArchive } from './rebuild-archive.js';

/** Parts of a sheet that a roster does not need; some make the parser visit every cell of a whole column. */
const IGNORED_NODES = [
  'autoFilter',
  'conditionalFormatting',
  'dataValidations',
  'drawing',
  'extLst',
  'headerFooter',
  'hyperlinks',
  'legacyDrawing',
  'picture',
  'rowBreaks',
  'tableParts',
];

/**
 * Reads the visible sheets of an XLSX workbook, or a CSV file, told apart by their first bytes. Formulas give
 * their last result, rich text its characters, dates `YYYY-MM-DD`; numbers stay numbers, because only then a lost
 * precision can be seen. A cell merged downwards counts for each of its rows. Throws a problem (422) when the
 * file is too large, of the old format, or unreadable.
 */
export async function readRosterFile(bytes: Uint8Array): Promise<RosterSheet[]> {
  if (bytes.byteLength > ROSTER_LIMITS.fileBytes) throw rosterFileTooLarge();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = file.toString('latin1', 0, 4);
  if (magic === 'ÐÏ\u0011à') throw rosterFileOldFormat();
  if (magic !== 'PK\u0003\u0004') return [readCsv(file)];

  const archive = await rebuildArchive(file);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(toArrayBuffer(archive), { ignoreNodes: IGNORED_NODES });
  } catch {
    // The parser's message may quote cells, so it is not passed on.
    throw rosterFileUnreadable();
  }
  const visible = workbook.worksheets.filter(({ state }) => state === 'visible');
  return visible.slice(0, ROSTER_LIMITS.sheets).map(readSheet);
}

function readSheet(worksheet: ExcelJS.Worksheet): RosterSheet {
  const rows: RosterSheetRow[] = [];
  worksheet.eachRow((row, number) => {
    // One row more than allowed is enough to say that there are too many; ten may be title and header.
    if (rows.length > ROSTER_LIMITS.rows + 10) return;
    const cells: RosterCell[] = [];
    row.eachCell((cell, column) => {
      if (column <= ROSTER_LIMITS.columns) cells[column - 1] = readCell(cell.value);
    });
    const dense = Array.from(cells, (cell) => cell ?? null);
    if (dense.some((cell) => cell !== null && cell !== '')) rows.push({ row: number, cells: dense });
  });
  return { name: worksheet.name, rows };
}

function readCell(value: ExcelJS.CellValue | undefined): RosterCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.slice(0, ROSTER_LIMITS.cellCharacters);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if ('richText' in value) return readCell(value.richText.map(({ text }) => text).join(''));
  if ('formula' in value || 'sharedFormula' in value) return readCell(value.result);
  if ('text' in value) return readCell(value.text);
  return null; // #N/A and the like
}

function toArrayBuffer(buffer: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(buffer.byteLength);
  new Uint8Array(copy).set(buffer);
  return copy;
}
