import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ConsumerRegistry } from './consumer-registry.js';
import { OUTBOX_COLUMNS, type OutboxRow, QueueJobs } from './queue-jobs.js';

const BATCH = 200;
const POLL_MS = 250;

/**
 * Carries outbox rows to the queue. Any number of relays may run: `skip locked` gives each row to one of them. A crash
 * between adding and marking adds the job a second time under the same id, which the queue ignores. What the queue
 * loses afterwards is the matter of the reconciler.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('OutboxRelay');
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly jobs: QueueJobs,
    private readonly registry: ConsumerRegistry,
  ) {}

  onApplicationBootstrap(): void {
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
      const rows: OutboxRow[] = await tx.query(
        `select ${OUTBOX_COLUMNS} from outbox_message m
         where published_at is null and withdrawn_at is null and topic = any($1)
         order by id limit ${BATCH} for update skip locked`,
        // In a rolling deploy an older worker leaves topics that it does not know to the newer ones.
        [this.registry.topics()],
      );
      await this.jobs.add(rows);
      if (rows.length > 0) {
        await tx.query(`update outbox_message set published_at = now() where id = any($1::bigint[])`, [
          rows.map((row) => row.id),
        ]);
      }
      return rows.length;
    });
  }
}
