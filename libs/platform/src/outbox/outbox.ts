import type { EntityManager } from 'typeorm';

/** Ids, instants and counts only: no personal data leaves the database by the queue. */
export type OutboxPayload = Record<string, string | number | boolean | null | string[]>;

export interface OutboxOptions {
  /** Not before this instant (UTC): lesson opening, reminders. */
  availableAt?: Date;
  /** A later message with the same key replaces the waiting one (a moved lesson moves its reminder). */
  replaces?: string;
}

export interface OutboxMessage extends OutboxOptions {
  /** `<lib>.<event>`; every topic has declared consumers, or the worker refuses to start. */
  topic: string;
  payload: OutboxPayload;
}

/** Rows of one statement; more messages go in several. */
const BATCH = 5000;

/** Messages for the queue, written in the transaction of the change and carried over by the relay. */
export class Outbox {
  constructor(private readonly tx: EntityManager) {}

  async add(topic: string, payload: OutboxPayload, options: OutboxOptions = {}): Promise<void> {
    await this.addMany([{ topic, payload, ...options }]);
  }

  /**
   * Two statements for up to 5000 messages: one withdraws what they replace, one writes them. Of several messages with
   * the same `replaces` key the last one stands.
   */
  async addMany(messages: readonly OutboxMessage[]): Promise<void> {
    const standing = lastOfEachKey(messages);
    await this.withdraw(standing.flatMap(({ replaces }) => replaces ?? []));
    for (let at = 0; at < standing.length; at += BATCH) {
      const batch = standing.slice(at, at + BATCH);
      await this.tx.query(
        `insert into outbox_message (topic, payload, available_at, replace_key)
         select topic, payload, coalesce(available_at, now()), replace_key
         from unnest($1::text[], $2::jsonb[], $3::timestamptz[], $4::text[])
              with ordinality as m(topic, payload, available_at, replace_key, n) order by n`,
        [
          batch.map(({ topic }) => topic),
          batch.map(({ payload }) => JSON.stringify(payload)),
          batch.map(({ availableAt }) => availableAt ?? null),
          batch.map(({ replaces }) => replaces ?? null),
        ],
      );
    }
    await this.keepWithJobs(standing.filter(({ payload }) => typeof payload.jobId === 'string'));
  }

  /** By convention `jobId` names a job that people watch; its row keeps the message, so that a lost one can be rebuilt. */
  private async keepWithJobs(messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.tx.query(
      `update job_run set message = jsonb_build_object('topic', m.topic, 'payload', m.payload)
       from unnest($1::text[], $2::jsonb[]) as m(topic, payload)
       where job_run.id = (m.payload->>'jobId')::uuid and job_run.status = 'QUEUED' and job_run.message is null`,
      [messages.map(({ topic }) => topic), messages.map(({ payload }) => JSON.stringify(payload))],
    );
  }

  /**
   * Takes the messages of a key, or of many, back. One already in the queue stays there, but the dispatcher finds it
   * withdrawn and skips it.
   */
  async withdraw(replaceKeys: string | readonly string[]): Promise<void> {
    const keys = typeof replaceKeys === 'string' ? [replaceKeys] : replaceKeys;
    for (let at = 0; at < keys.length; at += BATCH) {
      await this.tx.query(
        `update outbox_message set withdrawn_at = now() where replace_key = any($1::text[]) and withdrawn_at is null`,
        [keys.slice(at, at + BATCH)],
      );
    }
  }
}

function lastOfEachKey(messages: readonly OutboxMessage[]): readonly OutboxMessage[] {
  const last = new Map(messages.map((message, index) => [message.replaces ?? index, message]));
  return last.size === messages.length ? messages : [...last.values()];
}
