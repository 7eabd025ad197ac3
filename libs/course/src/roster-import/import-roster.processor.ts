import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { JobCancelled, type JobProgress, JobRuns, OnMessage, type QueuedMessage, UnitOfWork } from '#platform';
import { ImportRosterChunkHandler } from './import-roster-chunk.handler.js';
import { ROSTER_IMPORT_REQUESTED } from './roster-import.events.js';

/** Runs an import chunk by chunk; may be killed anywhere and called again. */
@Injectable()
export class ImportRosterProcessor {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly chunk: ImportRosterChunkHandler,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @OnMessage({ topic: ROSTER_IMPORT_REQUESTED, consumer: 'course.import-roster', queue: 'work' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, context: RequestContext): Promise<void> {
    const jobId = String(payload['jobId']);
    const id = String(payload['rosterImportId']);
    await this.jobRuns.perform(jobId, (progress) => this.importAll(context, id, progress));
    await this.settle(context, id, jobId);
  }

  private async importAll(
    context: RequestContext,
    id: string,
    progress: JobProgress,
  ): Promise<Record<string, unknown>> {
    for (;;) {
      const { rowsDone, rowsTotal } = await this.chunk.handle(context, id);
      const isThrough = rowsDone >= rowsTotal;
      try {
        await progress.report(rowsDone, rowsTotal);
      } catch (error) {
        // A wish to stop that came with the last rows came too late: everything is imported.
        if (!(error instanceof JobCancelled && isThrough)) throw error;
      }
      if (isThrough) return this.result(context, id);
    }
  }

  private result(context: RequestContext, id: string): Promise<Record<string, unknown>> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const [row]: Record<string, unknown>[] = await tx.query(
        `select id as "rosterImportId", cohort_id as "cohortId", persons_created as "personsCreated",
                persons_matched as "personsMatched", enrolled, already_enrolled as "alreadyEnrolled", waitlisted, rejected, merged
         from roster_import where id = $1`,
        [id],
      );
      return row ?? {};
    });
  }

  /** A job that ended without reaching the last row (cancelled, refused) leaves its import to be started again. */
  private async settle(context: RequestContext, id: string, jobId: string): Promise<void> {
    await this.unitOfWork.run(context, async ({ tx, now }) => {
      await tx.query(
        `update roster_import i set status = j.status, finished_at = $3 from job_run j
         where i.id = $1 and i.job_run_id = $2 and j.id = $2 and j.status in ('FAILED','CANCELLED') and i.status <> 'SUCCEEDED'`,
        [id, jobId, now],
      );
    });
  }
}
