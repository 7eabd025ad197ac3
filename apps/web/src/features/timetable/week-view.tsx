import { useRef, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { beijingDate, useFormat } from '../../i18n/index.js';
import { LessonBlock, type BlockText } from './lesson-block.js';
import { useStrings } from './strings.js';
import type { Placed, TimetableLesson } from './types.js';
import { useDrag, type DropPlace } from './use-drag.js';
import { clockOf, daysOfWeek, hoursFor, lengthOf, standingsOf, today } from './week.js';
import styles from './week-view.module.css';

export interface WeekViewProps<L extends TimetableLesson> {
  monday: string;
  /** Placed lessons; those of other weeks are left out. */
  lessons: readonly Placed<L>[];
  describe: (lesson: Placed<L>) => BlockText;
  onOpen: (lesson: Placed<L>) => void;
  /** Answers true for lessons that may be dragged; then `onDrop` hears where to. */
  mayDrag?: (lesson: Placed<L>) => boolean;
  onDrop?: (lesson: Placed<L>, place: DropPlace) => void;
}

/** A week: days as columns, hours (Beijing time) as rows. */
export function WeekView<L extends TimetableLesson>(props: WeekViewProps<L>): ReactElement {
  const { monday, lessons, describe, onOpen, mayDrag, onDrop } = props;
  const t = useStrings();
  const { date } = useFormat();
  const columns = useRef<HTMLDivElement>(null);
  const days = daysOfWeek(monday);
  const shown = lessons.filter(({ startsAt }) => days.includes(beijingDate(startsAt)));
  const hours = hoursFor(shown);
  const drag = useDrag(columns, hours, (id, place) => {
    const lesson = lessons.find((each) => each.id === id);
    if (lesson) onDrop?.(lesson, place);
  });
  const dragged = lessons.find(({ id }) => id === drag.dragged?.id);
  const draggedLength = dragged ? lengthOf(dragged) : 0;
  const now = today();
  const rows = { '--hours': hours.until - hours.from } as CSSProperties;

  const column = (day: string): ReactNode => {
    const ofDay = shown.filter(({ startsAt }) => beijingDate(startsAt) === day);
    const ghost = drag.dragged?.place.date === day ? drag.dragged.place : null;
    return (
      <div key={day} role="list" className={styles['day']} data-date={day} aria-label={date(day, { weekday: true })}>
        {standingsOf(ofDay).map((standing) => (
          <div
            key={standing.lesson.id}
            role="listitem"
            className={drag.dragged?.id === standing.lesson.id ? styles['leaving'] : styles['place']}
            style={placeStyle(standing, hours.from)}
          >
            <LessonBlock
              lesson={standing.lesson}
              text={describe(standing.lesson)}
              onOpen={() => {
                if (!drag.takeClick()) onOpen(standing.lesson);
              }}
              dragHandlers={mayDrag?.(standing.lesson) ? drag.handlers(standing.lesson.id) : undefined}
            />
          </div>
        ))}
        {ghost && (
          <div className={styles['ghost']} style={ghostStyle(ghost, draggedLength, hours.from)} aria-hidden="true">
            {clockOf(ghost.minutes)}
          </div>
        )}
      </div>
    );
  };

  return (
    <div className={styles['week']} style={rows}>
      <div className={styles['head']}>
        <span className={styles['zone']}>{t('beijingTime')}</span>
        {days.map((day) => (
          <span key={day} className={day === now ? styles['headToday'] : styles['headDay']}>
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
        <div ref={columns} className={styles['days']}>
          {days.map(column)}
        </div>
      </div>
    </div>
  );
}

function placeStyle(
  { start, end, lane, lanes }: { start: number; end: number; lane: number; lanes: number },
  fromHour: number,
): CSSProperties {
  return {
    '--start': (start - fromHour * 60) / 60,
    '--length': (end - start) / 60,
    '--lane': lane,
    '--lanes': lanes,
  } as CSSProperties;
}

const ghostStyle = ({ minutes }: DropPlace, length: number, fromHour: number): CSSProperties =>
  ({ '--start': (minutes - fromHour * 60) / 60, '--length': length / 60 }) as CSSProperties;
