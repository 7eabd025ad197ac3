import { useMemo, useRef, type CSSProperties, type ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { useCalendarText } from '../calendar-strings.js';
import { clockOf, hoursFor, layoutDay, today, type DayLayout } from './calendar-days.js';
import type { CalendarEntry } from './calendar-entry.js';
import { DragGhost } from './drag-ghost.js';
import { LessonBlock } from './lesson-block.js';
import type { LessonPlaces } from './lesson-places.js';
import { BlockedSlot, OpenSlot } from './place-slot.js';
import { useCalendarKeys } from './use-calendar-keys.js';
import { useDayInView } from './use-day-in-view.js';
import type { LessonMove } from './use-lesson-move.js';
import { usePickUp } from './use-pick-up.js';
import { useWidth } from './use-width.js';
import styles from './time-grid.module.css';

/** A lesson narrower than this says nothing. */
const NARROWEST_LANE = { week: 58, day: 104 };
const AXIS = 58;
/** A week is never narrower; then it scrolls. */
const WIDE = 678;

export interface TimeGridProps {
  /** One day, or seven. */
  days: readonly string[];
  /** Lessons of other days are left out. */
  entries: readonly CalendarEntry[];
  move: LessonMove;
  onOpen: (entry: CalendarEntry) => void;
  /** Where more lessons are at one time than fit beside each other. */
  onCrowd: (date: string) => void;
  /** Comes first where not all days fit; today unless said otherwise. */
  dayInView?: string;
}

/** Days as columns, hours (Beijing time) as rows. A lesson taken up shows its places in them. */
export function TimeGrid({ days, entries, move, onOpen, onCrowd, dayInView }: TimeGridProps): ReactElement {
  const t = useCalendarText();
  const { date } = useFormat();
  const surface = useRef<HTMLDivElement>(null);
  const width = useWidth(surface);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const entryOf = (id: string): CalendarEntry | undefined => byId.get(id);
  const pickUp = usePickUp(surface, entryOf, move);
  const keys = useCalendarKeys(surface, entryOf, move);
  const places = move.entry ? move.found.data : undefined;
  const isOne = days.length === 1;
  const ofDay = isOne ? width - AXIS : Math.max(width - AXIS, WIDE) / days.length;
  const lanes = Math.max(1, Math.floor(ofDay / (isOne ? NARROWEST_LANE.day : NARROWEST_LANE.week)));
  const columns = useMemo(
    () =>
      days.map((day) => ({
        day,
        layout: layoutDay(
          entries.filter((entry) => entry.date === day),
          lanes,
        ),
      })),
    [days, entries, lanes],
  );
  const shown = columns.flatMap(({ layout }) => layout.standing.map(({ lesson }) => lesson));
  const hours = hoursFor([...shown, ...(places ? [...places.places, ...places.blocked] : [])]);
  const stop = keys.tabStop(shown.map(({ id }) => id));
  const now = today();
  useDayInView(surface, dayInView ?? (days.includes(now) ? now : days[0]), AXIS);
  const vars = { '--hours': hours.until - hours.from, '--days': days.length } as CSSProperties;

  return (
    <div
      ref={surface}
      className={[styles['grid'], days.length > 1 && styles['wide'], move.entry && styles['isMoving']]
        .filter(Boolean)
        .join(' ')}
      style={vars}
      {...pickUp.handlers}
      {...keys.handlers}
    >
      <div className={styles['head']}>
        <span className={styles['zone']}>{t('beijingTime')}</span>
        {days.map((day) => (
          <span key={day} data-day={day} className={day === now ? styles['headToday'] : styles['headDay']}>
            {date(day, { weekday: true, year: false })}
          </span>
        ))}
      </div>
      <div className={styles['body']}>
        <div className={styles['hours']} aria-hidden="true">
          {Array.from({ length: hours.until - hours.from }, (_, i) => (
            <span key={i}>{clockOf((hours.from + i) * 60)}</span>
          ))}
        </div>
        <div className={styles['days']}>
          {columns.map(({ day, layout }) => (
            <div key={day} className={styles['day']} role="group" aria-label={date(day, { weekday: true })}>
              <DayColumn
                layout={layout}
                fromHour={hours.from}
                stop={stop}
                leaving={move.entry?.id}
                onOpen={onOpen}
                onCrowd={() => onCrowd(day)}
              />
              {places && move.entry && (
                <PlacesOfDay day={day} places={places} move={move} entry={move.entry} fromHour={hours.from} />
              )}
            </div>
          ))}
        </div>
      </div>
      <DragGhost carried={pickUp.carried} move={move} />
    </div>
  );
}

function DayColumn(props: {
  layout: DayLayout<CalendarEntry>;
  fromHour: number;
  stop: string | undefined;
  leaving: string | undefined;
  onOpen: (entry: CalendarEntry) => void;
  onCrowd: () => void;
}): ReactElement {
  const { layout, fromHour, stop, leaving, onOpen, onCrowd } = props;
  const t = useCalendarText();
  return (
    <>
      {layout.standing.map(({ lesson, lane, lanes }) => (
        <div key={lesson.id} className={styles['place']} style={styleOf(lesson, fromHour, lane, lanes)}>
          <LessonBlock
            entry={lesson}
            onOpen={onOpen}
            isTabStop={lesson.id === stop}
            isLeaving={lesson.id === leaving}
          />
        </div>
      ))}
      {layout.crowds.map((crowd) => (
        <div
          key={`${crowd.start} ${crowd.lessons[0]?.id}`}
          className={styles['place']}
          style={styleOf(crowd, fromHour, crowd.lane, crowd.lanes)}
        >
          <button
            type="button"
            className={styles['crowd']}
            aria-label={t('crowd', { count: crowd.lessons.length })}
            title={t('crowd', { count: crowd.lessons.length })}
            onClick={onCrowd}
          >
            <bdi dir="ltr">{`+${crowd.lessons.length}`}</bdi>
          </button>
        </div>
      ))}
    </>
  );
}

function PlacesOfDay(props: {
  day: string;
  places: LessonPlaces;
  move: LessonMove;
  entry: CalendarEntry;
  fromHour: number;
}): ReactElement {
  const { day, places, move, entry, fromHour } = props;
  const open = places.places.filter(({ date }) => date === day);
  const blocked = places.blocked.filter(({ date }) => date === day);
  const starts = [...open, ...blocked].map(({ start }) => start).sort((a, b) => a - b);
  // A place is as long as its lesson, but must leave the next start free to be chosen.
  const spanOf = ({ start, end }: { start: number; end: number }) => ({
    start,
    end: Math.min(end, starts.find((other) => other > start) ?? end),
  });
  return (
    <>
      {open.map((place) => (
        <OpenSlot key={place.startsAt} place={place} move={move} style={slotStyle(spanOf(place), fromHour)} />
      ))}
      {blocked.map((time) => (
        <BlockedSlot
          key={time.startsAt}
          time={time}
          entry={entry}
          move={move}
          style={slotStyle(spanOf(time), fromHour)}
        />
      ))}
    </>
  );
}

interface Span {
  start: number;
  end: number;
}

const styleOf = ({ start, end }: Span, fromHour: number, lane = 0, lanes = 1): CSSProperties =>
  ({
    '--start': (start - fromHour * 60) / 60,
    '--length': (end - start) / 60,
    '--lane': lane,
    '--lanes': lanes,
  }) as CSSProperties;

/** Slots lie over the lessons, along one side of the day, so that both are seen. */
const slotStyle = (span: Span, fromHour: number): CSSProperties => ({
  ...styleOf(span, fromHour),
  position: 'absolute',
  insetInlineEnd: 2,
  insetBlockStart: 'calc(var(--start) * var(--hour) + 1px)',
  height: 'calc(var(--length) * var(--hour) - 3px)',
  width: '46%',
  zIndex: 3,
});
