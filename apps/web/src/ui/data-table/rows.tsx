import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../icon.js';
import { useUiText } from '../strings.js';
import type { Column } from './column.js';

export interface RowsProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  rowLink?: (row: Row) => string | undefined;
  sort?: string;
  onSort?: (id: string) => void;
  isRefreshing?: boolean;
}

const WAITING_ROWS = 6;

/** The table itself; under 640 px each row is a card (see table.css). Rows undefined: still loading. */
export function Rows<Row>(props: RowsProps<Row>): ReactElement {
  const { label, columns, rows, rowKey, rowLink, sort, onSort, isRefreshing } = props;
  const primary = columns.find((column) => column.isPrimary) ?? columns[0];
  return (
    <div className="table-scroll">
      <table className="table" aria-label={label} aria-busy={rows === undefined || isRefreshing}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? Array.from({ length: WAITING_ROWS }, (_, index) => (
                <tr key={index} aria-hidden="true">
                  {columns.map((column) => (
                    <td key={column.id}>
                      <span className="skeleton" />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row) => {
                const link = rowLink?.(row);
                return (
                  <tr key={rowKey(row)} className={link ? 'row-linked' : undefined}>
                    {columns.map((column) => (
                      <td key={column.id} data-label={column.label} className={cellClass(column, column === primary)}>
                        <CellBody link={column === primary ? link : undefined}>{column.render(row)}</CellBody>
                      </td>
                    ))}
                  </tr>
                );
              })}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<Row>(props: { column: Column<Row>; sort?: string; onSort?: (id: string) => void }): ReactElement {
  const { column, sort, onSort } = props;
  const t = useUiText();
  const direction = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
  return (
    <th scope="col" aria-sort={direction} className={column.isNumeric ? 'numeric' : undefined}>
      {column.isSortable && onSort ? (
        <button
          type="button"
          className="sort"
          title={t('sortBy', { column: column.label })}
          onClick={() => onSort(column.id)}
        >
          {column.label}
          <span className={direction ? 'sort-mark' : 'sort-mark sort-mark-idle'}>
            <Icon name={direction === 'descending' ? 'down' : 'up'} size={14} />
          </span>
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}

/** The link of a row stands in its first cell and is stretched over the row by CSS. */
function CellBody({ link, children }: { link: string | undefined; children: ReactNode }): ReactElement {
  return link ? (
    <Link to={link} className="row-link">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}

function cellClass<Row>(column: Column<Row>, isPrimary: boolean): string | undefined {
  return [column.isNumeric && 'numeric', isPrimary && 'primary'].filter(Boolean).join(' ') || undefined;
}
