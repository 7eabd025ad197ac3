import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import { buildConsent, signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CloseCohortWorkerModule } from '../close-cohort/close-cohort-worker.module.js';
import { CloseCohortProcessor } from '../close-cohort/close-cohort.processor.js';
import { CourseModule } from '../course.module.js';
import type { MakeUp } from '../lesson-life/make-up.presenter.js';
import { buildEnrollment } from '../testing.js';
import { at, call, lessonAt, planNow, setStage, type Stage } from '../timetable/testing.js';
import { TimetableWorkerModule } from '../timetable/timetable-worker.module.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule, CloseCohortWorkerModule]);
});
afterAll(() => app.close());

const REASON = '大雪封路，这次不上了';
const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const cancel = (by: Stage['by'] | undefined, lessonId: string, reason: unknown = REASON) =>
  call(app, by, 'POST', `/lessons/${lessonId}/cancellation`, { reason });
const noticesOf = (personId: string) =>
  query<{ kind: string; params: Record<string, string>; link: string }>(
    `select kind, params, link from notice where person_id = $1 and kind in ('lesson-cancelled','make-up-proposed') order by created_at, kind`,
    [personId],
  );
const enroll = (cohortId: string, status: 'CONFIRMED' | 'WAITLISTED' = 'CONFIRMED') =>
  arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    const { id: consentId } = await buildConsent(tx, trainee.personId);
    const { id } = await buildEnrollment(tx, cohortId, trainee.id, { status, consentId });
    return { enrollmentId: id, personId: trainee.personId };
  });

interface Published extends Stage {
  /** In the order of the course plan: 10:00 and 16:00 of the first day. */
  lessonIds: string[];
}

/** Two lessons of four class hours each, told to everybody. */
async function published(given: Parameters<typeof setStage>[1] = {}): Promise<Published> {
  const stage = await setStage(app, given);
  const timetable = await planNow(app, stage);
  const answer = await call(app, stage.by, 'POST', `/cohorts/${stage.cohortId}/timetable/publication`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { ...stage, lessonIds: [lessonAt(timetable, 1).id, lessonAt(timetable, 2).id] };
}

/** Another cohort of the same course at the same base, so many days later. */
async function another(of: Published, daysLater: number): Promise<Published> {
  const other = await published({ by: of.by, courseId: of.courseId });
  await query(`update cohort set base_id = $2 where id = $1`, [other.cohortId, of.baseId]);
  await query(`update resource set org_unit_id = $2 where id in ($1, $3)`, [other.roomId, of.baseId, other.studioId]);
  await query(
    `update lesson set starts_at = $2::timestamptz, ends_at = $2::timestamptz + interval '3 hours' where id = $1`,
    [other.lessonIds[1], at('16:00', daysLater)],
  );
  return other;
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

const last = ({ lessonIds }: Published): string => lessonIds[1] ?? '';

describe('POST /api/v1/lessons/:lessonId/cancellation', () => {
  it('200: the lesson is off, what it took is free, nothing of it is due, and everybody concerned is told once', async () => {
    const stage = await published();
    const id = last(stage);
    const [trainee, waiting] = [await enroll(stage.cohortId), await enroll(stage.cohortId, 'WAITLISTED')];
    const answer = await cancel(stage.by, id, `  ${REASON} `);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      { id, status: 'CANCELLED', startsAt: at('16:00'), instructor: { id: stage.instructor.id } },
    ]);
    expect(await query(`select 1 from booking where subject_id = $1`, [id])).toEqual([]);
    expect(await query(`select 1 from booking where subject_id = $1`, [stage.lessonIds[0]])).toHaveLength(3);
    const due = (lessonId: string | undefined) =>
      query(
        `select 1 from outbox_message where payload->>'lessonId' = $1 and withdrawn_at is null and replace_key is not null`,
        [lessonId],
      );
    expect(await due(id)).toEqual([]);
    expect((await due(stage.lessonIds[0])).length).toBeGreaterThan(0);
    const told = {
      kind: 'lesson-cancelled',
      link: '/my-lessons',
      params: { lessonId: id, titleZh: '单元 2', startsAt: at('16:00'), reason: REASON },
    };
    for (const personId of [trainee.personId, stage.instructor.personId]) {
      expect(await noticesOf(personId)).toMatchObject([told]);
    }
    expect(await noticesOf(waiting.personId)).toEqual([]);
    const audited = () =>
      query(`select changes from audit_log where subject_id = $1 and action = 'lesson:cancel'`, [id]);
    expect(await audited()).toEqual([{ changes: { before: 'SCHEDULED', after: 'CANCELLED', reason: REASON } }]);

    const again = await cancel(stage.by, id, '另一个理由');
    expect([again.statusCode, again.json()]).toMatchObject([200, { id, status: 'CANCELLED' }]);
    expect(await noticesOf(trainee.personId)).toHaveLength(1);
    expect(await audited()).toHaveLength(1);
  });

  it('two at the same instant, or one while it is moved: cancelled once and for good', async () => {
    const stage = await published();
    const [one = '', two = ''] = stage.lessonIds;
    const trainee = await enroll(stage.cohortId);
    const both = await atOnce(stage.cohortId, 3, () => cancel(stage.by, one));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await noticesOf(trainee.personId)).toHaveLength(1);
    expect(
      await query(`select 1 from audit_log where subject_id = $1 and action = 'lesson:cancel'`, [one]),
    ).toHaveLength(1);
    const [moved, off] = await Promise.all([
      call(app, stage.by, 'PATCH', `/lessons/${two}`, { startsAt: at('10:00', 3) }),
      cancel(stage.by, two),
    ]);
    expect(off.statusCode).toBe(200);
    expect([200, 409]).toContain(moved.statusCode);
    expect(await query(`select status from lesson where id = $1`, [two])).toEqual([{ status: 'CANCELLED' }]);
    expect(await query(`select 1 from booking where subject_id = $1`, [two])).toEqual([]);
  });

  it('stays in sight of the trainee as cancelled', async () => {
    const stage = await published();
    const { personId } = await enroll(stage.cohortId);
    const by = await signInAs(app, 'TRAINEE', undefined, personId);
    await cancel(stage.by, last(stage));
    const mine = (await call(app, by, 'GET', '/me/lessons')).json<{ items: object[] }>().items;
    expect(mine).toMatchObject([
      { id: stage.lessonIds[0], status: 'SCHEDULED' },
      { id: last(stage), status: 'CANCELLED', canSignIn: false },
    ]);
  });

  it('409 lesson-not-cancellable for a draft and for what has begun; 409 timetable-closed', async () => {
    const refused = async (by: Stage['by'], lessonId: string): Promise<string> => {
      const answer = (await cancel(by, lessonId)).json<{ type: string; params?: { status: string } }>();
      return `${answer.type} ${answer.params?.status}`;
    };
    const draft = await setStage(app);
    const lessonId = lessonAt(await planNow(app, draft), 1).id;
    expect(await refused(draft.by, lessonId)).toBe('/problems/lesson-not-cancellable DRAFT');
    await query(`update lesson set status = 'UNPLACED', starts_at = null, ends_at = null where id = $1`, [lessonId]);
    expect(await refused(draft.by, lessonId)).toBe('/problems/lesson-not-cancellable UNPLACED');
    expect(await query(`select 1 from booking where subject_id = $1`, [lessonId])).toHaveLength(3);

    const stage = await published();
    const id = last(stage);
    for (const status of ['OPEN', 'CLOSED']) {
      await query(`update lesson set status = $2 where id = $1`, [id, status]);
      expect(await refused(stage.by, id)).toBe(`/problems/lesson-not-cancellable ${status}`);
    }
    await query(
      `update lesson set status = 'SCHEDULED', starts_at = now() - interval '1 minute', ends_at = now() + interval '3 hours' where id = $1`,
      [id],
    );
    expect(await refused(stage.by, id)).toBe('/problems/lesson-not-cancellable PAST');
    const off = await published({ by: stage.by });
    expect((await cancel(stage.by, last(off))).statusCode).toBe(200);
    await query(`update cohort set status = 'CLOSED' where id = any($1)`, [[stage.cohortId, off.cohortId]]);
    expect(await refused(stage.by, stage.lessonIds[0] ?? '')).toBe('/problems/timetable-closed CLOSED');
    // What is cancelled already stays so, whatever has become of its cohort.
    expect((await cancel(stage.by, last(off))).statusCode).toBe(200);
    expect(await noticesOf(stage.instructor.personId)).toEqual([]);
  });

  it('400, 401, 403, 404', async () => {
    const stage = await published();
    const id = last(stage);
    for (const reason of ['', '   ', 'x'.repeat(201), null, 7]) {
      expect((await cancel(stage.by, id, reason)).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '/reason' }],
      });
    }
    expect((await cancel(undefined, id)).statusCode).toBe(401);
    expect((await cancel(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), id)).statusCode).toBe(403);
    expect((await cancel(await signInAs(app, 'COORDINATOR'), id)).json()).toMatchObject({
      status: 404,
      params: { what: 'lesson' },
    });
    expect((await cancel(stage.by, '00000000-0000-4000-8000-000000000000')).statusCode).toBe(404);
  });
});

describe('making up for it', () => {
  it('is proposed at once; when that one is cancelled too its guests are told, and the next is proposed', async () => {
    const first = await published();
    const [second, third] = [await another(first, 1), await another(first, 2)];
    const { personId } = await enroll(first.cohortId);
    const local = await enroll(second.cohortId);
    const by = await signInAs(app, 'TRAINEE', undefined, personId);
    const mine = async (): Promise<unknown[]> =>
      (await call(app, by, 'GET', '/me/make-ups'))
        .json<{ items: MakeUp[] }>()
        .items.map(({ status, missed, lesson }) => [status, missed.lessonId, lesson.lessonId]);
    expect((await cancel(first.by, last(first))).statusCode).toBe(200);
    expect(await mine()).toEqual([['PROPOSED', last(first), last(second)]]);
    const [{ id } = { id: '' }] = await query<{ id: string }>(`select id from make_up_proposal where lesson_id = $1`, [
      last(second),
    ]);
    expect((await call(app, by, 'POST', `/me/make-ups/${id}/answer`, { answer: 'ACCEPTED' })).statusCode).toBe(200);

    expect((await cancel(second.by, last(second))).statusCode).toBe(200);
    expect((await noticesOf(personId)).map(({ kind, params }) => [kind, params['lessonId']])).toEqual([
      ['lesson-cancelled', last(first)],
      ['make-up-proposed', last(second)],
      ['lesson-cancelled', last(second)],
      ['make-up-proposed', last(third)],
    ]);
    expect(await mine()).toEqual([
      ['PROPOSED', last(first), last(third)],
      ['EXPIRED', last(first), last(second)],
    ]);
    // The cohort's own trainee as well: each of them for the own lesson that is off.
    expect((await noticesOf(local.personId)).map(({ kind, params }) => [kind, params['lessonId']])).toEqual([
      ['lesson-cancelled', last(second)],
      ['make-up-proposed', last(third)],
    ]);
  });
});

describe('class hours', () => {
  it('of a cancelled lesson are not planned any more, made up or not; the cohort is closed by the others', async () => {
    const stage = await published();
    const [held = '', off = ''] = stage.lessonIds;
    const people = [await enroll(stage.cohortId), await enroll(stage.cohortId), await enroll(stage.cohortId)];
    const [present, absent, madeUp] = people.map(({ enrollmentId }) => enrollmentId);
    await query(
      `update lesson set status = 'CLOSED', starts_at = now() - interval '1 day', ends_at = now() - interval '21 hours' where id = $1`,
      [held],
    );
    const mark = (lessonId: string, enrollmentId: string | undefined, hours: number) =>
      query(
        `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, $3, $4, 'INSTRUCTOR')`,
        [lessonId, enrollmentId, hours > 0 ? 'PRESENT' : 'ABSENT', hours],
      );
    await mark(held, present, 4);
    await mark(held, absent, 0);
    await mark(held, madeUp, 4);
    const close = () => call(app, stage.by, 'POST', `/cohorts/${stage.cohortId}/closing`);
    const before = await close();
    expect([before.statusCode, before.json()]).toMatchObject([
      409,
      { blockers: [{ code: 'LESSONS_NOT_HELD', params: { upcoming: 1 } }] },
    ]);

    expect((await cancel(stage.by, off)).statusCode).toBe(200);
    // Made up elsewhere: marked for the lesson that was missed, as `sign-in` does.
    await mark(off, madeUp, 4);
    await mark(off, absent, 4);
    const answer = await close();
    expect(answer.statusCode).toBe(202);
    await app
      .get(CloseCohortProcessor)
      .handle(
        { payload: { cohortId: stage.cohortId, jobId: answer.json<{ jobId: string }>().jobId } },
        systemContext('test'),
      );
    const decided = await query<{ id: string }>(
      `select enrollment_id as id, outcome, planned_class_hours as planned, attended_class_hours as attended, rate_hundredths as rate
       from completion_decision where enrollment_id = any($1)`,
      [people.map(({ enrollmentId }) => enrollmentId)],
    );
    const of = (id: string | undefined) => decided.find((row) => row.id === id);
    expect([present, absent, madeUp].map(of)).toMatchObject([
      { outcome: 'COMPLETED', planned: 4, attended: 4, rate: 10_000 },
      { outcome: 'NOT_COMPLETED', planned: 4, attended: 0, rate: 0 },
      { outcome: 'COMPLETED', planned: 4, attended: 4, rate: 10_000 },
    ]);
  });
});
