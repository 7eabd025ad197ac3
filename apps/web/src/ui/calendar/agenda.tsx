import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { useCalendarText } from '../calendar-strings.js';
import { EmptyState } from '../states.js';
import type { CalendarEntry } from './calendar-entry.js';
import { LessonBlock } from './lesson-block.js';
import { useCalendarKeys } from './use-calendar-keys.js';
import type { LessonMove } from './use-lesson-move.js';
import styles from './agenda.module.css';

export interface AgendaProps {
  /** In order of time. */
  entries: readonly CalendarEntry[];
  move: LessonMove;
  onOpen: (entry: CalendarEntry) => void;
  /** M on a lesson: a list has no places to show, so the list of places opens. */
  onMoveKey: (entry: CalendarEntry) => void;
}

type Item = { kind: 'day'; date: string; count: number } | { kind: 'lesson'; entry: CalendarEntry };

/** Heights before they are measured. */
const HEADING = 52;
const ROW = 96;

/** Lessons below each other by day; of thousands only those in the window are in the page. */
export function Agenda({ entries, move, onOpen, onMoveKey }: AgendaProps): ReactElement {
  const t = useCalendarText();
  const { date } = useFormat();
  const surface = useRef<HTMLDivElement>(null);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const keys = useCalendarKeys(surface, (id) => byId.get(id), move, onMoveKey);
  const items = useMemo(() => itemsOf(entries), [entries]);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => (items[index]?.kind === 'day' ? HEADING : ROW),
    getItemKey: (index) => keyOf(items[index]),
    overscan: 6,
    useFlushSync: false,
    scrollMargin: surface.current?.offsetTop ?? 0,
  });
  if (entries.length === 0) {
    return <EmptyState icon="calendar" title={t('noLessons')} text={t('noLessonsHelp')} />;
  }
  const shown = rows.getVirtualItems();
  const stop = keys.tabStop(
    shown.flatMap(({ index }) => {
      const item = items[index];
      return item?.kind === 'lesson' ? [item.entry.id] : [];
    }),
  );
  return (
    <div
      ref={surface}
      className={styles['agenda']}
      style={{ height: rows.getTotalSize() }}
      role="list"
      {...keys.handlers}
    >
      {shown.map(({ index, key, start }) => {
        const item = items[index];
        if (!item) return null;
        return (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            role="listitem"
            className={styles['row']}
            style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
          >
            {item.kind === 'day' ? (
              <h3 className={styles['day']}>
                {date(item.date, { weekday: true, year: false })}{' '}
                <small>{t('lessonCount', { count: item.count })}</small>
              </h3>
            ) : (
              <LessonBlock entry={item.entry} onOpen={onOpen} isTabStop={item.entry.id === stop} />
            )}
          </div>
        );
      })}
    </div>
  );
}

function itemsOf(entries: readonly CalendarEntry[]): Item[] {
  const items: Item[] = [];
  let heading: { kind: 'day'; date: string; count: number } | undefined;
  for (const entry of entries) {
    if (heading?.date !== entry.date) {
      heading = { kind: 'day', date: entry.date, count: 0 };
      items.push(heading);
    }
    heading.count += 1;
    items.push({ kind: 'lesson', entry });
  }
  return items;
}

const keyOf = (item: Item | undefined): string =>
  item === undefined ? '' : item.kind === 'day' ? item.date : item.entry.id;
