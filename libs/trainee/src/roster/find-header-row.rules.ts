import { removeInvisible } from '#kernel';
import { classifyHeader, type RosterColumnKind, type RosterField } from './roster-columns.rules.js';
import { ROSTER_LIMITS, type RosterCell, type RosterSheet } from './roster-sheet.js';

export interface RosterColumn {
  /** 0 is column A. */
  readonly index: number;
  /** Header as written, on one line; a column that has data but no header is called 第N列. */
  readonly header: string;
  readonly kind: RosterColumnKind;
  readonly field?: RosterField;
}

export interface RosterLayout {
  readonly headerRow: number;
  /** Rows up to this number are title or header. */
  readonly lastHeaderRow: number;
  readonly columns: readonly RosterColumn[];
}

/** Titles, the reporting unit and a date stand above the header, but never more than this (handbook §2.3). */
const LAST_HEADER_ROW = 10;

/**
 * Finds the header among the first ten rows: the first that names both a name and an ID number column.
 * A header merged over two rows repeats these names in the second row, which then is part of the header.
 * Returns null when there is none.
 */
export function findRosterLayout(sheet: RosterSheet): RosterLayout | null {
  const start = sheet.rows.findIndex(({ row, cells }) => row <= LAST_HEADER_ROW && isHeader(cells));
  const first = sheet.rows[start];
  if (!first) return null;
  let end = start;
  while (isHeader(sheet.rows[end + 1]?.cells ?? [])) end++;
  return {
    headerRow: first.row,
    lastHeaderRow: sheet.rows[end]?.row ?? first.row,
    columns: readColumns(sheet, start, end),
  };
}

/** Headers of the columns that are not kept, each named once, in sheet order. */
export function droppedColumns(layout: RosterLayout): string[] {
  const dropped = layout.columns.filter(({ kind }) => kind !== 'FIELD' && kind !== 'IGNORED');
  return [...new Set(dropped.map(({ header }) => header))];
}

function isHeader(cells: readonly RosterCell[]): boolean {
  const fields = new Set<RosterField>();
  for (const cell of cells) {
    const found = typeof cell === 'string' ? classifyHeader(cell) : null;
    if (found?.kind === 'FIELD') fields.add(found.field);
  }
  return fields.has('nameZh') && fields.has('idNumber');
}

function readColumns(sheet: RosterSheet, start: number, end: number): RosterColumn[] {
  const headers: string[] = [];
  for (const { cells } of sheet.rows.slice(start, end + 1)) {
    cells.forEach((cell, index) => {
      const text = removeInvisible(String(cell ?? ''))
        .replace(/\s+/gu, ' ')
        .trim();
      const above = headers[index];
      if (text !== '' && text !== above) headers[index] = above ? `${above} ${text}` : text;
    });
  }
  const taken = new Set<RosterField>();
  return filledColumns(sheet, end, headers).map((index): RosterColumn => {
    const header = headers[index];
    if (header === undefined) return { index, header: `第${index + 1}列`, kind: 'UNKNOWN' };
    const found = classifyHeader(header);
    if (found.kind !== 'FIELD') return { index, header, kind: found.kind };
    if (taken.has(found.field)) return { index, header, kind: 'REPEATED' };
    taken.add(found.field);
    return { index, header, kind: 'FIELD', field: found.field };
  });
}

/** Columns with a header, and those without one that nevertheless hold data: nothing is dropped in silence. */
function filledColumns(sheet: RosterSheet, end: number, headers: readonly string[]): number[] {
  const filled = new Set(Object.keys(headers).map(Number));
  for (const { cells } of sheet.rows.slice(end + 1)) {
    cells.forEach((cell, index) => {
      if (cell !== null && cell !== '') filled.add(index);
    });
    if (filled.size >= ROSTER_LIMITS.columns) break;
  }
  return [...filled].sort((a, b) => a - b);
}
