import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { PlanQueue } from './plan-queue.js';

const HALF_MINUTE = 30_000;

/** Gives out turns when a worker starts and every half minute: whatever was lost meanwhile does not stay waiting. */
@Injectable()
export class PlanQueueKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('PlanQueue');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: PlanQueue,
  ) {}

  onApplicationBootstrap(): void {
    const begin = (): void => void (this.running = this.keep());
    this.timer = setInterval(begin, HALF_MINUTE);
    this.timer.unref();
    begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async keep(): Promise<void> {
    try {
      await this.unitOfWork.run(systemContext('plan-queue'), (work) => this.queue.dispatch(work));
    } catch (error) {
      this.logger.warn(`will look again: ${(error as Error).name}`);
    }
  }
}
