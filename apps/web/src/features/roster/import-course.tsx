import { useQueryClient } from '@tanstack/react-query';
import { useCallback, type ReactElement } from 'react';
import { Card, JobProgress } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { ROSTER_KEY, type RosterImport } from './types.js';

/** The running import with its progress by rows; when it ends, everything that shows it is loaded again. */
export function ImportCourse({ found, jobId }: { found: RosterImport; jobId: string }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const { cohortId } = found;
  const reload = useCallback((): void => {
    void queries.invalidateQueries({ queryKey: [ROSTER_KEY] });
    void queries.invalidateQueries({ queryKey: ['cohorts'] });
    void queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
  }, [queries, cohortId]);
  return (
    <Card title={t('importing')}>
      <p>{t('importingText')}</p>
      <JobProgress key={jobId} jobId={jobId} label={t('progress')} onDone={reload} />
    </Card>
  );
}
