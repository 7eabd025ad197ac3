import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { at, call, lessonAt, planNow, setStage, showTimetable, type Stage } from './testing.js';
import type { Timetable } from './timetable.presenter.js';
import { TimetableWorkerModule } from './timetable-worker.module.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const publish = (by: Stage['by'] | undefined, cohortId: string) =>
  call(app, by, 'POST', `/cohorts/${cohortId}/timetable/publication`);
const messagesOf = (lessonId: string) =>
  query<{ topic: string; available: Date }>(
    `select topic, available_at as available from outbox_message
     where payload->>'lessonId' = $1 and withdrawn_at is null and replace_key is not null order by available_at`,
    [lessonId],
  );
async function planned(): Promise<{ stage: Stage; timetable: Timetable }> {
  const stage = await setStage(app);
  return { stage, timetable: await planNow(app, stage) };
}

describe('POST /api/v1/cohorts/:id/timetable/publication', () => {
  it('200: lessons and bookings become firm, reminder, opening and closing are queued for their time', async () => {
    const { stage, timetable } = await planned();
    const response = await publish(stage.by, stage.cohortId);
    expect([response.statusCode, response.json()]).toMatchObject([200, { cohortId: stage.cohortId, lessons: 2 }]);
    const after = await showTimetable(app, stage.by, stage.cohortId);
    expect(after).toMatchObject({
      cohort: { timetableStatus: 'PUBLISHED', publishedAt: response.json<{ publishedAt: string }>().publishedAt },
      lessons: [{ status: 'SCHEDULED' }, { status: 'SCHEDULED' }],
      allowedActions: ['move'],
    });
    expect(
      (await messagesOf(lessonAt(timetable, 1).id)).map((row) => [row.topic, row.available.toISOString()]),
    ).toEqual([
      ['course.lesson-reminder-due', at('10:00', -7)],
      ['course.lesson-reminder-due', at('10:00', -1)],
      ['course.lesson-reminder-due', at('09:00')],
      ['course.lesson-opening-due', at('09:30')],
      ['course.lesson-closing-due', at('13:30')],
      ['course.lesson-absences-due', at('15:00')],
    ]);
    const booked = await query(
      `select b.status, count(*)::int as n from booking b join lesson l on l.id = b.subject_id where l.cohort_id = $1 group by 1`,
      [stage.cohortId],
    );
    expect(booked).toEqual([{ status: 'CONFIRMED', n: 6 }]);
    const [notice] = await query(`select kind, params, link from notice where person_id = $1`, [
      stage.instructor.personId,
    ]);
    expect(notice).toMatchObject({
      kind: 'timetable-published',
      params: { lessons: 2, firstStartsAt: at('10:00') },
      link: '/my-lessons',
    });
  });

  it('published twice at once: one 200, one 409, every message once', async () => {
    const { stage, timetable } = await planned();
    const answers = await Promise.all([publish(stage.by, stage.cohortId), publish(stage.by, stage.cohortId)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      type: '/problems/timetable-published',
    });
    for (const { id } of timetable.lessons) expect(await messagesOf(id)).toHaveLength(6);
    expect(await query(`select 1 from notice where person_id = $1`, [stage.instructor.personId])).toHaveLength(1);
  });

  it('a reminder whose time has passed is not due a day ago', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    const [{ soon } = { soon: new Date() }] = await query<{ soon: Date }>(
      `select date_trunc('minute', now()) + interval '3 hours' as soon`,
    );
    // A lesson of today, at whatever hour this runs: the cohort's dates and the plan around it do not matter here.
    await query(`delete from lesson where cohort_id = $1 and id <> $2`, [stage.cohortId, id]);
    await query(
      `update cohort set starts_on = ($2::timestamptz at time zone 'Asia/Shanghai')::date,
         ends_on = ($2::timestamptz at time zone 'Asia/Shanghai')::date where id = $1`,
      [stage.cohortId, soon],
    );
    await query(`update lesson set starts_at = $2, ends_at = $2::timestamptz + interval '1 minute' where id = $1`, [
      id,
      soon,
    ]);
    const before = Date.now();
    expect((await publish(stage.by, stage.cohortId)).statusCode).toBe(200);
    const messages = await messagesOf(id);
    const [earliest] = messages;
    expect(earliest?.available.getTime()).toBeGreaterThanOrEqual(before - 1000);
    const opening = messages.find(({ topic }) => topic === 'course.lesson-opening-due');
    expect(opening?.available.getTime()).toBe(soon.getTime() - 30 * 60_000);
  });

  it('409 with every blocker: nothing planned, unplaced, past, and what has become impossible since', async () => {
    const empty = await setStage(app);
    expect((await publish(empty.by, empty.cohortId)).json()).toMatchObject({
      status: 409,
      type: '/problems/timetable-not-publishable',
      blockers: [{ code: 'NO_LESSONS' }],
    });
    const { stage, timetable } = await planned();
    await query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available) values ($1, '2099-06-08', '2099-06-08', false)`,
      [stage.instructor.resourceId],
    );
    await query(`update cohort set capacity = 41 where id = $1`, [stage.cohortId]);
    await query(`update resource set capacity = 41 where id = $1`, [stage.studioId]);
    const refused = (await publish(stage.by, stage.cohortId)).json();
    expect(refused).toMatchObject({
      blockers: [
        { code: 'LESSON_CLASH', params: { position: 1, title: '单元 1', kind: 'CAPACITY' } },
        { code: 'LESSON_CLASH', params: { position: 2, title: '单元 2', kind: 'AVAILABILITY' } },
      ],
    });
    await query(
      `update lesson set status = 'UNPLACED', starts_at = null, ends_at = null, instructor_id = null, room_id = null where id = $1`,
      [lessonAt(timetable, 2).id],
    );
    await query(`update lesson set starts_at = '2020-06-08T02:00Z', ends_at = '2020-06-08T05:00Z' where id = $1`, [
      lessonAt(timetable, 1).id,
    ]);
    expect((await publish(stage.by, stage.cohortId)).json()).toMatchObject({
      blockers: [
        { code: 'LESSON_PAST', params: { position: 1 } },
        { code: 'LESSON_CLASH', params: { position: 1, kind: 'CAPACITY' } },
        { code: 'LESSON_UNPLACED', params: { position: 2 } },
      ],
    });
    expect(await showTimetable(app, stage.by, stage.cohortId)).toMatchObject({ cohort: { timetableStatus: 'DRAFT' } });
    expect(await messagesOf(lessonAt(timetable, 1).id)).toEqual([]);
  });

  it('401, 403 for an instructor, 404 outside the scope, 409 when the cohort is closed', async () => {
    const { stage } = await planned();
    expect((await publish(undefined, stage.cohortId)).statusCode).toBe(401);
    expect((await publish(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), stage.cohortId)).statusCode).toBe(403);
    expect((await publish(await signInAs(app, 'COORDINATOR'), stage.cohortId)).statusCode).toBe(404);
    await query(`update cohort set status = 'CANCELLED' where id = $1`, [stage.cohortId]);
    expect((await publish(stage.by, stage.cohortId)).json()).toMatchObject({ type: '/problems/timetable-closed' });
  });
});
