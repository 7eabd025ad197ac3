import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getQueueToken } from '@nestjs/bullmq';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { beijingDate, beijingInstant, Clock, systemContext } from '#kernel';
import { type Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { UnitOfWork, type Work } from '../database/unit-of-work.js';
import { JobRuns } from '../job-run/job-runs.js';
import { PlatformModule } from '../platform.module.js';
import { testConfig } from '../testing.js';
import { declareDaily } from './daily.rules.js';
import { DailyMessages } from './daily-messages.js';
import type { QueuedMessage } from './message.js';
import { OnMessage } from './on-message.decorator.js';
import { migrateQueue } from './queue-connection.js';
import { jobIdOf } from './queue-jobs.js';
import { QueueReconciler, RECONCILIATION_REQUESTED } from './queue-reconciler.js';
import { QueueWorkerModule } from './queue-worker.module.js';
import { declareTopic } from './topics.js';

const HEARD = declareTopic('test.heard');
const TOILED = declareTopic('test.toiled');
const EVENING = declareTopic('test.evening');
declareDaily({ topic: EVENING, at: '20:00', usefulMinutes: 120 });

@Injectable()
class Reactions {
  seen: string[] = [];

  @OnMessage({ topic: HEARD, consumer: 'test.hear', queue: 'events' })
  async hear({ payload }: QueuedMessage): Promise<void> {
    this.seen.push(`hear ${String(payload.note)}`);
    await Promise.resolve();
  }

  @OnMessage({ topic: HEARD, consumer: 'test.hear-too', queue: 'events' })
  async hearToo({ payload }: QueuedMessage): Promise<void> {
    this.seen.push(`hear-too ${String(payload.note)}`);
    await Promise.resolve();
  }

  @OnMessage({ topic: TOILED, consumer: 'test.toil', queue: 'work' })
  async toil({ payload }: QueuedMessage): Promise<void> {
    this.seen.push(`toil ${String(payload.jobId)}`);
    await Promise.resolve();
  }

  @OnMessage({ topic: EVENING, consumer: 'test.be-evening', queue: 'events' })
  async beEvening({ payload }: QueuedMessage): Promise<void> {
    this.seen.push(`evening ${String(payload.date)}`);
    await Promise.resolve();
  }
}

class MovedClock extends Clock {
  time = new Date();
  now(): Date {
    return this.time;
  }
}
const clock = new MovedClock();

@Module({ providers: [Reactions] })
class ReactionsModule {}

async function startWorker(): Promise<INestApplicationContext> {
  // With REDIS_URL in the environment the same spec runs on Redis.
  const config = await testConfig(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {});
  if (!config.REDIS_URL) await migrateQueue(config.DATABASE_URL ?? '');
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(config, { http: false }), QueueWorkerModule.forRoot(config), ReactionsModule],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
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
const query = <T = { id: string }>(sql: string, given: unknown[] = []): Promise<T[]> =>
  worker.get(DataSource).query(sql, given);
const run = <T>(work: (work: Work) => Promise<T>): Promise<T> =>
  worker.get(UnitOfWork).run(systemContext('test'), work);
const add = (note: string, availableAt?: Date): Promise<void> =>
  run(({ outbox }) => outbox.add(HEARD, { note }, { availableAt, replaces: note }));
const times = (what: string): number => worker.get(Reactions).seen.filter((one) => one === what).length;
const reconcile = () => worker.get(QueueReconciler, { strict: false }).reconcile();

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 25));
}
const isPublished = async (note: string): Promise<boolean> =>
  (await query(`select 1 from outbox_message where payload->>'note' = $1 and published_at is not null`, [note]))
    .length > 0;

/** Everything that the queue holds, schedulers included, as after a Redis without its disk or dropped tables. */
async function loseQueue(): Promise<void> {
  if (process.env.REDIS_URL) {
    const redis = new Redis(process.env.REDIS_URL);
    await redis.flushdb();
    await redis.quit();
    return;
  }
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'bullmq' and tablename not like '%migration%'`,
  );
  await query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
}

describe('reconciliation', () => {
  it('after the loss of the whole queue everything that waits still happens, once', async () => {
    const [delayed, another] = [newNote(), newNote()];
    await add(delayed, new Date(Date.now() + 3000));
    await add(another, new Date(Date.now() + 3000));
    await until(async () => (await isPublished(delayed)) && (await isPublished(another)));
    await loseQueue();
    // Twice, as two workers do.
    const [found] = [await reconcile(), await reconcile()];
    expect(found?.requeued).toBeGreaterThanOrEqual(4);
    await until(() => times(`hear ${delayed}`) > 0 && times(`hear-too ${delayed}`) > 0 && times(`hear ${another}`) > 0);
    await reconcile();
    expect([times(`hear ${delayed}`), times(`hear-too ${delayed}`), times(`hear ${another}`)]).toEqual([1, 1, 1]);
  });

  it('a message that one of its consumers has processed is queued again for the other one only', async () => {
    const note = newNote();
    const [row] = await query<{ id: string; created_at: Date }>(
      `insert into outbox_message (topic, payload, published_at) values ($1, $2, now()) returning id, created_at`,
      [HEARD, JSON.stringify({ note })],
    );
    if (!row) throw new Error('no row');
    const { id } = row;
    await query(`insert into inbox_message (consumer, message_id) values ('test.hear', $1)`, [id]);
    await reconcile();
    await until(() => times(`hear-too ${note}`) === 1);
    expect(times(`hear ${note}`)).toBe(0);
    const queue = worker.get<Queue>(getQueueToken('events'), { strict: false });
    const [done, open] = [jobIdOf(row, 'test.hear'), jobIdOf(row, 'test.hear-too')];
    expect([Boolean(await queue.getJob(done)), Boolean(await queue.getJob(open))]).toEqual([false, true]);
  });

  it('takes jobs out of the queue whose message is withdrawn or gone', async () => {
    const [withdrawn, gone, standing] = [newNote(), newNote(), newNote()];
    const far = new Date(Date.now() + 3_600_000);
    for (const note of [withdrawn, gone, standing]) await add(note, far);
    await until(async () => (await Promise.all([withdrawn, gone, standing].map(isPublished))).every(Boolean));
    const inQueue = async (note: string): Promise<number> => {
      const jobs = await worker.get<Queue>(getQueueToken('events'), { strict: false }).getJobs(['delayed']);
      return jobs.filter((job) => (job.data as QueuedMessage).payload?.note === note).length;
    };
    expect(await inQueue(gone)).toBe(2);
    await run(({ outbox }) => outbox.withdraw(withdrawn));
    await query(`delete from outbox_message where payload->>'note' = $1`, [gone]);
    expect((await reconcile())?.removed).toBeGreaterThanOrEqual(4);
    expect([await inQueue(withdrawn), await inQueue(gone), await inQueue(standing)]).toEqual([0, 0, 2]);
  });

  it('a message whose row is gone does nothing even when its job comes', async () => {
    const note = newNote();
    await add(note, new Date(Date.now() + 1500));
    await until(() => isPublished(note));
    await query(`delete from outbox_message where payload->>'note' = $1`, [note]);
    const later = newNote();
    await add(later, new Date(Date.now() + 1600));
    await until(() => times(`hear ${later}`) === 1);
    expect(times(`hear ${note}`)).toBe(0);
  });

  it('a job that people wait for gets its lost message again', async () => {
    const jobId = await run(async ({ tx, outbox }) => {
      const id = await worker.get(JobRuns).create(tx, {
        kind: 'test.toil',
        subjectType: 'thing',
        subjectId: '00000000-0000-4000-8000-000000000000',
        ownerPersonId: null,
        orgUnitId: null,
      });
      await outbox.add(TOILED, { jobId: id }, { availableAt: new Date(Date.now() + 3_600_000) });
      return id;
    });
    await query(`delete from outbox_message where payload->>'jobId' = $1`, [jobId]);
    await reconcile();
    // Not at once: the message of a young job may be on its way.
    expect(await query(`select 1 from outbox_message where payload->>'jobId' = $1`, [jobId])).toEqual([]);
    await query(`update job_run set created_at = now() - interval '2 minutes' where id = $1`, [jobId]);
    expect((await reconcile())?.rebuilt).toBeGreaterThanOrEqual(1);
    await until(() => times(`toil ${jobId}`) === 1);
    await query(`update job_run set status = 'SUCCEEDED' where id = $1`, [jobId]);
    await reconcile();
    expect(await query(`select 1 from outbox_message where payload->>'jobId' = $1`, [jobId])).toHaveLength(1);
  });

  it('is done by one worker at a time', async () => {
    const answers = await Promise.all([reconcile(), reconcile(), reconcile()]);
    expect(answers.filter(Boolean).length).toBeGreaterThanOrEqual(1);
    expect(answers.filter((answer) => answer === null).length).toBeGreaterThanOrEqual(1);
  });

  it('can be asked for by a message', async () => {
    await run(({ outbox }) => outbox.add(RECONCILIATION_REQUESTED, {}));
    await until(
      async () => (await query(`select 1 from inbox_message where consumer = 'platform.reconcile'`)).length > 0,
    );
  });
});

describe('a daily message', () => {
  const written = (date: string) =>
    query(`select 1 from outbox_message where topic = $1 and payload->>'date' = $2`, [EVENING, date]);

  it('is written once for its day, whoever ticks, and not before its time', async () => {
    const date = beijingDate(new Date(Date.now() + (notes += 1) * 86_400_000));
    clock.time = beijingInstant(date, '19:59');
    await worker.get(DailyMessages, { strict: false }).write();
    expect(await written(date)).toHaveLength(0);
    clock.time = beijingInstant(date, '20:01');
    const daily = worker.get(DailyMessages, { strict: false });
    await Promise.all([daily.write(), daily.write(), daily.write(), reconcile()]);
    await until(() => times(`evening ${date}`) > 0);
    await daily.write();
    expect([(await written(date)).length, times(`evening ${date}`)]).toEqual([1, 1]);
    clock.time = new Date();
  });

  it('has a scheduler in the queue, which comes back after a loss', async () => {
    const scheduler = async () => {
      const found = await worker.get<Queue>(getQueueToken('events'), { strict: false }).getJobScheduler(EVENING);
      return found && { pattern: found.pattern, tz: found.tz };
    };
    await loseQueue();
    expect((await scheduler()) ?? null).toBe(null);
    await reconcile();
    expect(await scheduler()).toEqual({ pattern: '0 20 * * *', tz: 'Asia/Shanghai' });
  });

  it('is written by the tick of the scheduler itself', async () => {
    const date = beijingDate(new Date(Date.now() + (notes += 1) * 86_400_000));
    clock.time = beijingInstant(date, '20:30');
    const queue = worker.get<Queue>(getQueueToken('events'), { strict: false });
    const [tick] = (await queue.getJobs(['delayed'])).filter((job) => job.name === 'daily-tick');
    await queue.getJob(tick?.id ?? '').then((job) => job?.promote());
    await until(() => times(`evening ${date}`) === 1);
    clock.time = new Date();
  });
});
