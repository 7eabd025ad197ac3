import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<Row> {
  /** Also the name of the sort column on the server. */
  id: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** Plain text for the exported file; without it `render` is used when it answers text or a number. */
  text?: (row: Row) => string | number | null;
  isSortable?: boolean;
  /** Aligned at the end, digits of equal width. */
  isNumeric?: boolean;
  /** Title of the card on a phone; the first column unless another says so. */
  isPrimary?: boolean;
  isHiddenAtFirst?: boolean;
}

/** What a list asks the server for. */
export interface ListQuery {
  page: number;
  pageSize: number;
  sort?: string;
  search?: string;
}

/** What the server answers. */
export interface ListPage<Row> {
  items: readonly Row[];
  page: number;
  pageSize: number;
  total: number;
}
