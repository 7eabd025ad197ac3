import { useSearchParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import type { FigureName, Overview } from './types.js';

/** Which classes are counted. It stands in the address and goes along to the rows behind every figure. */
export interface OverviewFilter {
  year?: number;
  orgUnitId?: string;
  baseId?: string;
}

const NAMES = ['year', 'orgUnitId', 'baseId'] as const;

/** The filter of the address, and a way to change one part of it; another filter begins at page one. */
export function useOverviewFilter(): [OverviewFilter, (name: keyof OverviewFilter, value: string) => void] {
  const [params, setParams] = useSearchParams();
  const year = Number(params.get('year') ?? '');
  const filter: OverviewFilter = {
    ...(Number.isInteger(year) && year >= 2010 && year <= 2100 ? { year } : {}),
    ...given('orgUnitId', params.get('orgUnitId')),
    ...given('baseId', params.get('baseId')),
  };
  const change = (name: keyof OverviewFilter, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return [filter, change];
}

/** `?year=…&orgUnitId=…` of a filter; empty without any part. */
export function searchOf(filter: OverviewFilter): string {
  const params = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** The page with the rows behind a figure, counted with the same filter. */
export const rowsPath = (figure: FigureName, filter: OverviewFilter): string =>
  `/console/figures/${figure}${searchOf(filter)}`;

/** Query options of a year's figures. Without a year the server chooses: this year, else the newest with data. */
export const overviewQuery = (
  filter: OverviewFilter,
): { queryKey: readonly unknown[]; queryFn: () => Promise<Overview> } => ({
  queryKey: ['outcomes', 'overview', filter.year ?? null, filter.orgUnitId ?? null, filter.baseId ?? null],
  queryFn: () => unwrap<Overview>(api.GET('/api/v1/outcomes/overview', { params: { query: filter } })),
});

const UUID = /^[0-9a-f-]{36}$/i;

function given(name: 'orgUnitId' | 'baseId', value: string | null): OverviewFilter {
  return value !== null && UUID.test(value) ? { [name]: value } : {};
}
