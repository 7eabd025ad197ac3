import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { hasRole, useMe } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Card, EmptyState, LinkButton, Notice, Page, QueryView, Stack, TextLink } from '../../ui/index.js';
import { HoursProgress } from './hours-progress.js';
import { KeptNotices } from './kept-notices.js';
import { LessonLines } from './lesson-line.js';
import { loadMyEnrollments, loadMyLessons, MY_ENROLLMENTS_KEY, MY_LESSONS_KEY } from './lesson-queries.js';
import { NextLesson } from './next-lesson.js';
import { useStrings } from './strings.js';
import type { MyEnrollment } from './types.js';

const SHOWN = 8;
/** A lesson opens by itself; the page finds out without a press. */
const REFRESH_MS = 60_000;
/** A seat is confirmed by the queue, a moment after the consent. */
const CONFIRMING_MS = 1_000;
const isUnderWay = ({ isBeingConfirmed }: MyEnrollment): boolean => isBeingConfirmed;

/** Where trainees and instructors start: what comes next, and how far they are. */
export function HomePage(): ReactElement {
  const t = useStrings();
  const { data: me } = useMe();
  const isTrainee = me ? hasRole(me, 'TRAINEE') : false;
  const lessons = useQuery({
    queryKey: [...MY_LESSONS_KEY, 'UPCOMING', 1, SHOWN],
    queryFn: () => loadMyLessons('UPCOMING', 1, SHOWN),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Page title={me ? t('hello', { name: nameOf({ nameZh: me.displayName, nameUg: me.nameUg }) }) : t('home')}>
      <Stack>
        <KeptNotices />
        {isTrainee && <Invitations />}
        <QueryView query={lessons}>
          {({ items, total }) => {
            // One that was called off stays in the list, but nobody is to get ready for it.
            const next = items.find(({ status }) => status !== 'CANCELLED');
            const later = items.filter((lesson) => lesson !== next);
            if (items.length === 0) {
              return <EmptyState icon="calendar" title={t('noLessons')} text={t('noLessonsHelp')} />;
            }
            return (
              <Stack>
                {next && <NextLesson lesson={next} />}
                {later.length > 0 && (
                  <Card
                    title={t('later')}
                    actions={
                      total > items.length && <TextLink to="/my-lessons">{t('allLessons', { count: total })}</TextLink>
                    }
                  >
                    <LessonLines lessons={later} />
                  </Card>
                )}
              </Stack>
            );
          }}
        </QueryView>
        {isTrainee && <Progress />}
      </Stack>
    </Page>
  );
}

/** Seats that are held until the person has read the text and agreed. */
function Invitations(): ReactElement | null {
  const t = useStrings();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: MY_ENROLLMENTS_KEY,
    queryFn: loadMyEnrollments,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? CONFIRMING_MS : false),
  });
  const isConfirming = data?.items.some(isUnderWay) ?? false;
  useEffect(() => {
    // The lessons of the class appear with the seat.
    if (isConfirming) return () => void queries.invalidateQueries({ queryKey: MY_LESSONS_KEY });
  }, [isConfirming, queries]);
  if (isConfirming) return <Notice>{t('confirming')}</Notice>;
  const invited = data?.items.filter(({ needsConsent }) => needsConsent) ?? [];
  if (invited.length === 0) return null;
  return (
    <Notice tone="warn" title={t('invited')}>
      <p>{t('invitedHelp', { name: invited.map(nameOf).join(t('comma')) })}</p>
      <LinkButton to="/consent" kind="primary">
        {t('readConsent')}
      </LinkButton>
    </Notice>
  );
}

/** Class hours of the classes that are under way. */
function Progress(): ReactElement | null {
  const t = useStrings();
  const query = useQuery({ queryKey: MY_ENROLLMENTS_KEY, queryFn: loadMyEnrollments });
  const running = query.data?.items.filter(({ status }) => status === 'CONFIRMED') ?? [];
  if (query.data && running.length === 0) return null;
  return (
    <Card title={t('progress')}>
      <QueryView query={query}>
        {() => (
          <Stack gap={5}>
            {running.map((row) => (
              <div key={row.id}>
                <h3>{nameOf(row)}</h3>
                <HoursProgress attended={row.attendedClassHours} planned={row.plannedClassHours} />
              </div>
            ))}
          </Stack>
        )}
      </QueryView>
    </Card>
  );
}
