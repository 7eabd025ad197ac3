import { rosterFileUnreadable } from './roster.problems.js';
import { ROSTER_LIMITS, type RosterSheet, type RosterSheetRow } from './roster-sheet.js';

/**
 * Reads a CSV roster (RFC 4180; comma, semicolon or tab) in UTF-8, UTF-16 or GB18030, which Excel writes on
 * Chinese Windows. Row numbers are those that a spreadsheet shows after opening the file. Every cell is text.
 */
export function readCsv(file: Buffer): RosterSheet {
  const text = decode(file);
  if (text.includes('\u0000')) throw rosterFileUnreadable();
  const rows: RosterSheetRow[] = [];
  let row = 0;
  for (const record of records(text, delimiterOf(text))) {
    row++;
    const cells = record.slice(0, ROSTER_LIMITS.columns).map(readCell);
    if (cells.some((cell) => cell !== '')) rows.push({ row, cells });
    if (rows.length > ROSTER_LIMITS.rows + 10) break;
  }
  return { name: 'CSV', rows };
}

function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
}

function delimiterOf(text: string): string {
  const start = text.slice(0, 2_000);
  const counts = [',', '\t', ';'].map((delimiter) => [start.split(delimiter).length, delimiter] as const);
  return counts.reduce((best, next) => (next[0] > best[0] ? next : best))[1];
}

function* records(text: string, delimiter: string): Generator<string[], void> {
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i);
      else quoted = false;
    } else if (c === '"' && (cell === '' || cell === '=')) {
      // ="…" is how people keep Excel from turning an ID number into a float.
      cell = '';
      quoted = true;
    } else if (c === delimiter) {
      record.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text.charAt(i + 1) === '\n') i++;
      yield [...record, cell];
      record = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || record.length > 0) yield [...record, cell];
}

function readCell(cell: string): string {
  return cell.slice(0, ROSTER_LIMITS.cellCharacters);
}
