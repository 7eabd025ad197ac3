import type { ReactElement } from 'react';
import { nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Icon, LinkButton } from '../../ui/index.js';
import { useCountdown } from './countdown.js';
import { pageOfLesson } from './lesson-line.js';
import { useStrings } from './strings.js';
import { cohortNameOf, MARK_TONES, whereOf, type MyLesson } from './types.js';
import styles from './next-lesson.module.css';

/** The next lesson, large: when, where, who, and what to do now. */
export function NextLesson({ lesson }: { lesson: MyLesson }): ReactElement {
  const t = useStrings();
  const { range } = useFormat();
  const countdown = useCountdown();
  const isOpen = lesson.status === 'OPEN';
  return (
    <section className={isOpen ? `${styles['next']} ${styles['open']}` : styles['next']} aria-label={t('next')}>
      <div className={styles['head']}>
        <span>{t(isOpen ? 'nowOn' : 'next')}</span>
        <strong>{countdown(lesson)}</strong>
      </div>
      <h2>{pickTitle(lesson.unit)}</h2>
      <ul className={styles['facts']}>
        <li>
          <Icon name="clock" />
          <span>
            {range(lesson.startsAt, lesson.endsAt)} <small>{t('beijingTime')}</small>
          </span>
        </li>
        <li>
          <Icon name="map" />
          <span>{whereOf(lesson) || t('online')}</span>
        </li>
        <li>
          <Icon name="person" />
          <span>{lesson.instructor ? nameOf(lesson.instructor) : t('noInstructor')}</span>
        </li>
        <li>
          <Icon name="book" />
          <span>{`${cohortNameOf(lesson)} · ${t('hours', { count: lesson.classHours })}`}</span>
        </li>
      </ul>
      <NextStep lesson={lesson} />
    </section>
  );
}

function NextStep({ lesson }: { lesson: MyLesson }): ReactElement {
  const t = useStrings();
  const to = pageOfLesson(lesson);
  if (lesson.as === 'INSTRUCTOR') {
    const { counts } = lesson;
    return (
      <>
        {counts && lesson.status === 'OPEN' && (
          <p>{t('signedInOf', { signedIn: counts.signedIn, expected: counts.expected })}</p>
        )}
        <LinkButton to={to} kind="primary" icon="lesson" isBlock>
          {t(lesson.status === 'OPEN' ? 'teachNow' : 'teachPrepare')}
        </LinkButton>
      </>
    );
  }
  if (lesson.attendance) {
    return (
      <>
        <p>
          <Badge tone={MARK_TONES[lesson.attendance.mark]}>{t(lesson.attendance.mark)}</Badge>{' '}
          {t('hoursCounted', { count: lesson.attendance.classHours })}
        </p>
        <LinkButton to={to} isBlock>
          {t('details')}
        </LinkButton>
      </>
    );
  }
  return lesson.canSignIn ? (
    <LinkButton to={to} kind="primary" icon="check" isBlock>
      {t('signIn')}
    </LinkButton>
  ) : (
    <LinkButton to={to} isBlock>
      {t('details')}
    </LinkButton>
  );
}
