import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Problem } from '#kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { JobRun } from './job-run.entity.js';

export interface NewJobRun {
  /** `<lib>.<verb-noun>`, such as `course.import-roster`. */
  kind: string;
  subjectType: string;
  subjectId: string;
  ownerPersonId: string | null;
  /** Whoever's scope covers this org unit may watch and cancel. */
  orgUnitId: string | null;
  total?: number;
}

/** Handed to the work of a long job. */
export interface JobProgress {
  readonly id: string;
  /** Units done so far of `total`; call it per chunk, not per row. Throws JobCancelled when somebody asked to stop. */
  report(done: number, total: number, messageKey?: string): Promise<void>;
}

/** Somebody cancelled the job; what was committed stays, the rest is not done. */
export class JobCancelled extends Error {}

/** Long jobs as people see them: progress, cancel, result or problem. */
@Injectable()
export class JobRuns {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Creates the visible row; call it in the unit of work that also writes the outbox row. */
  async create(tx: EntityManager, run: NewJobRun): Promise<string> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(JobRun)
      .values({ ...run, total: run.total ?? 0 })
      .returning('id')
      .execute();
    return (inserted.raw as { id: string }[])[0]?.id ?? '';
  }

  /** Runs `work` unless the run has already ended; stores its result, problem or cancellation. Safe to call again. */
  async perform(id: string, work: (progress: JobProgress) => Promise<Record<string, unknown>>): Promise<void> {
    const [started]: { id: string; cancel_requested_at: Date | null }[] = await this.rows(
      `update job_run set status = 'RUNNING', started_at = coalesce(started_at, now())
       where id = $1 and status in ('QUEUED','RUNNING') returning id, cancel_requested_at`,
      [id],
    );
    if (!started) return;
    try {
      if (started.cancel_requested_at) throw new JobCancelled();
      const result = await work({ id, report: (done, total, key) => this.report(id, done, total, key) });
      await this.finish(id, 'SUCCEEDED', { result });
    } catch (error) {
      if (error instanceof JobCancelled) return this.finish(id, 'CANCELLED', {});
      if (error instanceof Problem) {
        return this.finish(id, 'FAILED', { problem: { type: error.type, ...error.options } });
      }
      // Anything else is retried by the queue; the last attempt is marked by `fail`.
      throw error;
    }
  }

  /** Marks a run whose attempts are used up. */
  async fail(id: string): Promise<void> {
    await this.finish(id, 'FAILED', { problem: { type: '/problems/unexpected', title: 'Unexpected error' } });
  }

  private async report(id: string, done: number, total: number, messageKey?: string): Promise<void> {
    const [row]: { cancel_requested_at: Date | null }[] = await this.rows(
      `update job_run set done = $2, total = $3, message_key = coalesce($4, message_key)
       where id = $1 returning cancel_requested_at`,
      [id, done, total, messageKey ?? null],
    );
    if (row?.cancel_requested_at) throw new JobCancelled();
  }

  private async finish(
    id: string,
    status: 'SUCCEEDED' | 'FAILED' | 'CANCELLED',
    outcome: { result?: Record<string, unknown>; problem?: Record<string, unknown> },
  ): Promise<void> {
    await this.dataSource.query(
      `update job_run set status = $2, result = $3, problem = $4, finished_at = now()
       where id = $1 and status in ('QUEUED','RUNNING')`,
      [
        id,
        status,
        outcome.result ? JSON.stringify(outcome.result) : null,
        outcome.problem ? JSON.stringify(outcome.problem) : null,
      ],
    );
  }

  /** TypeORM answers `update … returning` with `[rows, count]`. */
  private async rows<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    const answer: [T[], number] = await this.dataSource.query(sql, parameters);
    return answer[0];
  }
}
