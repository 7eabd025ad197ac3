import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { QueueName } from './message.js';

export const ON_MESSAGE = 'silkcast:on-message';

export interface ConsumerDeclaration {
  /** `<lib>.<event>` */
  topic: string;
  /** Unique in the whole product: `<lib>.<verb-noun>`. */
  consumer: string;
  queue: QueueName;
}

/**
 * The method reacts to a topic. On `events` it is `(message, work)` and runs inside one unit of work together with its
 * inbox row: exactly once. On `work` it is `(message)` and must be resumable: it may be called again after a crash.
 */
export const OnMessage = (declaration: ConsumerDeclaration): CustomDecorator => SetMetadata(ON_MESSAGE, declaration);
