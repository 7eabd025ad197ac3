/** A cell as the rules see it: text, a number as the spreadsheet kept it, or nothing. Dates are `YYYY-MM-DD`. */
export type RosterCell = string | number | null;

export interface RosterSheetRow {
  /** Row number as the spreadsheet shows it, from 1. */
  readonly row: number;
  /** Index 0 is column A; cells after the last filled one may be absent. */
  readonly cells: readonly RosterCell[];
}

export interface RosterSheet {
  readonly name: string;
  /** Rows with at least one filled cell, in sheet order. */
  readonly rows: readonly RosterSheetRow[];
}

/** Bounds that keep a hostile or mistaken file from exhausting the process. */
export const ROSTER_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  inflatedBytes: 48 * 1024 * 1024,
  archiveEntries: 500,
  sheets: 20,
  rows: 20_000,
  columns: 100,
  cellCharacters: 1_000,
} as const;
