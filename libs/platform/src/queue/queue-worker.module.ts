import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Config } from '../config/config.js';
import { ConsumerRegistry } from './consumer-registry.js';
import { MessageDispatcher } from './message-dispatcher.js';
import { OutboxRelay } from './outbox-relay.js';
import { openQueueConnection, type QueueConnection } from './queue-connection.js';
import { EventsProcessor, WorkProcessor } from './queue.processors.js';

const CONNECTION = Symbol('QUEUE_CONNECTION');

/** Relay and processors; only the worker loads it. The API never touches the queue: it writes outbox rows. */
@Module({})
export class QueueWorkerModule implements OnApplicationShutdown {
  constructor(@Inject(CONNECTION) private readonly opened: QueueConnection) {}

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
        OutboxRelay,
        EventsProcessor,
        WorkProcessor,
      ],
      exports: [OutboxRelay, MessageDispatcher, ConsumerRegistry],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.opened.close();
  }
}
