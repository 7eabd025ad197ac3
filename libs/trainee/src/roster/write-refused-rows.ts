import ExcelJS from 'exceljs';
import type { RosterCheck } from './check-roster.js';
import type { RosterRefusal } from './check-roster.rules.js';
import { ORIGINAL_ROW_HEADER, REASON_HEADER } from './roster-columns.rules.js';
import type { RosterCell } from './roster-sheet.js';

const REASON_ZH: Readonly<Record<RosterRefusal, string>> = {
  NAME_MISSING: '缺少姓名',
  NAME_NEEDS_REVIEW: '姓名中有无法识别的符号（如“?”），请按身份证核对',
  ID_MISSING: '缺少身份证号',
  ID_PRECISION_LOST: '身份证号被表格软件改成了数字，后几位已丢失，请以文本格式重新填写',
  ID_15_DIGITS: '15位旧身份证号不能使用，请填写18位公民身份号码',
  ID_FORMAT: '身份证号应为18位（17位数字加1位数字或X）',
  ID_DATE: '身份证号中的出生日期不存在或晚于今天',
  ID_CHECKSUM: '身份证号校验位不符，请核对是否有错字',
  PHONE_INVALID: '手机号应为以1开头的11位号码，不能填写座机',
  TEXT_TOO_LONG: '有一格文字超过100字',
  TOO_YOUNG: '开班当天未满14周岁，不能报名',
};

/** The refused rows of a roster without its dropped columns: what is needed to correct them, and nothing else. */
export interface RefusedRows {
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly reasons: readonly RosterRefusal[];
    /** In the order of `headers`. */
    readonly cells: readonly RosterCell[];
  }[];
}

/**
 * Picks the refused rows out of a check. Of somebody who is too young nothing is kept but the row number: all data of
 * children is sensitive, and here there is nothing to correct (handbook §5.1).
 */
export function refusedRowsOf(check: RosterCheck): RefusedRows {
  const kept = check.layout.columns.filter(
    ({ kind, header }) =>
      (kind === 'FIELD' || kind === 'IGNORED') && header !== ORIGINAL_ROW_HEADER && header !== REASON_HEADER,
  );
  const cellsByRow = new Map(check.sheet.rows.map(({ row, cells }) => [row, cells]));
  return {
    headers: kept.map(({ header }) => header),
    rows: check.rejected.map(({ row, reasons }) => {
      const cells = reasons.includes('TOO_YOUNG') ? [] : (cellsByRow.get(row) ?? []);
      return { row, reasons, cells: kept.map(({ index }) => cells[index] ?? null) };
    }),
  };
}

/**
 * Writes the refused rows as a workbook to be corrected and imported again: the original cells, the original row
 * number, and the reasons in Chinese. All cells are text, so a corrected ID number keeps its 18 digits.
 */
export async function writeRefusedRows(refused: RefusedRows): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('未通过的行', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [...refused.headers, ORIGINAL_ROW_HEADER, REASON_HEADER].map((header) => ({
    header,
    width: header === REASON_HEADER ? 60 : 20,
    style: { numFmt: '@' },
  }));
  for (const { row, reasons, cells } of refused.rows) {
    sheet.addRow([...cells.map(asText), String(row), reasons.map((reason) => REASON_ZH[reason]).join('；')]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/**
 * A number of more than 15 digits has lost its tail. It is written as 6.52921200203282E+17: written out in full it
 * would look like an ID number again, and one in eleven would pass the check digit.
 */
function asText(cell: RosterCell): string {
  if (typeof cell !== 'number') return cell ?? '';
  return Math.abs(cell) >= 1e15 ? cell.toExponential().toUpperCase() : String(cell);
}
