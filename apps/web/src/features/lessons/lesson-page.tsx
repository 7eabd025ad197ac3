import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Card, DescriptionList, LinkButton, Notice, Page, QueryView, Stack } from '../../ui/index.js';
import { useCountdown } from './countdown.js';
import { KeptNotices } from './kept-notices.js';
import { lessonKey, loadLesson } from './lesson-queries.js';
import { MakeUpCard } from './make-up-card.js';
import { SignInForm } from './sign-in-form.js';
import { SignInOutcome } from './sign-in-outcome.js';
import { useStrings } from './strings.js';
import { cohortNameOf, MARK_TONES, STATUS_TONES, whereOf, type LessonDetail, type SignInResult } from './types.js';
import { useKeptSignIns } from './use-kept-sign-ins.js';

/** A lesson opens by itself while the page waits. */
const REFRESH_MS = 30_000;

/** One lesson for its trainees: the facts, and the sign-in while it is open. */
export function LessonPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: lessonKey(id), queryFn: () => loadLesson(id), refetchInterval: REFRESH_MS });
  const lesson = query.data;
  return (
    <Page
      title={lesson ? pickTitle(lesson.unit) : t('lesson')}
      breadcrumbs={[{ label: t('myLessons'), to: '/my-lessons' }]}
      intro={lesson && <Badge tone={STATUS_TONES[lesson.status]}>{t(lesson.status)}</Badge>}
      width="narrow"
    >
      <QueryView query={query}>{(found) => <Lesson lesson={found} />}</QueryView>
    </Page>
  );
}

function Lesson({ lesson }: { lesson: LessonDetail }): ReactElement {
  const t = useStrings();
  const { range } = useFormat();
  const countdown = useCountdown();
  const { kept, sent } = useKeptSignIns();
  const [result, setResult] = useState<SignInResult | null>(null);
  const waits = kept.some(({ lessonId, refusal }) => lessonId === lesson.id && refusal === null);
  const maySignIn = lesson.allowedActions.includes('sign-in') && !waits && !result && !sent[lesson.id];
  return (
    <Stack>
      <KeptNotices lessonId={lesson.id} />
      {lesson.as !== 'TRAINEE' && (
        <LinkButton to={`/lessons/${lesson.id}/teach`} kind="primary" icon="lesson" isBlock>
          {t('teachPage')}
        </LinkButton>
      )}
      {result && <SignInOutcome result={result} />}
      {lesson.attendance && !result && !sent[lesson.id] && <OwnMark attendance={lesson.attendance} />}
      {maySignIn && (
        <Card title={t('signIn')}>
          <SignInForm lessonId={lesson.id} onSignedIn={setResult} />
        </Card>
      )}
      {lesson.as === 'TRAINEE' && !lesson.attendance && !maySignIn && !waits && lesson.status === 'SCHEDULED' && (
        <Notice tone="info" title={countdown(lesson)}>
          <p>{t('opensLater')}</p>
        </Notice>
      )}
      {lesson.as === 'TRAINEE' && <MakeUpCard lessonId={lesson.id} />}
      <Card title={t('details')}>
        <DescriptionList
          items={[
            { label: t('when'), value: `${range(lesson.startsAt, lesson.endsAt)} (${t('beijingTime')})` },
            { label: t('where'), value: whereOf(lesson) || t('online') },
            { label: t('who'), value: lesson.instructor ? nameOf(lesson.instructor) : t('noInstructor') },
            { label: t('classHours'), value: t('hoursLong', { count: lesson.classHours }) },
            { label: t('kind'), value: t(lesson.unit.mode) },
            { label: t('cohort'), value: cohortNameOf(lesson) },
          ]}
        />
      </Card>
    </Stack>
  );
}

function OwnMark({ attendance }: { attendance: NonNullable<LessonDetail['attendance']> }): ReactElement {
  const t = useStrings();
  const { dateTime } = useFormat();
  const { mark, classHours, minutesLate, signedInAt } = attendance;
  return (
    <Notice tone={MARK_TONES[mark]} title={`${t(mark)} · ${t('hoursCounted', { count: classHours })}`}>
      {minutesLate ? <p>{t(mark === 'LEFT_EARLY' ? 'leftBy' : 'lateBy', { minutes: minutesLate })}</p> : null}
      {signedInAt && <p>{t('signedInAt', { time: dateTime(signedInAt) })}</p>}
      <p>{t('markWrong')}</p>
    </Notice>
  );
}
