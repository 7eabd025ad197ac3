import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { problemFrom } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Card,
  Code,
  DateTimeText,
  JobProgress,
  LinkButton,
  Notice,
  Page,
  ProblemNotice,
  QueryView,
  Stack,
} from '../../ui/index.js';
import { loadStudy, STUDIES_KEY, studyKey } from './capacity-queries.js';
import { Results } from './results.js';
import { useStrings } from './strings.js';
import { isRunning, STATUS_TONES, type Study } from './types.js';

const POLL_MS = 3_000;

/** One study: how far it is, and what each option would bring beside the timetable as it is. */
export function StudyPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: studyKey(id),
    queryFn: () => loadStudy(id),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.status) ? POLL_MS : false),
  });
  const study = query.data;
  return (
    <Page
      title={study ? (study.name ?? t('unnamed')) : t('study')}
      breadcrumbs={[{ label: t('title'), to: '/console/capacity' }]}
      intro={study && <Head study={study} />}
      actions={
        <LinkButton to="/console/capacity/new" icon="plus">
          {t('newStudy')}
        </LinkButton>
      }
    >
      <QueryView query={query}>{(found) => <Body study={found} />}</QueryView>
    </Page>
  );
}

function Head({ study }: { study: Study }): ReactElement {
  const t = useStrings();
  return (
    <>
      <Badge tone={STATUS_TONES[study.status]}>{t(`status${study.status}`)}</Badge>{' '}
      <DateTimeText value={study.createdAt} withZone />
      {study.createdBy && <> · {nameOf(study.createdBy)}</>} ·{' '}
      {study.cohorts.map((cohort) => (
        <span key={cohort.id} title={nameOf(cohort)}>
          <Code>{cohort.code}</Code>{' '}
        </span>
      ))}
    </>
  );
}

function Body({ study }: { study: Study }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const ended = useCallback(() => void queries.invalidateQueries({ queryKey: STUDIES_KEY }), [queries]);
  return (
    <Stack>
      <Notice tone="info">{t('onlyStudy')}</Notice>
      {isRunning(study.status) && (
        <Card title={t('running')}>
          <p className="field-help">{t('runningHelp')}</p>
          <JobProgress jobId={study.jobId} label={t('progress')} onDone={ended} />
        </Card>
      )}
      {study.status === 'FAILED' && <ProblemNotice error={problemFrom({ requestId: study.jobId, ...study.problem })} />}
      {study.status === 'CANCELLED' && <Notice tone="neutral">{t('cancelledHelp')}</Notice>}
      {study.results.length > 0 && <Results study={study} />}
    </Stack>
  );
}
