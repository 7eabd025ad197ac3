import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { JobCancelled, type JobProgress, JobRuns, OnMessage, type QueuedMessage, UnitOfWork } from '#platform';
import { COHORT_CLOSING_REQUESTED } from './close-cohort.events.js';
import { DecideCompletionChunkHandler, readOutcomes } from './decide-completion-chunk.handler.js';

/** Decides a cohort chunk by chunk and closes it; may be killed anywhere and called again. */
@Injectable()
export class CloseCohortProcessor {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly unitOfWork: UnitOfWork,
    private readonly chunk: DecideCompletionChunkHandler,
  ) {}

  @OnMessage({ topic: COHORT_CLOSING_REQUESTED, consumer: 'course.close-cohort', queue: 'work' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, context: RequestContext): Promise<void> {
    const cohortId = String(payload['cohortId']);
    await this.jobRuns.perform(String(payload['jobId']), (progress) => this.decideAll(context, cohortId, progress));
  }

  private async decideAll(
    context: RequestContext,
    cohortId: string,
    progress: JobProgress,
  ): Promise<Record<string, unknown>> {
    for (;;) {
      const { decided, total, isClosed } = await this.chunk.handle(context, cohortId, progress.id);
      try {
        await progress.report(decided, total);
      } catch (error) {
        // A wish to stop that came with the last chunk came too late: the cohort is closed.
        if (!(error instanceof JobCancelled && isClosed)) throw error;
      }
      if (isClosed) return this.unitOfWork.run(context, ({ tx }) => readOutcomes(tx, cohortId));
    }
  }
}
