import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactElement } from 'react';
import { problemFrom, request } from '../api/index.js';
import { useFormat } from '../i18n/index.js';
import { ProgressBar } from './badges.js';
import { Button } from './button.js';
import { Notice, ProblemNotice } from './problem-notice.js';
import { useUiText } from './strings.js';

/** A long job as `GET /api/v1/jobs/{id}` answers it. */
export interface Job {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  status: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  done: number;
  total: number;
  message: string | null;
  result: Record<string, unknown> | null;
  problem: Record<string, unknown> | null;
  createdAt: string;
  finishedAt: string | null;
}

const POLL_MS = 1_000;
const STATUS_TEXT = {
  QUEUED: 'jobQueued',
  RUNNING: 'jobRunning',
  SUCCEEDED: 'jobSucceeded',
  FAILED: 'jobFailed',
  CANCELLED: 'jobCancelled',
} as const;

const hasEnded = (job: Job | undefined): boolean =>
  job !== undefined && job.status !== 'QUEUED' && job.status !== 'RUNNING';

export interface JobProgressProps {
  jobId: string;
  /** Called once when the job has ended, in whatever state. */
  onDone?: (job: Job) => void;
  label?: string;
}

/** Progress of a long job, with a way to stop it. A broken network does not end it: the page asks again. */
export function JobProgress({ jobId, onDone, label }: JobProgressProps): ReactElement {
  const t = useUiText();
  const { number } = useFormat();
  const client = useQueryClient();
  const queryKey = ['job', jobId];
  const { data: job, isError } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request<Job>('GET', `/api/v1/jobs/${jobId}`, { signal }),
    staleTime: 0,
    refetchInterval: (query) => (hasEnded(query.state.data) ? false : POLL_MS),
  });
  const cancel = useMutation({
    mutationFn: () => request<Job>('POST', `/api/v1/jobs/${jobId}/cancellation`),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });

  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!job || !hasEnded(job) || told.current === job.id) return;
    told.current = job.id;
    onDone?.(job);
  }, [job, onDone]);

  const isOver = hasEnded(job);
  const status = t(STATUS_TEXT[job?.status ?? 'QUEUED']);
  return (
    <div className="job" aria-live="polite">
      <ProgressBar
        label={label ?? status}
        value={job?.status === 'SUCCEEDED' ? 1 : (job?.done ?? 0)}
        max={job?.status === 'SUCCEEDED' ? 1 : (job?.total ?? 0)}
        isEnded={isOver}
        text={
          <>
            {label ? `${status} ` : ''}
            {job && job.total > 0 && <bdi dir="ltr">{`${number(job.done)} / ${number(job.total)}`}</bdi>}
          </>
        }
      />
      {isError && !isOver && <Notice tone="warn">{t('jobLost')}</Notice>}
      {job?.status === 'FAILED' && <ProblemNotice error={problemFrom(job.problem)} />}
      {cancel.isError && <ProblemNotice error={cancel.error} />}
      {job && !isOver && (
        <Button isSmall isPending={cancel.isPending} isDisabled={cancel.isSuccess} onPress={() => cancel.mutate()}>
          {cancel.isSuccess ? t('jobStopping') : t('jobStop')}
        </Button>
      )}
    </div>
  );
}
