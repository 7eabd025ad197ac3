import type { ReactElement } from 'react';
import type { components } from '../../api/schema.js';
import { beijingDate, pickTitle } from '../../i18n/index.js';
import { Code, DateTimeText, Notice, TextLink } from '../../ui/index.js';
import { useStrings } from './strings.js';

export type AffectedLesson = components['schemas']['AffectedLesson'];

/** Lessons that a change has made impossible, each with the way to where it is moved. */
export function AffectedLessons({ lessons }: { lessons: readonly AffectedLesson[] }): ReactElement {
  const t = useStrings();
  if (lessons.length === 0) return <Notice tone="good">{t('affectedNone')}</Notice>;
  return (
    <Notice tone="warn" title={t('affected')}>
      <ul>
        {lessons.map((lesson) => (
          <li key={lesson.lessonId}>
            <Code>{lesson.cohortCode}</Code> {pickTitle(lesson)} · <DateTimeText value={lesson.startsAt} withZone />
            {t('comma')}
            {t(`kind${lesson.kind}`)}{' '}
            <TextLink to={`/console/cohorts/${lesson.cohortId}/timetable?week=${beijingDate(lesson.startsAt)}`}>
              {t('openTimetable')}
            </TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
