import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkRosterRows, type RosterOutcome, type RosterTrainee } from './check-roster.rules.js';
import { droppedColumns, findRosterLayout, type RosterLayout } from './find-header-row.rules.js';
import { readRosterFile } from './read-workbook.js';
import { rosterHeaderNotFound, rosterTooManyRows } from './roster.problems.js';
import { ROSTER_LIMITS, type RosterSheet } from './roster-sheet.js';

export type RejectedRow = Extract<RosterOutcome, { kind: 'REJECTED' }>;
export type MergedRow = Extract<RosterOutcome, { kind: 'MERGED' }>;

/** Everything that one reading of a roster found. Holds personal data: keep it in memory, never log it. */
export interface RosterCheck {
  readonly sheet: RosterSheet;
  readonly layout: RosterLayout;
  /** Further visible sheets that look like rosters; only the first is read. */
  readonly otherRosterSheets: readonly string[];
  readonly accepted: readonly RosterTrainee[];
  readonly rejected: readonly RejectedRow[];
  readonly merged: readonly MergedRow[];
  readonly normalisedNames: number;
  readonly dropped: readonly string[];
}

export interface CheckRosterOptions {
  /** Beijing calendar date `YYYY-MM-DD`: nobody is born after it. */
  readonly today: string;
  /** Whether somebody of this birth date may not be enrolled at all; without it nobody is too young. */
  readonly isTooYoung?: (birthDate: string) => boolean;
  /** Called after every batch of rows and at the end; awaited, so it may write progress. */
  readonly onProgress?: (rowsDone: number, rowsTotal: number) => void | Promise<void>;
}

/** Rows decided before the event loop gets a turn: about two milliseconds of work. */
const BATCH = 250;

/**
 * Reads and checks a roster file (XLSX or CSV) without touching any database: the dry run, and the first half of
 * the import. Gives the event loop a turn after every batch. Throws the problems of `roster.problems.ts` when the
 * file as a whole cannot be used.
 */
export async function checkRoster(bytes: Uint8Array, options: CheckRosterOptions): Promise<RosterCheck> {
  const { sheet, layout, otherRosterSheets } = chooseSheet(await readRosterFile(bytes));
  const rowsTotal = sheet.rows.filter(({ row }) => row > layout.lastHeaderRow).length;
  if (rowsTotal > ROSTER_LIMITS.rows) throw rosterTooManyRows(ROSTER_LIMITS.rows);

  const accepted: RosterTrainee[] = [];
  const rejected: RejectedRow[] = [];
  const merged: MergedRow[] = [];
  let normalisedNames = 0;
  let rowsDone = 0;
  for (const outcome of checkRosterRows(sheet, layout, options.today, options.isTooYoung)) {
    if (outcome?.kind === 'ACCEPTED') {
      accepted.push(outcome.trainee);
      if (outcome.nameChanged) normalisedNames++;
    } else if (outcome?.kind === 'REJECTED') rejected.push(outcome);
    else if (outcome) merged.push(outcome);
    if (++rowsDone % BATCH === 0) {
      await options.onProgress?.(rowsDone, rowsTotal);
      await nextTurn();
    }
  }
  if (rowsDone % BATCH !== 0 || rowsDone === 0) await options.onProgress?.(rowsDone, rowsTotal);
  return {
    sheet,
    layout,
    otherRosterSheets,
    accepted,
    rejected,
    merged,
    normalisedNames,
    dropped: droppedColumns(layout),
  };
}

/** The first visible sheet that has a roster header; instructions often stand on a sheet before it. */
function chooseSheet(sheets: readonly RosterSheet[]): Pick<RosterCheck, 'sheet' | 'layout' | 'otherRosterSheets'> {
  const rosters = sheets.flatMap((sheet) => {
    const layout = findRosterLayout(sheet);
    return layout ? [{ sheet, layout }] : [];
  });
  const [first, ...others] = rosters;
  if (!first) throw rosterHeaderNotFound();
  return { ...first, otherRosterSheets: others.map(({ sheet }) => sheet.name) };
}
