import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { beijingDate, nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Card, Code, EmptyState, Pagination, QueryView, Select, Stack } from '../../ui/index.js';
import { usePlacementText, useRoomText } from './placement-text.js';
import { loadPlanLessons, planKey } from './plan-queries.js';
import { useStrings } from './strings.js';
import { CHANGE_TONES, LESSON_CHANGES, type LessonChange, type Plan, type PlanLesson } from './types.js';
import styles from './lessons.module.css';

const PAGE = 60;

/** The lessons of a plan by day, one class or all of them. */
export function PlanLessons({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const [cohortId, setCohortId] = useState(plan.cohorts[0]?.id ?? '');
  const [change, setChange] = useState('');
  const [page, setPage] = useState(1);
  const query = useQuery({
    queryKey: [...planKey(plan.id), 'lessons', cohortId, change, page],
    queryFn: () =>
      loadPlanLessons(plan.id, {
        ...(cohortId ? { cohortId } : {}),
        ...(change ? { change: change as LessonChange } : {}),
        page,
        pageSize: PAGE,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Card>
      <div className={styles['filters']}>
        <Select
          label={t('cohort')}
          name="cohort"
          isRequired
          value={cohortId}
          onChange={(id) => {
            setCohortId(id);
            setPage(1);
          }}
          placeholder={t('allCohorts')}
          options={plan.cohorts.map((one) => ({
            value: one.id,
            label: t('codeAndName', { code: one.code, name: nameOf(one) }),
          }))}
        />
        <Select
          label={t('change')}
          name="change"
          isRequired
          value={change}
          onChange={(next) => {
            setChange(next);
            setPage(1);
          }}
          placeholder={t('anyChange')}
          options={LESSON_CHANGES.map((value) => ({ value, label: t(`change${value}`) }))}
        />
      </div>
      <QueryView query={query}>
        {(found) =>
          found.total === 0 ? (
            <EmptyState icon="calendar" title={t('noLessons')} text={t('noLessonsHelp')} />
          ) : (
            <Stack gap={4}>
              <Days lessons={found.items} hasCodes={cohortId === ''} />
              <Pagination page={page} pageSize={PAGE} total={found.total} onChange={setPage} />
            </Stack>
          )
        }
      </QueryView>
    </Card>
  );
}

function Days({ lessons, hasCodes }: { lessons: readonly PlanLesson[]; hasCodes: boolean }): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  return (
    <div className={styles['days']}>
      {byDay(lessons).map(([day, ofDay]) => (
        <section key={day} className={styles['day']}>
          <h3>{day ? date(day, { weekday: true }) : t('unplacedDay')}</h3>
          <ul>
            {ofDay.map((lesson) => (
              <li key={lesson.lessonId ?? `${lesson.cohortId} ${lesson.position}`}>
                <LessonLine lesson={lesson} hasCode={hasCodes} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function LessonLine({ lesson, hasCode }: { lesson: PlanLesson; hasCode: boolean }): ReactElement {
  const t = useStrings();
  const { time } = useFormat();
  const placementText = usePlacementText();
  const roomText = useRoomText();
  const { after, before, change } = lesson;
  return (
    <div className={`${styles['lesson']} ${styles[change]}`}>
      <span className={styles['time']}>
        {after ? <bdi dir="ltr">{`${time(after.startsAt)}–${time(after.endsAt)}`}</bdi> : '—'}
      </span>
      <div>
        <strong>
          {hasCode && <Code>{lesson.cohortCode}</Code>} {t('position', { position: lesson.position })}{' '}
          {pickTitle(lesson.unit)}
        </strong>
        <div className={styles['facts']}>
          {after && (
            <span>
              <bdi>{nameOf(after.instructor)}</bdi>
              {t('comma')}
              {roomText(after.room)}
            </span>
          )}
          <span>{t('classHours', { count: lesson.classHours })}</span>
          {change !== 'SAME' && <Badge tone={CHANGE_TONES[change]}>{t(`change${change}`)}</Badge>}
          {lesson.isLocked && <Badge>{t('locked')}</Badge>}
        </div>
        {before && change !== 'SAME' && <small>{t('was', { placement: placementText(before) })}</small>}
      </div>
    </div>
  );
}

/** Lessons by Beijing day, in the order of time; those without a place come first, under ''. */
function byDay(lessons: readonly PlanLesson[]): [string, PlanLesson[]][] {
  const startOf = ({ after }: PlanLesson): string => after?.startsAt ?? '';
  const days = new Map<string, PlanLesson[]>();
  for (const lesson of [...lessons].sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0))) {
    const day = lesson.after ? beijingDate(lesson.after.startsAt) : '';
    days.set(day, [...(days.get(day) ?? []), lesson]);
  }
  return [...days];
}
