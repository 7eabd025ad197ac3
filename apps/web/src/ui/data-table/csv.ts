import type { Column } from './column.js';

/**
 * The rows as CSV that Excel opens in any language (BOM, CRLF). A cell that would start a formula gets an apostrophe,
 * so that text somebody typed into a form cannot run on the computer of whoever opens the file.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map((column) => cell(column.label))];
  for (const row of rows) lines.push(columns.map((column) => cell(textOf(column, row))));
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function textOf<Row>(column: Column<Row>, row: Row): string | number | null {
  if (column.text) return column.text(row);
  const shown = column.render(row);
  return typeof shown === 'string' || typeof shown === 'number' ? shown : null;
}

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
