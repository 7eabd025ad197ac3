import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { systemContext } from '#kernel';
import { DataSource } from 'typeorm';
import { UnitOfWork, type Work } from '../database/unit-of-work.js';
import { PlatformModule } from '../platform.module.js';
import { testConfig } from '../testing.js';
import type { QueuedMessage } from './message.js';
import { OnMessage } from './on-message.decorator.js';
import { migrateQueue } from './queue-connection.js';
import { QueueWorkerModule } from './queue-worker.module.js';
import { declareTopic } from './topics.js';

const NOTED = declareTopic('test.noted');
const TOILED = declareTopic('test.toiled');

@Injectable()
class Reactions {
  seen: string[] = [];
  failures = 0;

  @OnMessage({ topic: NOTED, consumer: 'test.write-down', queue: 'events' })
  async writeDown({ payload }: QueuedMessage, { tx }: Work): Promise<void> {
    await tx.query(`insert into credential_series (prefix) values ($1)`, [payload.note]);
    if (this.failures-- > 0) throw new Error('not yet');
    this.seen.push(String(payload.note));
  }

  @OnMessage({ topic: TOILED, consumer: 'test.toil', queue: 'work' })
  async toil({ payload }: QueuedMessage): Promise<void> {
    if (this.failures-- > 0) throw new Error('killed');
    this.seen.push(String(payload.note));
  }
}

@Module({ providers: [Reactions] })
class ReactionsModule {}

async function startWorker(): Promise<INestApplicationContext> {
  // With REDIS_URL in the environment the same spec runs on Redis.
  const config = await testConfig(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {});
  if (!config.REDIS_URL) await migrateQueue(config.DATABASE_URL ?? '');
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(config, { http: false }), QueueWorkerModule.forRoot(config), ReactionsModule],
  }).compile();
  module.useLogger(false);
  return module.init();
}

let worker: INestApplicationContext;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker.close());

let notes = 0;
const newNote = (): string => `note-${process.pid}-${Date.now()}-${(notes += 1)}`;
const add = (topic: string, note: string, options?: Parameters<Work['outbox']['add']>[2]): Promise<void> =>
  worker.get(UnitOfWork).run(systemContext('test'), ({ outbox }) => outbox.add(topic, { note }, options));
const seen = (note: string): number =>
  worker.get(Reactions, { strict: false }).seen.filter((one) => one === note).length;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 25));
}
const written = async (note: string): Promise<number> => {
  const rows: unknown[] = await worker
    .get(DataSource)
    .query(`select 1 from credential_series where prefix = $1`, [note]);
  return rows.length;
};
const processed = async (note: string): Promise<boolean> => {
  const rows: unknown[] = await worker
    .get(DataSource)
    .query(`select 1 from inbox_message i join outbox_message m on m.id = i.message_id where m.payload->>'note' = $1`, [
      note,
    ]);
  return rows.length > 0;
};

describe('messages', () => {
  it('reach their handler once, and its writes commit with the inbox row', async () => {
    const note = newNote();
    await add(NOTED, note);
    await until(() => processed(note));
    expect([seen(note), await written(note)]).toEqual([1, 1]);
  });

  it('are tried again after a fault, without the writes of the failed attempt', async () => {
    const note = newNote();
    worker.get(Reactions, { strict: false }).failures = 1;
    await add(NOTED, note);
    await until(() => processed(note));
    expect([seen(note), await written(note)]).toEqual([1, 1]);
  });

  it('come again to a long job that was cut off', async () => {
    const note = newNote();
    worker.get(Reactions, { strict: false }).failures = 1;
    await add(TOILED, note);
    await until(() => processed(note));
    expect(seen(note)).toBe(1);
  });

  it('wait for their time, and one that was replaced is skipped even when the queue already has it', async () => {
    const [early, late] = [newNote(), newNote()];
    await add(NOTED, early, { availableAt: new Date(Date.now() + 1500), replaces: early });
    await until(async () => {
      const [row]: { published_at: Date | null }[] = await worker
        .get(DataSource)
        .query(`select published_at from outbox_message where payload->>'note' = $1`, [early]);
      return row?.published_at != null;
    });
    await add(NOTED, late, { availableAt: new Date(Date.now() + 2000), replaces: early });
    expect(await processed(late)).toBe(false);
    await until(() => processed(late));
    expect([seen(early), seen(late)]).toEqual([0, 1]);
  });
});
