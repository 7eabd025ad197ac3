import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { JobRuns } from '../job-run/job-runs.js';
import { DAILY_TICK, DailyMessages } from './daily-messages.js';
import { QueuedMessage } from './message.js';
import { MessageDispatcher } from './message-dispatcher.js';

/** A killed worker's job is taken over after lockDuration; runRetryDelay heals a database restart quickly. */
const RESILIENT = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 20, runRetryDelay: 1000 };

@Processor('events', { ...RESILIENT, concurrency: 8 })
export class EventsProcessor extends WorkerHost {
  private readonly logger = new Logger('EventsQueue');

  constructor(
    private readonly dispatcher: MessageDispatcher,
    private readonly daily: DailyMessages,
  ) {
    super();
  }

  async process(job: Job): Promise<void> {
    if (job.name === DAILY_TICK) await this.daily.write();
    else await this.dispatcher.dispatch(QueuedMessage.parse(job.data));
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    this.logger.error({ job: job?.id, attempts: job?.attemptsMade, error: error.name });
  }

  @OnWorkerEvent('error')
  broken(error: Error): void {
    this.logger.warn(`queue connection: ${error.name}`);
  }
}

/** Long jobs mostly wait for the database or for a search in a thread of its own; imports go on beside two searches. */
@Processor('work', { ...RESILIENT, concurrency: 4 })
export class WorkProcessor extends WorkerHost {
  private readonly logger = new Logger('WorkQueue');

  constructor(
    private readonly dispatcher: MessageDispatcher,
    private readonly jobRuns: JobRuns,
  ) {
    super();
  }

  process(job: Job): Promise<void> {
    return this.dispatcher.dispatch(QueuedMessage.parse(job.data));
  }

  /** The last attempt also ends the job that people watch; by convention its id is `jobId` in the payload. */
  @OnWorkerEvent('failed')
  async failed(job: Job | undefined, error: Error): Promise<void> {
    this.logger.error({ job: job?.id, attempts: job?.attemptsMade, error: error.name });
    const isFinal = job && (job.finishedOn !== undefined || job.attemptsMade >= (job.opts.attempts ?? 1));
    const message = isFinal ? QueuedMessage.safeParse(job.data).data : undefined;
    const jobId = message?.payload.jobId;
    if (typeof jobId === 'string') await this.jobRuns.fail(jobId);
  }

  @OnWorkerEvent('error')
  broken(error: Error): void {
    this.logger.warn(`queue connection: ${error.name}`);
  }
}
