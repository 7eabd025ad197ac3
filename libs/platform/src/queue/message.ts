import { z } from 'zod';
import type { OutboxPayload } from '../outbox/outbox.js';

/** Two queues: short reactions, and long jobs that must not hold them up. */
export type QueueName = 'events' | 'work';
export const QUEUE_NAMES: readonly QueueName[] = ['events', 'work'];

export const QueuedMessage = z.object({
  messageId: z.string(),
  topic: z.string(),
  consumer: z.string(),
  payload: z.custom<OutboxPayload>(),
});

/** What lies in the queue: ids only. The row in `outbox_message` stays the truth. */
export type QueuedMessage = z.infer<typeof QueuedMessage>;
