import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock } from '#kernel';
import { DataSource } from 'typeorm';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A repeat of a request is answered from the store for a day; its answer may hold personal data and is kept no longer. */
const ANSWERS_KEPT_MS = DAY_MS;
/** Longer than a lost queue is restored for (see `LostMessages`). */
const MESSAGES_KEPT_MS = 30 * DAY_MS;
const BATCH = 2000;

/** Deletes hourly what has served: answers kept for repeats, and messages that were handed over and processed. */
@Injectable()
export class SpentRows implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('SpentRows');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const begin = (): void => void (this.running = this.sweep());
    this.timer = setInterval(begin, HOUR_MS);
    this.timer.unref();
    begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One sweep; a fault waits for the next. Any number of workers may sweep at once. */
  async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    try {
      await this.deleteAll(
        `with spent as (delete from idempotency_key where ctid = any(array(
           select ctid from idempotency_key where created_at < $1 limit ${BATCH} for update skip locked)) returning 1)
         select 1 from spent`,
        new Date(now - ANSWERS_KEPT_MS),
      );
      await this.deleteAll(
        `with spent as (delete from outbox_message where ctid = any(array(
           select ctid from outbox_message where available_at < $1 and created_at < $1
             and (published_at < $1 or withdrawn_at < $1) limit ${BATCH} for update skip locked)) returning id)
         , seen as (delete from inbox_message i using spent where i.message_id = spent.id)
         select 1 from spent`,
        new Date(now - MESSAGES_KEPT_MS),
      );
    } catch (error) {
      this.logger.warn(`will sweep again in an hour: ${(error as Error).name}`);
    }
  }

  /** Repeats a statement that answers a row for each that it deleted, until one finds less than a batch. */
  private async deleteAll(sql: string, before: Date): Promise<void> {
    for (;;) {
      const rows: unknown[] = await this.dataSource.query(sql, [before]);
      if (rows.length < BATCH) return;
    }
  }
}
