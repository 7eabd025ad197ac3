import { declareTopic } from '#platform';

/** Payload: rosterImportId, jobId. Somebody started (or goes on with) an import. */
export const ROSTER_IMPORT_REQUESTED = declareTopic('course.roster-import-requested');

/** Payload: rosterImportId. The time is over for which sealed rows of a file may be kept. */
export const ROSTER_IMPORT_EXPIRED = declareTopic('course.roster-import-expired');
