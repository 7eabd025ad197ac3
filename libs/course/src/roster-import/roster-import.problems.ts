import { Problem } from '#kernel';

/** 422: the request is not multipart, or has no file in the field `file`. */
export const rosterFileMissing = (): Problem =>
  new Problem('roster-file-missing', 422, { title: 'Send the roster as multipart field "file"' });

/** 409: the import is queued or running; cancel it or wait. */
export const rosterImportRunning = (): Problem =>
  new Problem('roster-import-running', 409, { title: 'This import is already running' });

/** 409: the import is done; a corrected file is a new import. */
export const rosterImportFinished = (): Problem =>
  new Problem('roster-import-finished', 409, { title: 'This import is already done' });

/** 409: no row was accepted, so there is nothing to import. */
export const rosterImportEmpty = (): Problem =>
  new Problem('roster-import-empty', 409, { title: 'No row of this file can be imported' });

/** 409: the sealed rows were erased because their time was over; send the file again. */
export const rosterImportExpired = (): Problem =>
  new Problem('roster-import-expired', 409, { title: 'The rows of this import were erased; send the file again' });

/** 409: rows were already imported on another consent basis; one file has one basis. */
export const rosterImportBasisFixed = (consentBasis: string): Problem =>
  new Problem('roster-import-basis-fixed', 409, {
    title: 'This import was begun on another consent basis',
    params: { consentBasis },
  });

/** 404: nothing was refused, or the refused rows were erased because their time was over. */
export const refusedRowsGone = (): Problem =>
  new Problem('refused-rows-gone', 404, { title: 'There are no refused rows to download' });
