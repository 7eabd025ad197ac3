import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { buildConsent } from '#identity/testing';
import { systemContext } from '#kernel';
import { migrateQueue, QueueReconciler, UnitOfWork, type Work } from '#platform';
import { testConfig } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson } from '#course/testing';
import { WorkerModule } from '../apps/worker/src/worker.module.js';
import { queueMessagesOfLessons } from '../libs/course/src/timetable/lesson-messages.js';

const MINUTE = 60_000;
const LESSONS = 12;

async function startWorker(): Promise<INestApplicationContext> {
  // With REDIS_URL in the environment the same spec runs on Redis.
  const config = await testConfig({
    DATABASE_POOL: '8',
    ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
  });
  if (!config.REDIS_URL) await migrateQueue(config.DATABASE_URL ?? '');
  const module = await Test.createTestingModule({ imports: [WorkerModule.forRoot(config)] }).compile();
  module.useLogger(false);
  return module.init();
}

let workers: INestApplicationContext[] = [];
beforeAll(async () => {
  workers = [await startWorker(), await startWorker()];
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
});

const first = (): INestApplicationContext => {
  const [worker] = workers;
  if (!worker) throw new Error('no worker');
  return worker;
};
const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => first().get(DataSource).query(sql, given);
const run = <T>(work: (work: Work) => Promise<T>): Promise<T> =>
  first().get(UnitOfWork).run(systemContext('test'), work);
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 50));
}

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

/** Lessons that open in a moment, or close in a moment; one trainee each, of whom nobody has signed in. */
const build = (due: Date, what: 'opening' | 'closing') =>
  run(async ({ tx, outbox, now }) => {
    const cohort = await buildCohort(tx);
    const trainee = await buildTrainee(tx);
    const consentId = (await buildConsent(tx, trainee.personId)).id;
    await buildEnrollment(tx, cohort.id, trainee.id, { status: 'CONFIRMED', consentId });
    const built: { id: string; startsAt: Date; endsAt: Date }[] = [];
    for (let n = 0; n < LESSONS; n += 1) {
      const startsAt = new Date(due.getTime() + (what === 'opening' ? 30 : -210) * MINUTE);
      const status = what === 'opening' ? 'SCHEDULED' : 'OPEN';
      built.push(await buildLesson(tx, cohort.id, { startsAt, status, instructorId: (await buildInstructor(tx)).id }));
    }
    await queueMessagesOfLessons(outbox, built, now);
    return built.map(({ id }) => id);
  });

const states = (ids: string[]) =>
  query<{ status: string; opened: number; closed: number; absent: number }>(
    `select l.status,
            (select count(*)::int from audit_log a where a.subject_id = l.id::text and a.action = 'lesson:open') as opened,
            (select count(*)::int from audit_log a where a.subject_id = l.id::text and a.action = 'lesson:close') as closed,
            (select count(*)::int from attendance m where m.lesson_id = l.id) as absent
     from lesson l where l.id = any($1::uuid[]) order by l.position`,
    [ids],
  );

describe('two workers whose queue is lost in the middle', () => {
  it('open and close every lesson once; what was called off stays off', async () => {
    const due = new Date(Date.now() + 5000);
    const [opening, closing] = [await build(due, 'opening'), await build(due, 'closing')];
    const all = [...opening, ...closing];
    await until(
      async () =>
        (
          await query(
            `select 1 from outbox_message where payload->>'lessonId' = any($1) and published_at is null and withdrawn_at is null`,
            [all],
          )
        ).length === 0,
    );
    const [off, ...standing] = opening;
    await query(`update lesson set status = 'CANCELLED' where id = $1`, [off]);
    await loseQueue();
    // And part of the outbox with it.
    await query(`delete from outbox_message where payload->>'lessonId' = any($1) and id % 2 = 0`, [all]);
    // Both look at once, as at a restart; who finds the other at it, or a lesson held, looks again.
    const look = async (): Promise<boolean> => {
      const found = await Promise.all(
        workers.map((worker) => worker.get(QueueReconciler, { strict: false }).reconcile()),
      );
      return found.some((one) => one?.rebuilt === 0 && one.requeued === 0);
    };
    await until(look);
    await until(async () =>
      (await states([...standing, ...closing])).every(({ status }) => /OPEN|CLOSED/.test(status)),
    );
    await until(async () => (await states(closing)).every(({ status }) => status === 'CLOSED'));
    // A look later, and what was queued twice would have been done twice by now.
    await first().get(QueueReconciler, { strict: false }).reconcile();
    expect(await states(standing)).toEqual(standing.map(() => ({ status: 'OPEN', opened: 1, closed: 0, absent: 0 })));
    expect(await states(closing)).toEqual(closing.map(() => ({ status: 'CLOSED', opened: 0, closed: 1, absent: 1 })));
    expect(await states([off ?? ''])).toEqual([{ status: 'CANCELLED', opened: 0, closed: 0, absent: 0 }]);
  });
});
