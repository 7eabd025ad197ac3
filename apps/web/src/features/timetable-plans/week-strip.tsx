import { useState, type ReactElement } from 'react';
import { beijingDate, pickTitle, useFormat } from '../../i18n/index.js';
import { Button, Code } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Placement, PlanLesson } from './types.js';
import styles from './repair.module.css';

const DAY_MS = 86_400_000;
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const mondayOf = (date: string): string => plusDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

/** A lesson as it stands on a day: where it leaves, or where it comes. */
interface Mark {
  lesson: PlanLesson;
  place: Placement;
  isBefore: boolean;
}

/** The weeks in which something moves: dashed where a lesson leaves, firm where it comes. */
export function WeekStrip({ lessons }: { lessons: readonly PlanLesson[] }): ReactElement | null {
  const t = useStrings();
  const { date } = useFormat();
  const [at, setAt] = useState(0);
  const marks = marksOf(lessons);
  const mondays = [...new Set(marks.map(({ place }) => mondayOf(beijingDate(place.startsAt))))].sort();
  const monday = mondays[Math.min(at, mondays.length - 1)];
  if (!monday) return null;
  const days = Array.from({ length: 7 }, (_, index) => plusDays(monday, index));
  return (
    <div className={styles['strip']}>
      <div className={styles['turn']}>
        <Button icon="back" aria-label={t('weekBefore')} isDisabled={at <= 0} onPress={() => setAt(at - 1)} />
        <strong aria-live="polite">
          {t('weekOf', {
            from: date(monday, { year: false }),
            until: date(plusDays(monday, 6), { year: false }),
            number: Math.min(at, mondays.length - 1) + 1,
            total: mondays.length,
          })}
        </strong>
        <Button
          icon="forward"
          aria-label={t('weekAfter')}
          isDisabled={at >= mondays.length - 1}
          onPress={() => setAt(at + 1)}
        />
      </div>
      <ol className={styles['week']}>
        {days.map((day) => {
          const ofDay = marks.filter(({ place }) => beijingDate(place.startsAt) === day);
          return (
            <li key={day} className={ofDay.length === 0 ? styles['quiet'] : undefined}>
              <h3>{date(day, { weekday: true, year: false })}</h3>
              {ofDay.length > 0 && (
                <ul>
                  {ofDay.map((mark) => (
                    <MarkItem key={`${mark.lesson.lessonId} ${String(mark.isBefore)}`} mark={mark} />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function MarkItem({ mark: { lesson, place, isBefore } }: { mark: Mark }): ReactElement {
  const t = useStrings();
  const { time } = useFormat();
  return (
    <li className={isBefore ? styles['leaving'] : styles['coming']}>
      <small>{t(isBefore ? 'leaves' : 'comes')}</small>
      <bdi dir="ltr">{`${time(place.startsAt)}–${time(place.endsAt)}`}</bdi>
      <span>
        <Code>{lesson.cohortCode}</Code> {pickTitle(lesson.unit)}
      </span>
    </li>
  );
}

function marksOf(lessons: readonly PlanLesson[]): Mark[] {
  return lessons
    .flatMap((lesson): Mark[] => [
      ...(lesson.before ? [{ lesson, place: lesson.before, isBefore: true }] : []),
      ...(lesson.after ? [{ lesson, place: lesson.after, isBefore: false }] : []),
    ])
    .sort((a, b) => (a.place.startsAt < b.place.startsAt ? -1 : 1));
}
