import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { JobRuns } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import type { EntityManager } from 'typeorm';
import { CourseModule } from '../course.module.js';
import type { EnrollmentStatus } from '../enrollment.entity.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson } from '../testing.js';
import { CloseCohortWorkerModule } from './close-cohort-worker.module.js';
import { CloseCohortProcessor } from './close-cohort.processor.js';
import { CompletionDirectory } from './completion-directory.js';
import { DecideCompletionChunkHandler } from './decide-completion-chunk.handler.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, CloseCohortWorkerModule]);
});
afterAll(() => app.close());

const query = <T = Record<string, unknown>>(sql: string, given: unknown[] = []): Promise<T[]> =>
  arrange<T[]>(app, (tx) => tx.query(sql, given));
const close = (by: SignedIn | undefined, cohortId: string) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/cohorts/${cohortId}/closing`,
    headers: by ? { authorization: by.authorization } : {},
  });
const work = (cohortId: string, jobId: string): Promise<void> =>
  app.get(CloseCohortProcessor).handle({ payload: { cohortId, jobId } }, systemContext('test-closing'));
const directory = (cohortId: string, filter: Record<string, unknown> = {}) =>
  arrange(app, (tx) =>
    app
      .get(CompletionDirectory)
      .page(tx, systemContext('test').actor, cohortId, { page: 1, pageSize: 200, ...filter }, new Date()),
  );

/** Somebody in the cohort, marked with so many class hours in the first lessons. */
async function buildMarked(
  tx: EntityManager,
  cohortId: string,
  hours: number,
  lessonIds: readonly string[] = [],
  status: EnrollmentStatus = 'CONFIRMED',
): Promise<string> {
  const trainee = await buildTrainee(tx);
  const consentId = status === 'INVITED' ? undefined : (await buildConsent(tx, trainee.personId)).id;
  const { id } = await buildEnrollment(tx, cohortId, trainee.id, { status, consentId });
  for (const [index, lessonId] of lessonIds.entries()) {
    const taken = Math.max(0, Math.min(2, hours - index * 2));
    await tx.query(
      `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, $3, $4, 'INSTRUCTOR')`,
      [lessonId, id, taken > 0 ? 'PRESENT' : 'ABSENT', taken],
    );
  }
  return id;
}

/** A cohort of five closed lessons of two class hours, with people of these attended hours. */
async function heldCohort(orgUnitId: string, attended: readonly number[]): Promise<{ id: string; people: string[] }> {
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { orgUnitId, capacity: 5000 });
    const instructorId = (await buildInstructor(tx)).id;
    const lessons: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const startsAt = new Date(Date.UTC(2024, 5, 6 + index, 2));
      lessons.push((await buildLesson(tx, cohort.id, { status: 'CLOSED', classHours: 2, startsAt, instructorId })).id);
    }
    const people: string[] = [];
    for (const hours of attended) people.push(await buildMarked(tx, cohort.id, hours, lessons));
    return { id: cohort.id, people };
  });
}

/** Sends so many requests and lets none of them past the cohort's row before all have come to it. */
async function atOnce<T>(cohortId: string, count: number, send: () => PromiseLike<T>): Promise<T[]> {
  let sent: Promise<T[]> = Promise.resolve([]);
  await arrange(app, async (tx) => {
    await tx.query(`select 1 from cohort where id = $1 for update`, [cohortId]);
    sent = Promise.all(Array.from({ length: count }, send));
    for (let waiting = 0; waiting < count;) {
      const [row] = await query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = row?.waiting ?? 0;
    }
  });
  return sent;
}

/** Confirmed people without any mark, in one statement. */
const addPeople = (cohortId: string, count: number): Promise<unknown> =>
  arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    await buildConsent(tx, trainee.personId);
    return tx.query(
      `with people as (insert into person (name_zh, name_search) select '甲', '甲' from generate_series(1, $2) returning id),
            trainees as (insert into trainee (person_id, org_unit_id)
              select people.id, t.org_unit_id from people, trainee t where t.id = $3 returning id, person_id),
            consents as (insert into consent (person_id, purpose, text_version, locale, text_sha256, given_via)
              select people.id, c.purpose, c.text_version, c.locale, c.text_sha256, c.given_via
              from people, consent c where c.person_id = $4 returning id, person_id)
       insert into enrollment (cohort_id, trainee_id, status, source, consent_id)
       select $1, trainees.id, 'CONFIRMED', 'ROSTER', consents.id from trainees join consents using (person_id)`,
      [cohortId, count, trainee.id, trainee.personId],
    );
  });

describe('POST /api/v1/cohorts/:cohortId/closing', () => {
  it('202, and the job decides: exactly 80 % passes, 70 % does not, INVITED and WAITLISTED are left alone', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await heldCohort(coordinator.orgUnitId, [8, 7, 10, 0]);
    const others = await arrange(app, async (tx) => [
      await buildMarked(tx, cohort.id, 0, [], 'INVITED'),
      await buildMarked(tx, cohort.id, 0, [], 'WAITLISTED'),
      await buildMarked(tx, cohort.id, 0, [], 'WITHDRAWN'),
    ]);
    const answer = await close(coordinator, cohort.id);
    expect(answer.statusCode).toBe(202);
    const { jobId } = answer.json<{ jobId: string }>();
    await work(cohort.id, jobId);

    const decided = await query(
      `select e.id, e.status, d.outcome, d.required_class_hours as required, d.planned_class_hours as planned,
              d.attended_class_hours as attended, d.rate_hundredths as rate, d.missing, d.rule_version as rule
       from enrollment e left join completion_decision d on d.enrollment_id = e.id where e.cohort_id = $1`,
      [cohort.id],
    );
    const of = (id: string | undefined) => decided.find((row) => row['id'] === id);
    const common = { required: 8, planned: 10, rule: 'attendance-80' };
    const passed = { ...common, status: 'COMPLETED', outcome: 'COMPLETED', missing: [] };
    const failed = { ...common, status: 'NOT_COMPLETED', outcome: 'NOT_COMPLETED', missing: ['ATTENDANCE'] };
    expect(cohort.people.map(of)).toMatchObject([
      { ...passed, attended: 8, rate: 8000 },
      { ...failed, attended: 7, rate: 7000 },
      { ...passed, attended: 10, rate: 10_000 },
      { ...failed, attended: 0, rate: 0 },
    ]);
    expect(others.map(of)).toMatchObject([
      { status: 'INVITED', outcome: null },
      { status: 'WAITLISTED', outcome: null },
      { status: 'WITHDRAWN', outcome: null },
    ]);
    const [after] = await query(
      `select c.status, c.closed_at is not null as closed, j.status as job, j.done, j.total, j.result,
              (select count(*)::int from outbox_message where topic = 'course.cohort-completed'
                 and payload->>'cohortId' = c.id::text and payload->>'jobId' = j.id::text) as announced,
              (select array_agg(action order by id) from audit_log where subject_id = c.id::text) as audits
       from cohort c join job_run j on j.id = $2 where c.id = $1`,
      [cohort.id, jobId],
    );
    expect(after).toEqual({
      status: 'CLOSED',
      closed: true,
      job: 'SUCCEEDED',
      done: 4,
      total: 4,
      result: { completed: 2, notCompleted: 2 },
      announced: 1,
      audits: ['cohort:close', 'cohort:complete'],
    });
  });

  it('twice at once, while closing and when closed: one job', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await heldCohort(coordinator.orgUnitId, [10]);
    const answers = await atOnce(cohort.id, 8, () => close(coordinator, cohort.id));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    const { jobId } = answers[0]?.json<{ jobId: string }>() ?? { jobId: '' };
    await work(cohort.id, jobId);
    expect((await close(coordinator, cohort.id)).json()).toEqual({ jobId });
    expect(await query(`select id from job_run where subject_id = $1`, [cohort.id])).toHaveLength(1);
    expect(
      await query(
        `select 1 from outbox_message where topic = 'course.cohort-closing-requested' and payload->>'cohortId' = $1`,
        [cohort.id],
      ),
    ).toHaveLength(1);
  });

  it('is gone on with after a kill, and two workers decide everybody once', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await heldCohort(coordinator.orgUnitId, [10, 8]);
    await addPeople(cohort.id, 450);
    const { jobId } = (await close(coordinator, cohort.id)).json<{ jobId: string }>();
    // A worker that was killed after its first chunk leaves this behind.
    const first = await app.get(DecideCompletionChunkHandler).handle(systemContext('killed'), cohort.id, jobId);
    expect(first).toEqual({ decided: 200, total: 452, isClosed: false });
    await Promise.all([work(cohort.id, jobId), work(cohort.id, jobId)]);
    await work(cohort.id, jobId);
    const [counts] = await query(
      `select (select count(*)::int from completion_decision where cohort_id = $1) as decided,
              (select count(*)::int from enrollment where cohort_id = $1 and status = 'COMPLETED') as completed,
              (select count(*)::int from outbox_message where topic = 'course.cohort-completed'
                 and payload->>'cohortId' = $1::text) as announced`,
      [cohort.id],
    );
    expect(counts).toEqual({ decided: 452, completed: 2, announced: 1 });
  });

  it('starts a new job when the last one was cancelled or failed, and not before', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await heldCohort(coordinator.orgUnitId, [10]);
    const first = (await close(coordinator, cohort.id)).json<{ jobId: string }>().jobId;
    expect((await directory(cohort.id)).allowedActions).toEqual([]);
    await app.get(JobRuns).fail(first);
    await work(cohort.id, first);
    expect((await query(`select status from cohort where id = $1`, [cohort.id]))[0]).toEqual({ status: 'CLOSING' });
    const second = (await close(coordinator, cohort.id)).json<{ jobId: string }>().jobId;
    expect(second).not.toBe(first);
    await work(cohort.id, second);
    expect(await directory(cohort.id)).toMatchObject({ isDecided: true, closingJobId: second });
  });

  it('409 with blockers: no timetable, lessons not held, nothing held, cancelled, closed without a job', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { orgUnitId } = coordinator;
    const refused = async (build: (tx: EntityManager, cohortId: string) => Promise<unknown>, status = 'OPEN') => {
      const cohort = await arrange(app, async (tx) => {
        const built = await buildCohort(tx, { orgUnitId, status });
        await build(tx, built.id);
        return built;
      });
      const answer = await close(coordinator, cohort.id);
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([409, '/problems/cohort-not-closable']);
      return answer.json<{ blockers: unknown[] }>().blockers;
    };
    expect(await refused(() => Promise.resolve())).toEqual([
      { code: 'TIMETABLE_NOT_PUBLISHED', params: { timetableStatus: 'NONE' } },
    ]);
    const notHeld = await refused(async (tx, cohortId) => {
      await buildLesson(tx, cohortId, { status: 'CLOSED', startsAt: new Date('2024-06-06T02:00:00Z') });
      await buildLesson(tx, cohortId, { status: 'SCHEDULED', startsAt: new Date('2099-06-06T02:00:00Z') });
      await buildLesson(tx, cohortId, { status: 'SCHEDULED', startsAt: new Date('2024-06-07T02:00:00Z') });
      await buildLesson(tx, cohortId, { status: 'OPEN', startsAt: new Date('2024-06-08T02:00:00Z') });
    });
    expect(notHeld).toEqual([{ code: 'LESSONS_NOT_HELD', params: { count: 3, upcoming: 1, overdue: 2 } }]);
    const cancelled = await refused((tx, cohortId) => buildLesson(tx, cohortId, { status: 'CANCELLED' }));
    expect(cancelled).toEqual([{ code: 'NO_LESSONS_HELD', params: {} }]);
    for (const status of ['CANCELLED', 'CLOSED']) {
      expect(await refused(() => Promise.resolve(), status)).toEqual([{ code: 'COHORT_SETTLED', params: { status } }]);
    }
  });

  it('400, 401, 403 for who may not close, 404 outside the scope', async () => {
    const cohort = await arrange(app, (tx) => buildCohort(tx));
    const coordinator = await signInAs(app, 'COORDINATOR');
    expect((await close(coordinator, 'x')).statusCode).toBe(400);
    expect((await close(undefined, cohort.id)).statusCode).toBe(401);
    expect((await close(await signInAs(app, 'INSTRUCTOR', cohort.orgUnitId), cohort.id)).statusCode).toBe(403);
    const outside = await close(coordinator, cohort.id);
    expect([outside.statusCode, outside.json<{ type: string }>().type]).toEqual([404, '/problems/not-found']);
  });
});

describe('CompletionDirectory', () => {
  it('shows before closing what closing then decides, filtered and counted alike', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await heldCohort(coordinator.orgUnitId, [8, 7, 9, 6, 10]);
    const dry = await directory(cohort.id, { sort: '-attendedClassHours' });
    expect(dry).toMatchObject({
      isDecided: false,
      rule: { version: 'attendance-80', minimumRateHundredths: 8000 },
      summary: { completed: 3, notCompleted: 2, total: 5 },
      blockers: [],
      closingJobId: null,
    });
    expect(dry.items.map((row) => [row.attendedClassHours, row.outcome])).toEqual([
      [10, 'COMPLETED'],
      [9, 'COMPLETED'],
      [8, 'COMPLETED'],
      [7, 'NOT_COMPLETED'],
      [6, 'NOT_COMPLETED'],
    ]);
    const failing = await directory(cohort.id, { outcome: 'NOT_COMPLETED', sort: '-attendedClassHours' });
    expect([failing.total, failing.items]).toEqual([2, dry.items.slice(3)]);
    expect((await directory(cohort.id, { search: '没有这个人' })).total).toBe(0);

    const { jobId } = (await close(coordinator, cohort.id)).json<{ jobId: string }>();
    await work(cohort.id, jobId);
    const decided = await directory(cohort.id, { sort: '-attendedClassHours' });
    expect(decided.items).toEqual(dry.items);
    expect(decided).toMatchObject({ isDecided: true, summary: dry.summary, closingJobId: jobId, allowedActions: [] });
    // A correction after the decision does not change it.
    await query(`update attendance a set class_hours = 0, mark = 'ABSENT' where a.enrollment_id = any($1::uuid[])`, [
      cohort.people,
    ]);
    expect((await directory(cohort.id, { sort: '-attendedClassHours' })).items).toEqual(dry.items);
  });
});
