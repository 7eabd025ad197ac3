import type { HTMLAttributes, ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import type { LessonStatus, Placed, TimetableLesson } from './types.js';
import styles from './lesson-block.module.css';

/** What a block says besides its time. */
export interface BlockText {
  title: string;
  lines: readonly string[];
  /** Said instead of the lines where there is room for it. */
  full?: readonly string[];
  /** 0…4: tells the classes of a calendar apart. */
  shade?: number;
}

const LOOKS: Record<LessonStatus, string> = {
  UNPLACED: 'draft',
  DRAFT: 'draft',
  SCHEDULED: 'firm',
  OPEN: 'open',
  CLOSED: 'over',
  CANCELLED: 'over',
};

/** One lesson in the week: opens on press or Enter. */
export function LessonBlock(props: {
  lesson: Placed<TimetableLesson>;
  text: BlockText;
  onOpen: () => void;
  dragHandlers?: HTMLAttributes<HTMLButtonElement>;
}): ReactElement {
  const { lesson, text, onOpen, dragHandlers } = props;
  const t = useStrings();
  const { time } = useFormat();
  const hours = `${time(lesson.startsAt)}–${time(lesson.endsAt)}`;
  const classHours = t('classHours', { count: lesson.classHours });
  const facts = [...(text.full ?? text.lines), classHours, ...(lesson.isLocked ? [t('locked')] : [])];
  const classes = [
    styles['block'],
    styles[LOOKS[lesson.status]],
    text.shade !== undefined && styles[`shade${text.shade}`],
    dragHandlers && styles['draggable'],
  ];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-label={[text.title, hours, ...facts, t(lesson.status)].join(t('comma'))}
      title={[text.title, hours, ...facts].join('\n')}
      onClick={onOpen}
      {...dragHandlers}
    >
      <span className={styles['when']}>
        <bdi dir="ltr">{hours}</bdi>
        {lesson.isLocked && <span className={styles['pin']}>{t('locked')}</span>}
      </span>
      <strong className={styles['title']}>{text.title}</strong>
      {text.lines.map((line, index) => (
        <span key={line} className={styles['line']}>
          <bdi>{line}</bdi>
          {index === text.lines.length - 1 && ` · ${classHours}`}
        </span>
      ))}
    </button>
  );
}
