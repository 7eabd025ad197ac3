import { Problem } from '#kernel';

/** 422: the file, or what it unpacks to, is larger than a roster can be. */
export const rosterFileTooLarge = (): Problem =>
  new Problem('roster-file-too-large', 422, { title: 'The roster file is too large' });

/** 422: neither a readable XLSX workbook nor a CSV file. */
export const rosterFileUnreadable = (): Problem =>
  new Problem('roster-file-unreadable', 422, { title: 'The file cannot be read as a roster' });

/** 422: an .xls file of the old format, or a workbook protected by a password; both begin alike. */
export const rosterFileOldFormat = (): Problem =>
  new Problem('roster-file-old-format', 422, {
    title: 'Save the roster as .xlsx without a password and send it again',
  });

/** 422: more rows than one import takes; `params.limit` says how many it takes. */
export const rosterTooManyRows = (limit: number): Problem =>
  new Problem('roster-too-many-rows', 422, { title: 'The roster has too many rows', params: { limit } });

/** 422: no row among the first ten names both a name and an ID number column. */
export const rosterHeaderNotFound = (): Problem =>
  new Problem('roster-header-not-found', 422, { title: 'No header row with 姓名 and 身份证号 was found' });
