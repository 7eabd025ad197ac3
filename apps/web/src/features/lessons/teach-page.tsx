import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Card, Notice, Page, QueryView, Stack, Stat, StatGrid } from '../../ui/index.js';
import { AttendanceList, loadSheet } from './attendance-list.js';
import { CodePanel } from './code-panel.js';
import { useCountdown } from './countdown.js';
import { LessonGuests } from './lesson-guests.js';
import { LessonLife } from './lesson-life.js';
import { attendanceKey } from './lesson-queries.js';
import { useStrings } from './strings.js';
import { cohortNameOf, STATUS_TONES, whereOf, type AttendanceSheet } from './types.js';
import { useLiveAttendance, type LiveState } from './use-live-attendance.js';
import { useWakeLock } from './use-wake-lock.js';
import styles from './teach-page.module.css';

const POLL_MS = 5_000;
/** With a live connection, a rare look for what it may have missed. */
const SELDOM_MS = 60_000;
const ALL = { search: '', mark: '', page: 1 } as const;

/** The class as the instructor runs it: code on the projector, people and marks beside it. */
export function TeachPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const isLive = useRef(false);
  // The first page of everybody: the list without a filter asks for the same, so it costs nothing.
  const query = useQuery({
    queryKey: [...attendanceKey(id), ALL],
    queryFn: () => loadSheet(id, ALL),
    refetchInterval: ({ state: { data } }) => (data?.lesson.status === 'OPEN' && !isLive.current ? POLL_MS : SELDOM_MS),
  });
  const lesson = query.data?.lesson;
  const isOpen = lesson?.status === 'OPEN';
  const live = useLiveAttendance(id, isOpen);
  isLive.current = live === 'LIVE';
  const isAwake = useWakeLock(isOpen && lesson.allowedActions.includes('show-code'));
  return (
    <div className={styles['teach']}>
      <Page
        title={lesson ? pickTitle(lesson.unit) : t('teachPage')}
        breadcrumbs={lesson?.as === 'COORDINATOR' ? [{ label: t('today'), to: '/console/today' }] : undefined}
        intro={lesson && <Head sheet={query.data} isAwake={isAwake} live={isOpen ? live : null} />}
        actions={query.data && <LessonLife lesson={query.data.lesson} counts={query.data.counts} />}
      >
        <QueryView query={query}>
          {(sheet) => <Desk sheet={sheet} pollMs={isOpen && live !== 'LIVE' ? POLL_MS : SELDOM_MS} />}
        </QueryView>
      </Page>
    </div>
  );
}

function Head(props: { sheet: AttendanceSheet | undefined; isAwake: boolean; live: LiveState | null }): ReactElement {
  const { sheet, isAwake, live } = props;
  const t = useStrings();
  const { range } = useFormat();
  const countdown = useCountdown();
  if (!sheet) return <></>;
  const { lesson } = sheet;
  return (
    <>
      <span className={styles['facts']}>
        <Badge tone={STATUS_TONES[lesson.status]}>{t(lesson.status)}</Badge>
        {live && <Badge tone={live === 'LIVE' ? 'good' : live === 'POLLING' ? 'warn' : 'neutral'}>{t(live)}</Badge>}
        {isAwake && <Badge tone="neutral">{t('awake')}</Badge>}
      </span>
      <span>
        {cohortNameOf(lesson)} · {range(lesson.startsAt, lesson.endsAt)} <small>{t('beijingTime')}</small>
        {lesson.status === 'CLOSED' ? '' : ` · ${countdown(lesson)}`}
      </span>{' '}
      <span>{whereOf(lesson) || t('online')}</span>
    </>
  );
}

function Desk({ sheet, pollMs }: { sheet: AttendanceSheet; pollMs: number }): ReactElement {
  const t = useStrings();
  const { lesson, counts } = sheet;
  const hasCode = lesson.allowedActions.includes('show-code');
  return (
    <div className={hasCode ? styles['two'] : styles['one']}>
      {hasCode && <CodePanel lessonId={lesson.id} counts={counts} />}
      <Stack>
        <StatGrid>
          <Stat label={t('PRESENT')} value={counts.present} unit={t('peopleUnit')} />
          <Stat label={t('LATE')} value={counts.late} unit={t('peopleUnit')} />
          <Stat label={t('LEAVE')} value={counts.leave} unit={t('peopleUnit')} />
          <Stat label={t('ABSENT')} value={counts.absent} unit={t('peopleUnit')} />
          <Stat label={t('unmarked')} value={counts.unmarked} unit={t('peopleUnit')} />
        </StatGrid>
        {lesson.status === 'SCHEDULED' && (
          <Notice tone="info">
            <p>{t('opensSelf')}</p>
          </Notice>
        )}
        <Card title={t('people')}>
          <AttendanceList lesson={lesson} pollMs={pollMs} />
        </Card>
        <LessonGuests lessonId={lesson.id} />
      </Stack>
    </div>
  );
}
