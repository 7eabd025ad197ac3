import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { systemContext } from '#kernel';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ConsumerRegistry } from './consumer-registry.js';
import type { QueuedMessage } from './message.js';

/**
 * Brings one queued message to its handler, exactly once for `events`, resumable for `work`. The row in the outbox is
 * the truth: a message that was withdrawn, or whose row is gone and may have been rebuilt under another id, is skipped.
 */
@Injectable()
export class MessageDispatcher {
  constructor(
    private readonly registry: ConsumerRegistry,
    private readonly unitOfWork: UnitOfWork,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async dispatch(message: QueuedMessage): Promise<void> {
    const consumer = this.registry.get(message.consumer);
    if (!consumer) throw new Error(`no handler for consumer ${message.consumer}`);
    const context = systemContext(`message-${message.messageId}`);
    if (consumer.queue === 'work') {
      if (await this.isSettled(message)) return;
      await consumer.handle(message, context);
      await this.dataSource.query(
        `insert into inbox_message (consumer, message_id) values ($1, $2) on conflict do nothing`,
        [message.consumer, message.messageId],
      );
      return;
    }
    await this.unitOfWork.run(context, async (work) => {
      const [standing]: unknown[] = await work.tx.query(
        `select 1 from outbox_message where id = $1 and withdrawn_at is null`,
        [message.messageId],
      );
      if (!standing) return;
      const claimed: unknown[] = await work.tx.query(
        `insert into inbox_message (consumer, message_id) values ($1, $2) on conflict do nothing returning 1`,
        [message.consumer, message.messageId],
      );
      if (claimed.length > 0) await consumer.handle(message, work);
    });
  }

  private async isSettled(message: QueuedMessage): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from outbox_message m where m.id = $2 and m.withdrawn_at is null
         and not exists (select 1 from inbox_message where consumer = $1 and message_id = $2)`,
      [message.consumer, message.messageId],
    );
    return rows.length === 0;
  }
}
