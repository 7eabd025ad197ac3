import { Injectable } from '@nestjs/common';
import { COHORT_COMPLETED } from '#course';
import type { RequestContext } from '#kernel';
import { JobCancelled, type JobProgress, JobRuns, OnMessage, type QueuedMessage, type Work } from '#platform';
import { CREDENTIAL_ISSUING_REQUESTED } from '../certification.events.js';
import { IssueCredentialsChunkHandler } from './issue-credentials-chunk.handler.js';
import { startIssuing } from './start-issuing.js';

/** Issues the credentials of a cohort that was closed. */
@Injectable()
export class IssueCredentialsProcessor {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly chunk: IssueCredentialsChunkHandler,
  ) {}

  /** The long work gets a job of its own, owned by whoever closed the cohort; this reaction runs exactly once. */
  @OnMessage({ topic: COHORT_COMPLETED, consumer: 'certification.start-issuing', queue: 'events' })
  async start({ payload }: Pick<QueuedMessage, 'payload'>, work: Pick<Work, 'tx' | 'outbox'>): Promise<void> {
    const [closing]: { owner: string | null }[] = await work.tx.query(
      `select owner_person_id as owner from job_run where id = $1`,
      [payload['jobId']],
    );
    await startIssuing(work, this.jobRuns, String(payload['cohortId']), closing?.owner ?? null);
  }

  /** Chunk by chunk; may be killed anywhere and called again. */
  @OnMessage({ topic: CREDENTIAL_ISSUING_REQUESTED, consumer: 'certification.issue-credentials', queue: 'work' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, context: RequestContext): Promise<void> {
    const cohortId = String(payload['cohortId']);
    await this.jobRuns.perform(String(payload['jobId']), (progress) => this.issueAll(context, cohortId, progress));
  }

  private async issueAll(
    context: RequestContext,
    cohortId: string,
    progress: JobProgress,
  ): Promise<Record<string, unknown>> {
    for (;;) {
      const { issued, total } = await this.chunk.handle(context, cohortId, progress.id);
      const isThrough = issued >= total;
      try {
        await progress.report(issued, total);
      } catch (error) {
        // A wish to stop that came with the last chunk came too late: everything is issued.
        if (!(error instanceof JobCancelled && isThrough)) throw error;
      }
      if (isThrough) return { cohortId, issued };
    }
  }
}
