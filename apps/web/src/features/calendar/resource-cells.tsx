import type { CSSProperties, ReactElement } from 'react';
import {
  BlockedSlot,
  LessonBlock,
  layoutDay,
  OpenSlot,
  type CalendarEntry,
  type LessonMove,
  type LessonPlaces,
} from '../../ui/index.js';
import type { ResourceRow } from './resource-rows.js';
import styles from './resource-view.module.css';

/** Pixels of a lesson in the cell of a day, and of a lane along the hours. */
export const DAY_LINE = 27;
export const HOUR_LANE = 46;
const MOST_LANES = 12;

/** What a row can offer the lesson that was taken up. */
export interface RowMove {
  places: LessonPlaces['places'];
  blocked: LessonPlaces['blocked'];
}

interface CellProps {
  row: ResourceRow;
  moving: RowMove | undefined;
  move: LessonMove;
  onOpen: (entry: CalendarEntry) => void;
  stop: string | undefined;
}

/** The lessons of a row on one day, below each other. */
export function DayCell({ row, moving, move, onOpen, stop, day }: CellProps & { day: string }): ReactElement {
  const entries = row.entries.filter(({ date }) => date === day);
  const open = moving?.places.filter(({ date }) => date === day) ?? [];
  const blocked = moving?.blocked.filter(({ date }) => date === day) ?? [];
  return (
    <div className={styles['cell']} role="cell">
      {entries.map((entry) => (
        <div key={entry.id} className={styles['line']}>
          <LessonBlock
            entry={entry}
            look="line"
            onOpen={onOpen}
            isTabStop={entry.id === stop}
            isLeaving={entry.id === move.entry?.id}
          />
        </div>
      ))}
      {open.map((place) => (
        <div key={place.startsAt} className={styles['line']}>
          <OpenSlot place={place} move={move} withTime style={FILL} />
        </div>
      ))}
      {move.entry &&
        blocked.map((time) => (
          <div key={time.startsAt} className={styles['line']}>
            <BlockedSlot time={time} entry={move.entry as CalendarEntry} move={move} style={FILL} />
          </div>
        ))}
    </div>
  );
}

const FILL: CSSProperties = { width: '100%', height: '100%' };

/** The lessons of a row along the hours of one day. */
export function HourTrack(props: CellProps & { hours: { from: number; until: number } }): ReactElement {
  const { row, moving, move, onOpen, stop, hours } = props;
  const { standing, lanes } = hourLanes(row.entries);
  const span = (hours.until - hours.from) * 60;
  const along = ({ start, end }: { start: number; end: number }, lane: number): CSSProperties => ({
    position: 'absolute',
    insetInlineStart: `${((start - hours.from * 60) / span) * 100}%`,
    width: `${((end - start) / span) * 100}%`,
    insetBlockStart: lane * HOUR_LANE + 3,
    height: HOUR_LANE - 4,
  });
  const slots = [...(moving?.places ?? []), ...(moving?.blocked ?? [])].map(({ start }) => start).sort((a, b) => a - b);
  /** Lower half of the row, and no longer than up to the next start. */
  const slotStyle = ({ start, end }: { start: number; end: number }): CSSProperties => ({
    ...along({ start, end: Math.min(end, slots.find((other) => other > start) ?? end) }, 0),
    insetBlockStart: 'auto',
    insetBlockEnd: 3,
    height: 24,
    zIndex: 3,
  });
  return (
    <div className={styles['track']} role="cell" style={{ minHeight: lanes * HOUR_LANE }}>
      {standing.map(({ lesson, lane }) => (
        <div key={lesson.id} style={along(lesson, lane)}>
          <LessonBlock
            entry={lesson}
            look="line"
            onOpen={onOpen}
            isTabStop={lesson.id === stop}
            isLeaving={lesson.id === move.entry?.id}
          />
        </div>
      ))}
      {moving?.places.map((place) => (
        <OpenSlot key={place.startsAt} place={place} move={move} style={slotStyle(place)} />
      ))}
      {move.entry &&
        moving?.blocked.map((time) => (
          <BlockedSlot
            key={time.startsAt}
            time={time}
            entry={move.entry as CalendarEntry}
            move={move}
            style={slotStyle(time)}
          />
        ))}
    </div>
  );
}

/** Rooms and people are in one place at a time, so there is mostly one lane; online lessons may need many. */
export function hourLanes<L extends CalendarEntry>(
  entries: readonly L[],
): { standing: { lesson: L; lane: number }[]; lanes: number } {
  const { standing } = layoutDay(entries, Math.max(MOST_LANES, entries.length));
  return { standing, lanes: Math.max(1, ...standing.map(({ lane }) => lane + 1)) };
}
