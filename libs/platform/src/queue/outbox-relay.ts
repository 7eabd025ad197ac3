import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BulkJobOptions, Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import type { OutboxPayload } from '../outbox/outbox.js';
import { ConsumerRegistry } from './consumer-registry.js';
import type { QueuedMessage, QueueName } from './message.js';

interface Row {
  id: string;
  topic: string;
  payload: OutboxPayload;
  available_at: Date;
  created_at: Date;
}

interface QueuedJob {
  name: string;
  data: QueuedMessage;
  opts: BulkJobOptions;
}

const BATCH = 200;
const POLL_MS = 250;
const KEEP_DONE = { age: 24 * 3600, count: 5000 };

/**
 * Carries outbox rows to the queue. Any number of relays may run: `skip locked` gives each row to one of them. A crash
 * between adding and marking adds the job a second time under the same id, which the queue ignores.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('OutboxRelay');
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectQueue('events') private readonly events: Queue,
    @InjectQueue('work') private readonly work: Queue,
    private readonly registry: ConsumerRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.registry.collect();
    await this.restoreLost();
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let moved = 0;
      try {
        moved = await this.relayBatch();
      } catch (error) {
        this.logger.warn(`relay will retry: ${(error as Error).message}`);
      }
      if (moved < BATCH) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Hands over one batch; returns how many rows it moved. */
  async relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows: Row[] = await tx.query(
        `select id, topic, payload, available_at, created_at from outbox_message
         where published_at is null and withdrawn_at is null and topic = any($1)
         order by id limit ${BATCH} for update skip locked`,
        // In a rolling deploy an older worker leaves topics that it does not know to the newer ones.
        [this.registry.topics()],
      );
      await this.enqueue(rows);
      if (rows.length > 0) {
        await tx.query(`update outbox_message set published_at = now() where id = any($1::bigint[])`, [
          rows.map((row) => row.id),
        ]);
      }
      return rows.length;
    });
  }

  /** After a lost queue: what was handed over and is not yet processed goes in again under the same ids. */
  async restoreLost(): Promise<void> {
    for (let after = '0'; ;) {
      const rows: Row[] = await this.dataSource.query(
        `select m.id, m.topic, m.payload, m.available_at, m.created_at from outbox_message m
         where m.id > $1 and m.published_at is not null and m.withdrawn_at is null
           and m.available_at > now() - interval '7 days'
           and m.topic = any($2) and not exists (select 1 from inbox_message i where i.message_id = m.id)
         order by m.id limit 500`,
        [after, this.registry.topics()],
      );
      if (rows.length === 0) return;
      await this.enqueue(rows);
      after = rows.at(-1)?.id ?? after;
    }
  }

  private async enqueue(rows: Row[]): Promise<void> {
    const batches: Record<QueueName, QueuedJob[]> = { events: [], work: [] };
    for (const row of rows) {
      for (const { consumer, queue } of this.registry.of(row.topic)) {
        batches[queue].push({
          name: consumer,
          data: { messageId: row.id, topic: row.topic, consumer, payload: row.payload },
          opts: {
            // BullMQ refuses ids that are pure integers or hold a colon. The instant keeps a new database apart from
            // what an older one left in the same Redis.
            jobId: `outbox-${row.id}-${row.created_at.getTime()}-${consumer}`,
            delay: Math.max(0, row.available_at.getTime() - Date.now()),
            attempts: 5,
            backoff: { type: 'exponential', delay: 1000 },
            removeOnComplete: KEEP_DONE,
            removeOnFail: false,
          },
        });
      }
    }
    if (batches.events.length > 0) await this.events.addBulk(batches.events);
    if (batches.work.length > 0) await this.work.addBulk(batches.work);
  }
}
