import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { downloadFile, saveBlob } from '../../api/index.js';
import { ReasonDialog } from '../dialog.js';
import { Pagination } from '../pagination.js';
import { ProblemNotice } from '../problem-notice.js';
import { EmptyState, ErrorState, type EmptyStateProps } from '../states.js';
import { useUiText } from '../strings.js';
import type { Column, ListPage, ListQuery } from './column.js';
import { csvOf } from './csv.js';
import { Rows } from './rows.js';
import { ColumnChooser, ExportButton, SearchBox, SortSelect, Toolbar } from './toolbar.js';
import { useHiddenColumns } from './use-hidden-columns.js';
import { nextSort, useListState } from './use-list-state.js';

export interface DataTableProps<Row> {
  /** Short and unique, such as `cohorts`: file name of exports and memory of the chosen columns. */
  name: string;
  /** What the table lists, read out to screen readers. */
  label: string;
  /** Key of the list with its filters; page, order and search are added. */
  queryKey: readonly unknown[];
  load: (query: ListQuery) => Promise<ListPage<Row>>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rowLink?: (row: Row) => string | undefined;
  isSearchable?: boolean;
  searchLabel?: string;
  filters?: ReactNode;
  actions?: ReactNode;
  /** Shown when there is nothing at all (not: nothing found). */
  empty?: EmptyStateProps;
  /** Offers the list as CSV. Never for lists with personal data: those need `xlsx`, which the server records. */
  csv?: boolean;
  /** The server's export; asks for the reason first. The current order and search are added to the path. */
  xlsx?: { path: string; fileName: string };
  pageSize?: number;
  defaultSort?: string;
  refetchMs?: number;
  /** Set when a page has two tables, so that their pages do not mix in the address. */
  urlPrefix?: string;
}

const EXPORT_PAGE = 200;
const EXPORT_MOST_PAGES = 50;

/** A list of the server: search, order, pages, columns, export; cards on phones. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { name, label, queryKey, load, columns, rowKey, rowLink, filters, actions, empty, pageSize = 25 } = props;
  const t = useUiText();
  const list = useListState(props.urlPrefix ?? '', { pageSize, sort: props.defaultSort });
  const query: ListQuery = { page: list.page, pageSize, sort: list.sort, search: list.search };
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [...queryKey, query],
    queryFn: () => load(query),
    placeholderData: keepPreviousData,
    refetchInterval: props.refetchMs,
  });
  const [hidden, setHidden] = useHiddenColumns(name, columns);
  const shown = columns.filter((column) => !hidden.has(column.id));
  const csv = useMutation({ mutationFn: () => exportCsv(name, shown, query, load) });
  const isEmpty = data !== undefined && data.total === 0;
  // An empty list has nothing to order, choose from or export.
  const hasRows = !isEmpty;

  return (
    <div className="data-table">
      <Toolbar
        start={
          <>
            {props.isSearchable && (
              <SearchBox label={props.searchLabel} value={list.search ?? ''} onChange={list.setSearch} />
            )}
            {filters}
            {hasRows && <SortSelect columns={columns} sort={list.sort} onChange={list.setSort} />}
          </>
        }
        end={
          <>
            {hasRows && columns.length > 4 && <ColumnChooser columns={columns} hidden={hidden} onChange={setHidden} />}
            {hasRows && props.csv && (
              <ExportButton label={t('exportCsv')} isPending={csv.isPending} onPress={() => csv.mutate()} />
            )}
            {hasRows && props.xlsx && <XlsxExport {...props.xlsx} query={query} />}
            {actions}
          </>
        }
      />
      <ProblemNotice error={csv.error} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isEmpty ? (
        list.search ? (
          <EmptyState icon="search" title={t('nothingFound')} text={t('nothingFoundText')} />
        ) : (
          <EmptyState {...empty} />
        )
      ) : (
        (data || !error) && (
          <Rows
            label={label}
            columns={shown}
            rows={data?.items}
            rowKey={rowKey}
            rowLink={rowLink}
            sort={list.sort}
            onSort={(id) => list.setSort(nextSort(list.sort, id))}
            isRefreshing={isPlaceholderData}
          />
        )
      )}
      {data && !isEmpty && (
        <Pagination page={list.page} pageSize={pageSize} total={data.total} onChange={list.setPage} />
      )}
    </div>
  );
}

function XlsxExport({ path, fileName, query }: { path: string; fileName: string; query: ListQuery }): ReactElement {
  const t = useUiText();
  const [isAsking, setAsking] = useState(false);
  const download = useMutation({
    mutationFn: (reason: string) => downloadFile(withQuery(path, query), { reason, fileName }),
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <ExportButton label={t('exportXlsx')} isPending={download.isPending} onPress={() => setAsking(true)} />
      {isAsking && (
        <ReasonDialog
          title={t('exportXlsx')}
          text={t('exportReason')}
          confirmLabel={t('exportXlsx')}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={(reason) => download.mutate(reason)}
          isPending={download.isPending}
          problem={download.error}
        />
      )}
    </>
  );
}

async function exportCsv<Row>(
  name: string,
  columns: readonly Column<Row>[],
  query: ListQuery,
  load: (query: ListQuery) => Promise<ListPage<Row>>,
): Promise<void> {
  const rows: Row[] = [];
  for (let page = 1; page <= EXPORT_MOST_PAGES; page += 1) {
    const answer = await load({ ...query, page, pageSize: EXPORT_PAGE });
    rows.push(...answer.items);
    if (rows.length >= answer.total || answer.items.length === 0) break;
  }
  saveBlob(new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

function withQuery(path: string, { sort, search }: ListQuery): string {
  const params = new URLSearchParams({ ...(sort ? { sort } : {}), ...(search ? { search } : {}) }).toString();
  return params ? `${path}${path.includes('?') ? '&' : '?'}${params}` : path;
}
