import type { ReactElement } from 'react';
import { EmptyState, type EmptyStateProps } from '../states.js';
import type { Column } from './column.js';
import { Rows } from './rows.js';

export interface SimpleTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  rowLink?: (row: Row) => string | undefined;
  empty?: EmptyStateProps;
}

/** A short table whose rows the page already has. */
export function SimpleTable<Row>({ empty, ...props }: SimpleTableProps<Row>): ReactElement {
  return props.rows?.length === 0 ? <EmptyState {...empty} /> : <Rows {...props} />;
}
