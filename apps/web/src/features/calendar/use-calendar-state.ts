import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { isDate, mondayOf, plusDays, today, useWide } from '../../ui/index.js';

export const VIEWS = ['day', 'week', 'resource', 'list', 'map'] as const;
export type View = (typeof VIEWS)[number];
export const ROWS_BY = ['room', 'instructor', 'cohort'] as const;
export type RowsBy = (typeof ROWS_BY)[number];
/** Days that a list may hold. */
export const LIST_DAYS = [7, 28, 62] as const;

export const FILTERS = ['programmeId', 'cohortId', 'baseId', 'instructorId', 'roomId'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

export interface CalendarState {
  view: View;
  /** The day that was chosen. */
  date: string;
  /** First and last day shown. */
  from: string;
  to: string;
  by: RowsBy;
  /** Rows show the hours of one day instead of the days of a week. */
  isByHour: boolean;
  listDays: number;
  filters: Filters;
}

type Key = 'view' | 'date' | 'by' | 'span' | 'days' | FilterName;

/** What the calendar shows, kept in the address so that it can be sent to a colleague. */
export function useCalendarState(): [CalendarState, (change: Partial<Record<Key, string | null>>) => void] {
  const isWide = useWide();
  const [params, setParams] = useSearchParams();
  const state = useMemo((): CalendarState => {
    const oneOf = <T extends string>(name: Key, values: readonly T[], fallback: T): T =>
      values.find((value) => value === params.get(name)) ?? fallback;
    const view = oneOf('view', VIEWS, isWide ? 'week' : 'list');
    const asked = params.get('date');
    const date = isDate(asked) ? asked : today();
    const isByHour = params.get('span') === 'day';
    const listDays = LIST_DAYS.find((days) => String(days) === params.get('days')) ?? LIST_DAYS[0];
    const filters: Filters = {};
    for (const name of FILTERS) {
      const value = params.get(name);
      if (value) filters[name] = value;
    }
    const range = rangeOf(view, date, isByHour, listDays);
    return { view, date, ...range, by: oneOf('by', ROWS_BY, 'room'), isByHour, listDays, filters };
  }, [params, isWide]);
  const change = useCallback(
    (values: Partial<Record<Key, string | null>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [state, change];
}

function rangeOf(view: View, date: string, isByHour: boolean, listDays: number): { from: string; to: string } {
  if (view === 'list') return { from: date, to: plusDays(date, listDays - 1) };
  const isOneDay = view === 'day' || view === 'map' || (view === 'resource' && isByHour);
  if (isOneDay) return { from: date, to: date };
  const monday = mondayOf(date);
  return { from: monday, to: plusDays(monday, 6) };
}
