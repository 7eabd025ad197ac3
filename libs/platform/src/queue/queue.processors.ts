import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { QueuedMessage } from './message.js';
import { MessageDispatcher } from './message-dispatcher.js';

/** A killed worker's job is taken over after lockDuration; runRetryDelay heals a database restart quickly. */
const RESILIENT = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 20, runRetryDelay: 1000 };

@Processor('events', { ...RESILIENT, concurrency: 8 })
export class EventsProcessor extends WorkerHost {
  private readonly logger = new Logger('EventsQueue');

  constructor(private readonly dispatcher: MessageDispatcher) {
    super();
  }

  process(job: Job): Promise<void> {
    return this.dispatcher.dispatch(QueuedMessage.parse(job.data));
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    this.logger.error({ job: job?.id, attempts: job?.attemptsMade, error: error.message });
  }

  @OnWorkerEvent('error')
  broken(error: Error): void {
    this.logger.warn(`queue connection: ${error.message}`);
  }
}

@Processor('work', { ...RESILIENT, concurrency: 2 })
export class WorkProcessor extends WorkerHost {
  private readonly logger = new Logger('WorkQueue');

  constructor(private readonly dispatcher: MessageDispatcher) {
    super();
  }

  process(job: Job): Promise<void> {
    return this.dispatcher.dispatch(QueuedMessage.parse(job.data));
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    this.logger.error({ job: job?.id, attempts: job?.attemptsMade, error: error.message });
  }

  @OnWorkerEvent('error')
  broken(error: Error): void {
    this.logger.warn(`queue connection: ${error.message}`);
  }
}
