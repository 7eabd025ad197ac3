import type { EntityManager } from 'typeorm';

/** Ids, instants and counts only: no personal data leaves the database by the queue. */
export type OutboxPayload = Record<string, string | number | boolean | null | string[]>;

export interface OutboxOptions {
  /** Not before this instant (UTC): lesson opening, reminders. */
  availableAt?: Date;
  /** A later message with the same key replaces the waiting one (a moved lesson moves its reminder). */
  replaces?: string;
}

/** Messages for the queue, written in the transaction of the change and carried over by the relay. */
export class Outbox {
  constructor(private readonly tx: EntityManager) {}

  /** `topic` is `<lib>.<event>`; every topic has declared consumers, or the worker refuses to start. */
  async add(topic: string, payload: OutboxPayload, options: OutboxOptions = {}): Promise<void> {
    if (options.replaces) await this.withdraw(options.replaces);
    await this.tx.query(
      `insert into outbox_message (topic, payload, available_at, replace_key) values ($1, $2, coalesce($3, now()), $4)`,
      [topic, JSON.stringify(payload), options.availableAt ?? null, options.replaces ?? null],
    );
  }

  /** Takes a message back. One already in the queue stays there, but the dispatcher finds it withdrawn and skips it. */
  async withdraw(replaceKey: string): Promise<void> {
    await this.tx.query(
      `update outbox_message set withdrawn_at = now() where replace_key = $1 and withdrawn_at is null`,
      [replaceKey],
    );
  }
}
