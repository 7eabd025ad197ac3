import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, systemContext } from '#kernel';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DailyMessages } from './daily-messages.js';
import { LostMessages } from './lost-messages.js';
import { OnMessage } from './on-message.decorator.js';
import { type Reconciled, Reconciliations } from './reconciliations.js';
import { declareTopic } from './topics.js';

/** Payload: none. An operator wants the queue to be compared now (`silkcast queue reconcile`). */
export const RECONCILIATION_REQUESTED = declareTopic('platform.reconciliation-requested');

const EVERY_MS = 5 * 60_000;

/** What one look put right: in the outbox, and then in the queue. */
export interface QueueReconciled extends Reconciled {
  /** Jobs that the queue had lost. */
  requeued: number;
  /** Jobs in the queue whose message is withdrawn or gone. */
  removed: number;
}

/**
 * PostgreSQL says what has to be queued; the outbox and the queue follow. At the start of a worker and every five
 * minutes this compares them, rebuilds what is missing and removes what is stale. The timer is the process's own: a
 * scheduler in the queue would be lost together with the queue.
 */
@Injectable()
export class QueueReconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('QueueReconciler');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly reconciliations: Reconciliations,
    private readonly daily: DailyMessages,
    private readonly lost: LostMessages,
  ) {}

  onApplicationBootstrap(): void {
    const begin = (): void => void (this.running = this.attempt());
    this.timer = setInterval(begin, EVERY_MS);
    this.timer.unref();
    begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  @OnMessage({ topic: RECONCILIATION_REQUESTED, consumer: 'platform.reconcile', queue: 'work' })
  async onRequest(): Promise<void> {
    await this.reconcile();
  }

  /** A fault waits for the next look: the queue may be away for a moment. */
  private async attempt(): Promise<void> {
    try {
      await this.reconcile();
    } catch (error) {
      this.logger.warn(`will look again in five minutes: ${(error as Error).name}`);
    }
  }

  /** One look; null when another worker is at it. The outer transaction holds nothing but the lock. */
  reconcile(): Promise<QueueReconciled | null> {
    return this.unitOfWork.run(systemContext('reconcile'), async ({ tx }) => {
      const [{ free } = { free: false }]: { free: boolean }[] = await tx.query(
        `select pg_try_advisory_xact_lock(hashtextextended('silkcast:reconcile', 0)) as free`,
      );
      return free ? this.look() : null;
    });
  }

  private async look(): Promise<QueueReconciled> {
    const found: QueueReconciled = { rebuilt: 0, withdrawn: 0, requeued: 0, removed: 0 };
    for (const reconciliation of this.reconciliations.all()) {
      const { rebuilt, withdrawn } = await reconciliation.reconcile(this.clock.now());
      found.rebuilt += rebuilt;
      found.withdrawn += withdrawn;
    }
    found.rebuilt += await this.lost.rebuildJobMessages();
    await this.daily.schedule();
    found.rebuilt += await this.daily.write();
    const { requeued, removed } = await this.lost.compareQueue();
    Object.assign(found, { requeued, removed });
    if (Object.values(found).some((count) => count > 0)) this.logger.log(found);
    return found;
  }
}
