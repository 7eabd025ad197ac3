import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { Clock, systemContext } from '#kernel';
import type { Queue } from 'bullmq';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ConsumerRegistry } from './consumer-registry.js';
import { cronOf, declaredDaily, dueDate } from './daily.rules.js';

/** Name of the job that a scheduler adds every day; it carries nothing but the reminder to look. */
export const DAILY_TICK = 'daily-tick';
const TIME_ZONE = 'Asia/Shanghai';
/** A tick that is overdue for so long is not coming any more. */
const OVERDUE_MS = 10 * 60_000;

/**
 * Daily messages. A job scheduler of the queue ticks at the time of day; whoever gets the tick writes the message of
 * the day into the outbox, unless it is there. Two ticks, two workers or a lost scheduler change nothing: the key of
 * the day decides, and the reconciler looks as well.
 */
@Injectable()
export class DailyMessages {
  constructor(
    @InjectQueue('events') private readonly events: Queue,
    private readonly registry: ConsumerRegistry,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes the schedulers that the queue does not have; answers how many were missing. */
  async schedule(): Promise<number> {
    let missing = 0;
    for (const daily of declaredDaily()) {
      const found = await this.events.getJobScheduler(daily.topic);
      const isComing = (found?.next ?? 0) > Date.now() - OVERDUE_MS;
      if (found && isComing && found.pattern === cronOf(daily) && found.tz === TIME_ZONE) continue;
      missing += 1;
      await this.events.upsertJobScheduler(
        daily.topic,
        { pattern: cronOf(daily), tz: TIME_ZONE },
        { name: DAILY_TICK, data: {}, opts: { attempts: 5, backoff: { type: 'exponential', delay: 1000 } } },
      );
    }
    return missing;
  }

  /** Writes what is due now and was not written yet; answers how many messages. */
  async write(): Promise<number> {
    const now = this.clock.now();
    const known = new Set(this.registry.topics());
    let written = 0;
    for (const daily of declaredDaily()) {
      const date = dueDate(daily, now);
      if (date && known.has(daily.topic) && (await this.writeOnce(daily.topic, date))) written += 1;
    }
    return written;
  }

  private writeOnce(topic: string, date: string): Promise<boolean> {
    const key = `daily:${topic}:${date}`;
    return this.unitOfWork.run(systemContext(key), async ({ tx, outbox }) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
      const [written]: unknown[] = await tx.query(
        `select 1 from outbox_message where replace_key = $1 and withdrawn_at is null`,
        [key],
      );
      if (written) return false;
      await outbox.add(topic, { date }, { replaces: key });
      return true;
    });
  }
}
