import { Injectable } from '@nestjs/common';
import { notFound, systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { CheckRosterFileHandler } from './check-roster-file.handler.js';
import { ImportRosterProcessor } from './import-roster.processor.js';
import type { RosterImportView } from './roster-import.presenter.js';
import { showRosterImport } from './roster-imports.query.js';
import { StartRosterImportHandler } from './start-roster-import.handler.js';

/** The whole import in one call, for the operator's tool: dry run, start, and the job itself in this process. */
@Injectable()
export class RosterImporter {
  constructor(
    private readonly checkFile: CheckRosterFileHandler,
    private readonly start: StartRosterImportHandler,
    private readonly processor: ImportRosterProcessor,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Consent stays pending: each person is asked at the first sign-in. A worker that runs beside may take the queued
   * job as well; chunks are locked, so every row is imported once. Throws the problems of the use cases.
   */
  async importFile(cohortId: string, file: { fileName: string; bytes: Buffer }): Promise<RosterImportView> {
    const context = systemContext('cli');
    const checked = await this.checkFile.handle(context, cohortId, file);
    const { jobId } = await this.start.handle(context, checked.id, 'PENDING');
    const payload = { rosterImportId: checked.id, jobId };
    await this.processor.handle({ payload }, context);
    await this.untilEnded(jobId);
    return this.unitOfWork.run(context, ({ tx }) => showRosterImport(tx, context.actor, checked.id));
  }

  /** Another worker may have been faster with the last rows and still be writing the end down. */
  private async untilEnded(jobId: string): Promise<void> {
    for (;;) {
      const [job]: { status: string }[] = await this.unitOfWork.run(systemContext('cli'), ({ tx }) =>
        tx.query(`select status from job_run where id = $1`, [jobId]),
      );
      if (!job) throw notFound('job');
      if (job.status !== 'QUEUED' && job.status !== 'RUNNING') return;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
