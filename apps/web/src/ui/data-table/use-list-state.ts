import { useSearchParams } from 'react-router';
import type { ListQuery } from './column.js';

export interface ListState extends ListQuery {
  setPage: (page: number) => void;
  setSort: (sort: string | undefined) => void;
  setSearch: (search: string) => void;
}

/** Page, order and search of a list, kept in the address so that back, reload and sharing work. */
export function useListState(prefix: string, defaults: { pageSize: number; sort?: string }): ListState {
  const [params, setParams] = useSearchParams();
  const key = (name: string): string => (prefix ? `${prefix}.${name}` : name);
  const change = (changes: Record<string, string | undefined>): void => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(key(name), value);
          else next.delete(key(name));
        }
        return next;
      },
      { replace: true },
    );
  };
  const page = Number(params.get(key('page')) ?? '1');
  return {
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: defaults.pageSize,
    sort: params.get(key('sort')) ?? defaults.sort,
    search: params.get(key('search')) ?? undefined,
    setPage: (next) => change({ page: next > 1 ? String(next) : undefined }),
    setSort: (sort) => change({ sort, page: undefined }),
    setSearch: (search) => change({ search: search.trim() || undefined, page: undefined }),
  };
}

/** `id` ascending, then descending, then the usual order. */
export function nextSort(current: string | undefined, id: string): string | undefined {
  if (current === id) return `-${id}`;
  return current === `-${id}` ? undefined : id;
}
