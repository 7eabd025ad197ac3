import type { FieldCipher } from '#platform';
import type { RefusedRows, RosterTrainee } from '#trainee';

/**
 * What of a roster is kept, always sealed: the record of each accepted row until it is imported, and the refused rows
 * until they expire. The file itself is never kept, because it may hold columns that must not be stored.
 */
const RECORD = 'roster_import_row.record';
const REFUSED = 'roster_import.refused_rows';

/**
 * People who are not admitted: 6 months (handbook §5.1). After this many days the refused rows, and the accepted ones of
 * an import that nobody started or that was stopped, are erased.
 */
export const KEEP_DAYS = 180;

export const sealRecord = (cipher: FieldCipher, trainee: RosterTrainee): Buffer =>
  cipher.encrypt(RECORD, JSON.stringify(trainee));

export const openRecord = (cipher: FieldCipher, sealed: Buffer): RosterTrainee =>
  JSON.parse(cipher.decrypt(RECORD, sealed)) as RosterTrainee;

export const sealRefusedRows = (cipher: FieldCipher, refused: RefusedRows): Buffer =>
  cipher.encrypt(REFUSED, JSON.stringify(refused));

export const openRefusedRows = (cipher: FieldCipher, sealed: Buffer): RefusedRows =>
  JSON.parse(cipher.decrypt(REFUSED, sealed)) as RefusedRows;
