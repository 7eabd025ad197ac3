import { Problem } from '#kernel';

/** More rows than one workbook takes; a narrower filter helps. */
export const exportTooLarge = (limit: number): Problem =>
  new Problem('export-too-large', 422, { title: 'Too many rows for one file', params: { limit } });
