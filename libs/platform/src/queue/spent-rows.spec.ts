import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '#platform';
import { freshDatabase } from '#platform/testing';
import type { DataSource } from 'typeorm';
import { SpentRows } from './spent-rows.js';

let dataSource: DataSource;
beforeAll(async () => {
  dataSource = await createDataSource({ url: (await freshDatabase()).url }).initialize();
});
afterAll(() => dataSource.destroy());

describe('a sweep', () => {
  it('deletes answers after a day and processed messages after thirty, and leaves what still waits', async () => {
    await dataSource.query(
      `insert into idempotency_key (actor_id, route, key, body_hash, created_at)
       select 'somebody', 'POST /x', 'key-' || n, '', now() - interval '1 hour' * n from generate_series(1, 2600) n`,
    );
    await dataSource.query(
      `insert into outbox_message (topic, payload, created_at, available_at, published_at)
       values ('old', '{}', now() - interval '40 days', now() - interval '40 days', now() - interval '40 days'),
              ('recent', '{}', now() - interval '20 days', now() - interval '20 days', now() - interval '20 days'),
              ('stuck', '{}', now() - interval '40 days', now() - interval '40 days', null),
              ('far', '{}', now() - interval '40 days', now() + interval '40 days', now() - interval '40 days')`,
    );
    await dataSource.query(`insert into inbox_message (consumer, message_id) select 'c', id from outbox_message`);
    await new SpentRows(dataSource, { now: () => new Date() }).sweep();
    const [left] = await dataSource.query(
      `select (select count(*)::int from idempotency_key) as answers,
              (select array_agg(topic order by topic) from outbox_message) as messages,
              (select count(*)::int from inbox_message) as seen`,
    );
    expect(left).toEqual({ answers: 23, messages: ['far', 'recent', 'stuck'], seen: 3 });
  });
});
