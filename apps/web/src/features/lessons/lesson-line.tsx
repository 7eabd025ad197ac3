import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Icon } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { cohortNameOf, MARK_TONES, STATUS_TONES, whereOf, type MyLesson } from './types.js';
import styles from './lesson-line.module.css';

/** Where a press on a lesson leads: trainees to their sign-in, the instructor to the class. */
export const pageOfLesson = ({ id, as }: Pick<MyLesson, 'id' | 'as'>): string =>
  as === 'INSTRUCTOR' ? `/lessons/${id}/teach` : `/lessons/${id}`;

/** Lessons below each other, each leading to its page. */
export function LessonLines({ lessons }: { lessons: readonly MyLesson[] }): ReactElement {
  return (
    <ul className={styles['list']}>
      {lessons.map((lesson) => (
        <li key={`${lesson.id} ${lesson.as}`}>
          <LessonLine lesson={lesson} />
        </li>
      ))}
    </ul>
  );
}

function LessonLine({ lesson }: { lesson: MyLesson }): ReactElement {
  const t = useStrings();
  const { date, time } = useFormat();
  const { attendance } = lesson;
  return (
    <Link to={pageOfLesson(lesson)} className={styles['line']}>
      <span className={styles['when']}>
        <time dateTime={lesson.startsAt}>{date(lesson.startsAt, { weekday: true, year: false })}</time>
        <bdi dir="ltr">{`${time(lesson.startsAt)}–${time(lesson.endsAt)}`}</bdi>
      </span>
      <span className={styles['what']}>
        <strong>{pickTitle(lesson.unit)}</strong>
        <small>{[whereOf(lesson) || t('online'), t('hours', { count: lesson.classHours })].join(' · ')}</small>
        <small>{cohortNameOf(lesson)}</small>
        <span className={styles['badges']}>
          {lesson.as === 'INSTRUCTOR' && <Badge tone="info">{t('asInstructor')}</Badge>}
          {lesson.status !== 'SCHEDULED' && <Badge tone={STATUS_TONES[lesson.status]}>{t(lesson.status)}</Badge>}
          {attendance && (
            <Badge tone={MARK_TONES[attendance.mark]}>
              {`${t(attendance.mark)} · ${t('hours', { count: attendance.classHours })}`}
            </Badge>
          )}
          {lesson.as === 'INSTRUCTOR' && lesson.counts && lesson.status !== 'SCHEDULED' && (
            <span>{t('signedInOf', { signedIn: lesson.counts.signedIn, expected: lesson.counts.expected })}</span>
          )}
        </span>
      </span>
      <Icon name="forward" size={18} />
    </Link>
  );
}
