import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Button,
  Card,
  Code,
  ConfirmDialog,
  DateTimeText,
  EmptyState,
  JobProgress,
  Page,
  ProblemNotice,
  QueryView,
  Stack,
  Stat,
  StatGrid,
  toast,
  type Job,
} from '../../ui/index.js';
import { CohortCalendar } from './cohort-calendar.js';
import { Conflicts } from './conflicts.js';
import { PlanningLinks } from './planning-links.js';
import { PublishDialog } from './publish-dialog.js';
import { useStrings } from './strings.js';
import { loadTimetable, timetableChanged, timetableKey } from './timetable-query.js';
import { TIMETABLE_TONES, type Timetable } from './types.js';

/** The timetable of a class: plan it as a job, look, move single lessons, publish. */
export function TimetablePage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: timetableKey(id), queryFn: () => loadTimetable(id) });
  const found = query.data;
  const status = found?.cohort.timetableStatus;
  return (
    <Page
      title={found ? t('titleOf', { name: nameOf(found.cohort) }) : t('title')}
      breadcrumbs={[
        { label: t('cohorts'), to: '/console/cohorts' },
        ...(found ? [{ label: nameOf(found.cohort), to: `/console/cohorts/${id}` }] : []),
      ]}
      intro={
        found &&
        status && (
          <>
            <Code>{found.cohort.code}</Code>{' '}
            <Badge tone={TIMETABLE_TONES[status]}>{t(status === 'DRAFT' ? 'DRAFT_TIMETABLE' : status)}</Badge>{' '}
            {found.cohort.publishedAt && <DateTimeText value={found.cohort.publishedAt} withZone />}
          </>
        )
      }
    >
      <QueryView query={query}>{(timetable) => <TimetableDesk timetable={timetable} />}</QueryView>
    </Page>
  );
}

function TimetableDesk({ timetable }: { timetable: Timetable }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const cohortId = timetable.cohort.id;
  const [isAsking, setAsking] = useState<'plan' | 'publish' | null>(null);
  const [startedJob, setStartedJob] = useState<string | null>(null);
  const plan = useMutation({
    mutationFn: () =>
      unwrap<{ jobId: string }>(
        api.POST('/api/v1/cohorts/{cohortId}/timetable/plan', { params: { path: { cohortId } } }),
      ),
    onSuccess: ({ jobId }) => {
      setStartedJob(jobId);
      setAsking(null);
    },
    // Somebody else may have begun to plan: their job is in the answer.
    onError: () => void queries.invalidateQueries({ queryKey: timetableKey(cohortId) }),
  });
  const jobId = startedJob ?? timetable.planningJobId;
  const ended = useCallback(
    (job: Job) => {
      const { placed, unplaced } = (job.result ?? {}) as { placed?: number; unplaced?: number };
      if (job.status === 'SUCCEEDED') toast(t('planned', { placed: placed ?? 0, unplaced: unplaced ?? 0 }));
      // A failed job stays in view with its reason.
      if (job.status !== 'FAILED') setStartedJob(null);
      timetableChanged(queries, cohortId);
    },
    [cohortId, queries, t],
  );
  const may = (action: Timetable['allowedActions'][number]): boolean => timetable.allowedActions.includes(action);
  const isEmpty = timetable.lessons.length === 0;
  const planButton = may('plan') && !timetable.planningJobId && (
    <Button
      kind={isEmpty ? 'primary' : 'secondary'}
      icon="refresh"
      isPending={plan.isPending}
      onPress={() => (isEmpty ? plan.mutate() : setAsking('plan'))}
    >
      {t(isEmpty ? 'plan' : 'planAgain')}
    </Button>
  );
  return (
    <Stack>
      <div className="page-intro">{t('help')}</div>
      {isAsking === null && <ProblemNotice error={plan.error} />}
      {jobId && (
        <Card>
          <JobProgress key={jobId} jobId={jobId} label={t('planning')} onDone={ended} />
        </Card>
      )}
      {isEmpty ? (
        <>
          <EmptyState
            icon="calendar"
            title={t('none')}
            text={t(may('plan') ? 'noneHelp' : 'noneReadOnly')}
            action={planButton}
          />
          <PlanningLinks cohort={timetable.cohort} />
        </>
      ) : (
        <>
          <Figures timetable={timetable} />
          <div className="row">
            {planButton}
            {may('publish') && (
              <Button kind="primary" icon="bell" onPress={() => setAsking('publish')}>
                {t('publish')}
              </Button>
            )}
          </div>
          <PlanningLinks cohort={timetable.cohort} />
          <Conflicts timetable={timetable} mayMove={may('move')} />
          <CohortCalendar timetable={timetable} mayMove={may('move')} />
        </>
      )}
      <ConfirmDialog
        title={t('planAgain')}
        text={t('planAgainText')}
        confirmLabel={t('planAgain')}
        isOpen={isAsking === 'plan'}
        onClose={() => setAsking(null)}
        onConfirm={() => plan.mutate()}
        isPending={plan.isPending}
        problem={plan.error}
      />
      {isAsking === 'publish' && <PublishDialog timetable={timetable} onClose={() => setAsking(null)} />}
    </Stack>
  );
}

function Figures({ timetable: { lessons } }: { timetable: Timetable }): ReactElement {
  const t = useStrings();
  const live = lessons.filter(({ status }) => status !== 'CANCELLED');
  const unplaced = live.filter(({ startsAt }) => startsAt === null).length;
  return (
    <StatGrid>
      <Stat label={t('statPlaced')} value={live.length - unplaced} unit={t('lessonsUnit')} />
      <Stat label={t('statUnplaced')} value={unplaced} unit={t('lessonsUnit')} />
      <Stat label={t('statHours')} value={live.reduce((sum, { classHours }) => sum + classHours, 0)} />
    </StatGrid>
  );
}
