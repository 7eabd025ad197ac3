import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { nameOf } from '../../i18n/index.js';
import { Badge, Code, HelpText, Page, QueryView, Stack, Stat, StatGrid } from '../../ui/index.js';
import { Blockers } from './blockers.js';
import { CloseAction } from './close-action.js';
import { completionKey, loadCompletion } from './completion-query.js';
import { CompletionTable } from './completion-table.js';
import { Jobs } from './jobs.js';
import { useStrings } from './strings.js';
import type { Completion } from './types.js';

/** While the issuing of certificates has been asked for but has not begun. */
const POLL_MS = 2_000;

/** Closes a class: first who would complete it and why not, then the job, then the decisions with their certificates. */
export function ClosingPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const [isWatching, setWatching] = useState(false);
  const query = useQuery({
    queryKey: [...completionKey(id), 'summary'],
    queryFn: () => loadCompletion(id, { page: 1, pageSize: 1 }),
    refetchInterval: ({ state }) => (isWatching && state.data?.issuingJobId === null ? POLL_MS : false),
  });
  const cohort = query.data?.cohort;
  return (
    <Page
      title={t('title')}
      breadcrumbs={[
        { label: t('cohorts'), to: '/console/cohorts' },
        ...(cohort ? [{ label: nameOf(cohort), to: `/console/cohorts/${id}` }] : []),
      ]}
      intro={
        cohort && (
          <>
            {nameOf(cohort)} <Code>{cohort.code}</Code> <Badge>{t(cohort.status)}</Badge>
          </>
        )
      }
      actions={query.data && <CloseAction completion={query.data} onStarted={() => setWatching(true)} />}
    >
      <QueryView query={query}>
        {(completion) => (
          <Stack gap={5}>
            <Blockers completion={completion} />
            <Jobs completion={completion} />
            <Summary completion={completion} />
            <CompletionTable completion={completion} />
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function Summary({ completion }: { completion: Completion }): ReactElement {
  const t = useStrings();
  const { cohort, isDecided, summary, rule } = completion;
  const page = `/console/cohorts/${cohort.id}/closing`;
  const percent = rule.minimumRateHundredths / 100;
  return (
    <>
      <StatGrid>
        <Stat
          label={isDecided ? t('completed') : t('willComplete')}
          value={summary.completed}
          unit={t('unit')}
          to={`${page}?outcome=COMPLETED`}
        />
        <Stat
          label={isDecided ? t('notCompleted') : t('willNotComplete')}
          value={summary.notCompleted}
          unit={t('unit')}
          to={`${page}?outcome=NOT_COMPLETED`}
        />
        <Stat label={t('total')} value={summary.total} unit={t('unit')} hint={t('totalHint')} to={page} />
      </StatGrid>
      <HelpText summary={t('rule', { percent })}>{t('ruleHelp', { percent, version: rule.version })}</HelpText>
    </>
  );
}
