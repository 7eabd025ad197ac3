import { BullModule, InjectQueue } from '@nestjs/bullmq';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Queue } from 'bullmq';
import type { Config } from '../config/config.js';
import { ConsumerRegistry } from './consumer-registry.js';
import { DailyMessages } from './daily-messages.js';
import { LostMessages } from './lost-messages.js';
import { MessageDispatcher } from './message-dispatcher.js';
import { OutboxRelay } from './outbox-relay.js';
import { openQueueConnection, type QueueConnection } from './queue-connection.js';
import { QueueJobs } from './queue-jobs.js';
import { QueueReconciler } from './queue-reconciler.js';
import { EventsProcessor, WorkProcessor } from './queue.processors.js';
import { SpentRows } from './spent-rows.js';

const CONNECTION = Symbol('QUEUE_CONNECTION');

/** Relay and processors; only the worker loads it. The API never touches the queue: it writes outbox rows. */
@Module({})
export class QueueWorkerModule implements OnApplicationShutdown {
  constructor(
    @Inject(CONNECTION) private readonly opened: QueueConnection,
    private readonly eventsProcessor: EventsProcessor,
    private readonly workProcessor: WorkProcessor,
    @InjectQueue('events') private readonly events: Queue,
    @InjectQueue('work') private readonly work: Queue,
  ) {}

  static forRoot(config: Config): DynamicModule {
    const opened = openQueueConnection(config);
    return {
      module: QueueWorkerModule,
      imports: [
        DiscoveryModule,
        BullModule.forRoot({ connection: opened.connection }),
        BullModule.registerQueue({ name: 'events' }, { name: 'work' }),
      ],
      providers: [
        { provide: CONNECTION, useValue: opened },
        ConsumerRegistry,
        MessageDispatcher,
        QueueJobs,
        OutboxRelay,
        DailyMessages,
        LostMessages,
        QueueReconciler,
        SpentRows,
        EventsProcessor,
        WorkProcessor,
      ],
      exports: [OutboxRelay, QueueReconciler, MessageDispatcher, ConsumerRegistry],
    };
  }

  /** Jobs in hand finish first; the shared connection goes last, because everything above still holds a part of it. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.eventsProcessor.worker.close(), this.workProcessor.worker.close()]);
    await Promise.all([this.events.close(), this.work.close()]);
    await this.opened.close();
  }
}
