import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type CSSProperties, type ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import {
  clockOf,
  DragGhost,
  EmptyState,
  hoursFor,
  today,
  useCalendarKeys,
  useDayInView,
  usePickUp,
  useWide,
  type CalendarEntry,
  type LessonMove,
} from '../../ui/index.js';
import type { ScopeEntry } from './calendar-entries.js';
import { DayCell, DAY_LINE, HOUR_LANE, HourTrack, hourLanes, type RowMove } from './resource-cells.js';
import { resourceRows, rowIdOf, type ResourceRow } from './resource-rows.js';
import { useStrings } from './strings.js';
import type { Calendar } from './types.js';
import type { RowsBy } from './use-calendar-state.js';
import styles from './resource-view.module.css';

const LEAST_HEIGHT = 52;
const PADDING = 8;
/** Of the fixed first column. */
const NAME_WIDTH = { wide: 152, narrow: 96 };

interface ResourceViewProps {
  by: RowsBy;
  isByHour: boolean;
  days: readonly string[];
  dayInView: string;
  calendar: Calendar;
  entries: readonly ScopeEntry[];
  move: LessonMove;
  onOpen: (entry: CalendarEntry) => void;
}

/** Rooms, instructors or classes as rows, days or hours as columns; only the rows in view are in the page. */
export function ResourceView(props: ResourceViewProps): ReactElement {
  const { by, isByHour, days, dayInView, calendar, entries, move, onOpen } = props;
  const t = useStrings();
  const { date } = useFormat();
  const isWide = useWide();
  const surface = useRef<HTMLDivElement>(null);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const entryOf = (id: string): ScopeEntry | undefined => byId.get(id);
  const pickUp = usePickUp(surface, entryOf, move);
  const keys = useCalendarKeys(surface, entryOf, move);
  const places = move.entry ? move.found.data : undefined;
  const online = t('online');
  const rows = useMemo(
    () => resourceRows(calendar, entries, by, places, online),
    [calendar, entries, by, places, online],
  );
  const moves = useMemo(() => movesByRow(move.entry, places, by), [move.entry, places, by]);
  const heights = useMemo(
    () => rows.map((row) => heightOf(row, days, isByHour, moves.get(row.id))),
    [rows, days, isByHour, moves],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => surface.current,
    estimateSize: (index) => heights[index] ?? LEAST_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 4,
    useFlushSync: false,
  });
  useEffect(() => virtual.measure(), [virtual, heights]);
  const shown = virtual.getVirtualItems();
  const stop = keys.tabStop(shown.flatMap(({ index }) => rows[index]?.entries.map(({ id }) => id) ?? []));
  const hours = hoursFor([...entries, ...(places ? [...places.places, ...places.blocked] : [])]);
  const now = today();
  useDayInView(surface, dayInView, isWide ? NAME_WIDTH.wide : NAME_WIDTH.narrow);
  const columns = isByHour
    ? Array.from({ length: hours.until - hours.from }, (_, i) => clockOf((hours.from + i) * 60))
    : days.map((day) => date(day, { weekday: true, year: false }));

  return (
    <div
      ref={surface}
      className={styles['surface']}
      style={{ '--columns': columns.length } as CSSProperties}
      role="table"
      aria-label={t('viewResource')}
      aria-rowcount={rows.length + 1}
      {...pickUp.handlers}
      {...keys.handlers}
    >
      <div className={styles['head']} role="row">
        <span className={styles['corner']} role="columnheader">
          {t(by === 'room' ? 'byRoom' : by === 'instructor' ? 'byInstructor' : 'byCohort')}
        </span>
        {columns.map((label, i) => (
          <span
            key={label}
            role="columnheader"
            data-day={isByHour ? undefined : days[i]}
            className={styles[isByHour ? 'hour' : days[i] === now ? 'today' : 'column']}
          >
            {label}
          </span>
        ))}
      </div>
      {rows.length === 0 && <EmptyState icon="calendar" title={t('empty')} text={t('emptyHelp')} />}
      <div className={styles['body']} style={{ height: virtual.getTotalSize() }} role="rowgroup">
        {shown.map(({ index, key, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const shared = { row, moving: moves.get(row.id), move, onOpen, stop };
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)`, height: size }}
            >
              <div className={styles['name']} role="rowheader">
                <bdi>{row.name}</bdi>
                {row.detail && <small>{row.detail}</small>}
              </div>
              {isByHour ? (
                <HourTrack {...shared} hours={hours} />
              ) : (
                days.map((day) => <DayCell key={day} {...shared} day={day} />)
              )}
            </div>
          );
        })}
      </div>
      <DragGhost carried={pickUp.carried} move={move} />
    </div>
  );
}

/** The places and blocked times of the lesson that was taken up, by row; what is blocked stands where the lesson is now. */
function movesByRow(
  entry: CalendarEntry | null,
  places: LessonMove['found']['data'],
  by: RowsBy,
): ReadonlyMap<string, RowMove> {
  const rows = new Map<string, RowMove>();
  if (!entry || !places) return rows;
  const rowFor = (id: string): RowMove => {
    const row = rows.get(id) ?? { places: [], blocked: [] };
    rows.set(id, row);
    return row;
  };
  for (const place of places.places) rowFor(rowIdOf(place, entry.cohortId, by)).places.push(place);
  rowFor(rowIdOf(entry, entry.cohortId, by)).blocked.push(...places.blocked);
  return rows;
}

function heightOf(
  { entries }: ResourceRow,
  days: readonly string[],
  isByHour: boolean,
  moving: RowMove | undefined,
): number {
  if (isByHour) return Math.max(LEAST_HEIGHT, hourLanes(entries).lanes * HOUR_LANE + PADDING);
  const lines = days.map(
    (day) =>
      [...entries, ...(moving?.places ?? []), ...(moving?.blocked ?? [])].filter(({ date }) => date === day).length,
  );
  return Math.max(LEAST_HEIGHT, Math.max(...lines) * DAY_LINE + PADDING);
}
