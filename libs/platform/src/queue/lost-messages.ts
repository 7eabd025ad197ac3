import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { systemContext } from '#kernel';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { OutboxMessage } from '../outbox/outbox.js';
import { ConsumerRegistry } from './consumer-registry.js';
import { QUEUE_NAMES } from './message.js';
import { jobIdOf, OUTBOX_COLUMNS, type OutboxRow, QueueJobs, rowOfJobId } from './queue-jobs.js';

const PAGE = 1000;
/** Younger jobs may be on their way. */
const YOUNG = `interval '1 minute'`;
/** What is older was given up on long ago (see `SpentRows`). */
const RESTORED = `interval '7 days'`;

interface DueRow extends OutboxRow {
  /** Consumers that have processed it. */
  done: string[];
}

/** The general part of the comparison: jobs against their messages, and messages against the queue. */
@Injectable()
export class LostMessages {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: ConsumerRegistry,
    private readonly jobs: QueueJobs,
  ) {}

  /** A job that people wait for, and whose message is in no table: its row keeps the message, which is written again. */
  async rebuildJobMessages(): Promise<number> {
    return this.unitOfWork.run(systemContext('reconcile-jobs'), async ({ tx, outbox }) => {
      const lost: { message: OutboxMessage }[] = await tx.query(
        `select j.message from job_run j where j.status = 'QUEUED' and j.message is not null and j.created_at < now() - ${YOUNG}
           and not exists (select 1 from outbox_message m where m.payload->>'jobId' = j.id::text and m.topic = j.message->>'topic')
         order by j.created_at limit ${PAGE} for update skip locked`,
      );
      await outbox.addMany(lost.map(({ message }) => message));
      return lost.length;
    });
  }

  /**
   * Every message that was handed over and not processed has its job in the queue, and every waiting job has its
   * message. Ids make both harmless while the relay and the workers go on.
   */
  async compareQueue(): Promise<{ requeued: number; removed: number }> {
    const { known, waiting } = await this.jobs.ids();
    let removed = 0;
    for (const name of QUEUE_NAMES) {
      for (const jobId of await this.staleOf(waiting[name])) removed += await this.jobs.remove(name, jobId);
    }
    let requeued = 0;
    for (let after = '0'; ;) {
      const rows = await this.due(after);
      requeued += await this.jobs.add(
        rows,
        ({ consumer }, row) => !(row as DueRow).done.includes(consumer) && !known.has(jobIdOf(row, consumer)),
      );
      const last = rows.at(-1);
      if (!last) return { requeued, removed };
      after = last.id;
    }
  }

  private due(after: string): Promise<DueRow[]> {
    return this.dataSource.query(
      `select ${OUTBOX_COLUMNS}, array(select i.consumer from inbox_message i where i.message_id = m.id) as done
       from outbox_message m
       where m.id > $1 and m.published_at is not null and m.withdrawn_at is null
         and m.available_at > now() - ${RESTORED} and m.topic = any($2)
       order by m.id limit ${PAGE}`,
      [after, this.registry.topics()],
    );
  }

  /** Jobs whose message is withdrawn or does not exist, or is that of another database which used this Redis before. */
  private async staleOf(jobIds: readonly string[]): Promise<string[]> {
    const stale: string[] = [];
    for (let at = 0; at < jobIds.length; at += PAGE) {
      const page = jobIds.slice(at, at + PAGE).flatMap((jobId) => {
        const row = rowOfJobId(jobId);
        return row ? [{ jobId, ...row }] : [];
      });
      const standing: { id: string; created_at: Date }[] = await this.dataSource.query(
        `select id, created_at from outbox_message where id = any($1::bigint[]) and withdrawn_at is null`,
        [page.map(({ id }) => id)],
      );
      const createdAt = new Map(standing.map((row) => [row.id, row.created_at.getTime()]));
      stale.push(...page.filter((job) => createdAt.get(job.id) !== job.createdAt).map(({ jobId }) => jobId));
    }
    return stale;
  }
}
