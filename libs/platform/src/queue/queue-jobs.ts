import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { BulkJobOptions, Queue } from 'bullmq';
import type { OutboxPayload } from '../outbox/outbox.js';
import { type Consumer, ConsumerRegistry } from './consumer-registry.js';
import { QUEUE_NAMES, type QueuedMessage, type QueueName } from './message.js';

/** A row of `outbox_message` as the queue needs it. */
export interface OutboxRow {
  id: string;
  topic: string;
  payload: OutboxPayload;
  available_at: Date;
  created_at: Date;
}
export const OUTBOX_COLUMNS = 'm.id, m.topic, m.payload, m.available_at, m.created_at';

interface QueuedJob {
  name: string;
  data: QueuedMessage;
  opts: BulkJobOptions & { jobId: string };
}

const KEEP_DONE = { age: 24 * 3600, count: 5000 };
const BATCH = 1000;
const ID = /^outbox-(\d+)-(\d+)-(.+)$/;

/** The jobs in the queue that stand for outbox rows, one for each consumer of the row's topic. */
@Injectable()
export class QueueJobs {
  private readonly queues: Record<QueueName, Queue>;

  constructor(
    @InjectQueue('events') events: Queue,
    @InjectQueue('work') work: Queue,
    private readonly registry: ConsumerRegistry,
  ) {
    this.queues = { events, work };
  }

  /** Adds the jobs of these rows; those that the queue knows by their id are left as they are. */
  async add(
    rows: readonly OutboxRow[],
    isWanted: (consumer: Consumer, row: OutboxRow) => boolean = () => true,
  ): Promise<number> {
    const batches: Record<QueueName, QueuedJob[]> = { events: [], work: [] };
    for (const row of rows) {
      for (const consumer of this.registry.of(row.topic)) {
        if (isWanted(consumer, row)) batches[consumer.queue].push(jobOf(row, consumer.consumer));
      }
    }
    for (const name of QUEUE_NAMES) {
      for (let at = 0; at < batches[name].length; at += BATCH) {
        await this.queues[name].addBulk(batches[name].slice(at, at + BATCH));
      }
    }
    return batches.events.length + batches.work.length;
  }

  /** Ids of the jobs that wait, run, or were given up on; and of them those that still wait. */
  async ids(): Promise<{ known: Set<string>; waiting: Record<QueueName, string[]> }> {
    const known = new Set<string>();
    const waiting: Record<QueueName, string[]> = { events: [], work: [] };
    for (const name of QUEUE_NAMES) {
      const queue = this.queues[name];
      waiting[name] = await queue.getRanges(['waiting', 'prioritized', 'delayed'], 0, -1);
      for (const id of waiting[name]) known.add(id);
      for (const id of await queue.getRanges(['active', 'failed'], 0, -1)) known.add(id);
    }
    return { known, waiting };
  }

  /** Takes a waiting job out; one that a worker has just begun stays. */
  async remove(name: QueueName, jobId: string): Promise<number> {
    return this.queues[name].remove(jobId);
  }
}

/**
 * BullMQ refuses ids that are pure integers or hold a colon. The instant keeps a new database apart from what an older
 * one left in the same Redis.
 */
export const jobIdOf = (row: Pick<OutboxRow, 'id' | 'created_at'>, consumer: string): string =>
  `outbox-${row.id}-${row.created_at.getTime()}-${consumer}`;

/** The row that a job id names; null for a job of another kind. */
export function rowOfJobId(jobId: string): { id: string; createdAt: number } | null {
  const [, id, createdAt] = ID.exec(jobId) ?? [];
  return id && createdAt ? { id, createdAt: Number(createdAt) } : null;
}

function jobOf(row: OutboxRow, consumer: string): QueuedJob {
  return {
    name: consumer,
    data: { messageId: row.id, topic: row.topic, consumer, payload: row.payload },
    opts: {
      jobId: jobIdOf(row, consumer),
      delay: Math.max(0, row.available_at.getTime() - Date.now()),
      attempts: 5,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: KEEP_DONE,
      removeOnFail: false,
    },
  };
}
