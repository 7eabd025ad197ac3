import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { request } from '../../api/index.js';
import { Card, JobProgress, LinkButton, Notice, Row, type Job } from '../../ui/index.js';
import { completionKey } from './completion-query.js';
import { useStrings } from './strings.js';
import type { Completion } from './types.js';

/** The job that decides, then the one that issues the certificates; when both are over, the way to the certificates. */
export function Jobs({ completion }: { completion: Completion }): ReactElement | null {
  const t = useStrings();
  const { cohort, closingJobId, issuingJobId, isDecided, summary } = completion;
  const issuing = useQuery({
    queryKey: ['job', issuingJobId],
    queryFn: ({ signal }) => request<Job>('GET', `/api/v1/jobs/${issuingJobId}`, { signal }),
    enabled: issuingJobId !== null,
  });
  const queries = useQueryClient();
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: completionKey(cohort.id) });
    void queries.invalidateQueries({ queryKey: ['cohorts'] });
  };
  if (cohort.status === 'CLOSING' && closingJobId !== null) {
    return (
      <Card title={t('deciding')}>
        <p className="field-help">{t('decidingHelp')}</p>
        <JobProgress jobId={closingJobId} onDone={refresh} label={t('deciding')} />
      </Card>
    );
  }
  if (!isDecided) return null;
  if (issuing.data && issuing.data.status !== 'SUCCEEDED') {
    return (
      <Card title={t('issuing')}>
        <p className="field-help">{t('issuingHelp')}</p>
        <JobProgress jobId={issuing.data.id} onDone={refresh} label={t('issuing')} />
      </Card>
    );
  }
  return (
    <Notice tone="good" title={t('closed')}>
      <p>{summary.completed > 0 ? t('closedText') : t('closedNobody')}</p>
      {summary.completed > 0 && (
        <Row>
          <LinkButton to={`/console/credentials?cohortId=${cohort.id}`} icon="certificate">
            {t('toCredentials')}
          </LinkButton>
        </Row>
      )}
    </Notice>
  );
}
