import type { ReactElement } from 'react';
import { beijingDate, useFormat } from '../../i18n/index.js';
import { EmptyState } from '../../ui/index.js';
import { LessonBlock, type BlockText } from './lesson-block.js';
import { useStrings } from './strings.js';
import type { Placed, TimetableLesson } from './types.js';
import { daysOfWeek } from './week.js';
import styles from './day-list.module.css';

export interface DayListProps<L extends TimetableLesson> {
  monday: string;
  lessons: readonly Placed<L>[];
  describe: (lesson: Placed<L>) => BlockText;
  onOpen: (lesson: Placed<L>) => void;
}

/** A week on a phone: its days below each other, only those with lessons. */
export function DayList<L extends TimetableLesson>(props: DayListProps<L>): ReactElement {
  const { monday, lessons, describe, onOpen } = props;
  const t = useStrings();
  const { date } = useFormat();
  const days = daysOfWeek(monday)
    .map((day) => ({ day, ofDay: lessons.filter(({ startsAt }) => beijingDate(startsAt) === day) }))
    .filter(({ ofDay }) => ofDay.length > 0);
  if (days.length === 0) return <EmptyState icon="calendar" title={t('emptyWeek')} text={t('emptyWeekHelp')} />;
  return (
    <div className={styles['list']}>
      {days.map(({ day, ofDay }) => (
        <section key={day} className={styles['day']}>
          <h3>
            {date(day, { weekday: true, year: false })} <small className="zone">{t('beijingTime')}</small>
          </h3>
          <ul>
            {[...ofDay]
              .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
              .map((lesson) => (
                <li key={lesson.id}>
                  <LessonBlock lesson={lesson} text={describe(lesson)} onOpen={() => onOpen(lesson)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
