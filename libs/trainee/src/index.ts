export { checkRoster, type CheckRosterOptions, type RosterCheck } from './roster/check-roster.js';
export type { RosterRefusal, RosterTrainee } from './roster/check-roster.rules.js';
export { classifyHeader, type RosterColumnKind } from './roster/roster-columns.rules.js';
export { toRosterReport, type RosterReport } from './roster/roster-report.js';
export { ROSTER_LIMITS } from './roster/roster-sheet.js';
export { rosterFileTooLarge } from './roster/roster.problems.js';
export { refusedRowsOf, writeRefusedRows, type RefusedRows } from './roster/write-refused-rows.js';
export { TraineeDirectory, type TraineeFacts, type TraineeToAdmit } from './trainee-directory.js';
export { TraineeModule } from './trainee.module.js';
