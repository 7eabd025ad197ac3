import { memo, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useCalendarText } from '../calendar-strings.js';
import { clockOf } from './calendar-days.js';
import type { CalendarEntry, LessonStatus } from './calendar-entry.js';
import styles from './lesson-block.module.css';

const LOOKS: Record<LessonStatus, string> = {
  UNPLACED: 'draft',
  DRAFT: 'draft',
  SCHEDULED: 'firm',
  OPEN: 'open',
  CLOSED: 'over',
  CANCELLED: 'over',
};

export interface LessonBlockProps {
  entry: CalendarEntry;
  /** `line`: one line, for narrow rows. */
  look?: 'block' | 'line';
  onOpen: (entry: CalendarEntry) => void;
  /** Of several blocks one is reached by Tab; arrows go to the others. */
  isTabStop: boolean;
  /** Taken up, and on its way elsewhere. */
  isLeaving?: boolean;
}

/** One lesson: opens on press or Enter, can be dragged where a drag surface is around it. */
export const LessonBlock = memo(function LessonBlock(props: LessonBlockProps): ReactElement {
  const { entry, look = 'block', onOpen, isTabStop, isLeaving } = props;
  const t = useCalendarText();
  const hours = `${clockOf(entry.start)}–${clockOf(entry.end)}`;
  const where = entry.room?.name ?? t(entry.needs === 'ONLINE' ? 'online' : 'noRoom');
  const facts = [
    ...(entry.cohortName ? [entry.cohortName, entry.cohortCode] : []),
    ...(entry.instructor ? [entry.instructor.name] : []),
    where,
    t('classHours', { count: entry.classHours }),
    ...(entry.isLocked ? [t('locked')] : []),
  ];
  const classes = [
    styles[look],
    styles[LOOKS[entry.status]],
    entry.shade !== undefined && styles[`shade${entry.shade}`],
    entry.mayMove && styles['draggable'],
    isLeaving && styles['leaving'],
  ];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-label={[entry.title, hours, ...facts, t(entry.status)].join(t('comma'))}
      title={[entry.title, hours, ...facts].join('\n')}
      tabIndex={isTabStop ? 0 : -1}
      data-lesson={entry.id}
      aria-keyshortcuts={entry.mayMove ? 'M' : undefined}
      onClick={() => onOpen(entry)}
    >
      <span className={styles['when']}>
        <bdi dir="ltr">{look === 'line' ? clockOf(entry.start) : hours}</bdi>
        {entry.isLocked && <Icon name="lock" size={13} />}
      </span>
      {look === 'line' && entry.cohortName && <bdi className={styles['code']}>{entry.cohortCode}</bdi>}
      <strong className={styles['title']}>{entry.title}</strong>
      {look === 'block' && (
        <>
          {entry.cohortName && (
            <span className={styles['text']}>
              <bdi>{entry.cohortCode}</bdi>
            </span>
          )}
          {entry.instructor && (
            <span className={styles['text']}>
              <bdi>{entry.instructor.name}</bdi>
            </span>
          )}
          <span className={styles['text']}>
            <bdi>{where}</bdi>
          </span>
        </>
      )}
    </button>
  );
});
