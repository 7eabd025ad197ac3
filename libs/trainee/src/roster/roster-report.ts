import type { RosterCheck } from './check-roster.js';
import type { RosterRefusal } from './check-roster.rules.js';

/** What `silkcast roster check --json` prints, and the page shows as the dry run. Holds no personal data. */
export interface RosterReport {
  readonly headerRow: number;
  readonly accepted: number;
  readonly rejected: readonly { readonly row: number; readonly reason: RosterRefusal }[];
  readonly merged: readonly { readonly row: number; readonly sameAsRow: number }[];
  /** Accepted rows whose stored name differs from the typed one. */
  readonly normalisedNames: number;
  /** Headers of the columns that are not kept. */
  readonly dropped: readonly string[];
}

/** Sums a check up; the member names and their order are the command's contract. */
export function toRosterReport(check: RosterCheck): RosterReport {
  return {
    headerRow: check.layout.headerRow,
    accepted: check.accepted.length,
    rejected: check.rejected.map(({ row, reason }) => ({ row, reason })),
    merged: check.merged.map(({ row, sameAsRow }) => ({ row, sameAsRow })),
    normalisedNames: check.normalisedNames,
    dropped: check.dropped,
  };
}
