import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { Bookings, TIMETABLE_PLANNER, type TimetablePlanner } from '#scheduling';
import { CourseModule } from '../course.module.js';
import {
  askForPlan,
  at,
  buildCountyBase,
  buildInstructor,
  call,
  FIRST_DAY,
  lessonAt,
  planNow,
  setStage,
  showTimetable,
  type Stage,
  workOn,
} from './testing.js';
import { TimetableWorkerModule } from './timetable-worker.module.js';

let app: NestFastifyApplication;
let planner: TimetablePlanner;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
  planner = app.get<TimetablePlanner>(TIMETABLE_PLANNER, { strict: false });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const bookingsOf = (cohortId: string) =>
  query<{ resource: string; starts: Date; status: string }>(
    `select b.resource_id as resource, lower(b.during) as starts, b.status from booking b
     join lesson l on l.id = b.subject_id and b.subject_type = 'lesson' where l.cohort_id = $1 order by 2, 1`,
    [cohortId],
  );
const jobOf = async (stage: Stage, jobId: string) =>
  (await call(app, stage.by, 'GET', `/jobs/${jobId}`)).json<{
    status: string;
    result: { placed: number; unplaced: number } | null;
    problem: { type: string } | null;
  }>();

describe('POST /api/v1/cohorts/:id/timetable/plan', () => {
  it('202: plans the course in order, on class days, with a held booking for each of cohort, instructor and room', async () => {
    const stage = await setStage(app, { classHours: 24 });
    const jobId = await askForPlan(app, stage.by, stage.cohortId);
    expect(await showTimetable(app, stage.by, stage.cohortId)).toMatchObject({ planningJobId: jobId, lessons: [] });
    await workOn(app, stage.cohortId, jobId);
    const timetable = await showTimetable(app, stage.by, stage.cohortId);
    expect(await jobOf(stage, jobId)).toMatchObject({
      status: 'SUCCEEDED',
      result: { placed: 6, unplaced: 0, conflicts: [] },
    });
    expect(timetable).toMatchObject({
      cohort: { timetableStatus: 'DRAFT' },
      planningJobId: null,
      conflicts: [],
      allowedActions: ['plan', 'move', 'publish'],
    });
    expect(timetable.lessons.map(({ startsAt }) => startsAt)).toEqual([
      at('10:00'),
      at('16:00'),
      at('10:00', 1),
      at('16:00', 1),
      at('10:00', 2),
      at('16:00', 2),
    ]);
    for (const lesson of timetable.lessons) {
      expect(lesson).toMatchObject({
        status: 'DRAFT',
        classHours: 4,
        isLocked: false,
        instructor: { id: stage.instructor.id },
        room: { id: lesson.unit.needs === 'STUDIO' ? stage.studioId : stage.roomId },
      });
      expect(Date.parse(lesson.endsAt ?? '') - Date.parse(lesson.startsAt ?? '')).toBe(3 * 3_600_000);
    }
    const booked = await bookingsOf(stage.cohortId);
    expect(booked).toHaveLength(18);
    expect(new Set(booked.map(({ status }) => status))).toEqual(new Set(['HELD']));
  });

  it('names the wishes that conflict, places what it can, and places the rest once they are met', async () => {
    const stage = await setStage(app);
    await arrange(app, (tx) =>
      tx.query(`delete from instructor_competence where course_unit_id = $1`, [stage.unitIds[1]]),
    );
    const timetable = await planNow(app, stage);
    expect(lessonAt(timetable, 1).status).toBe('DRAFT');
    expect(lessonAt(timetable, 2)).toMatchObject({ status: 'UNPLACED', startsAt: null, room: null });
    expect(timetable.conflicts).toEqual([
      {
        lessonId: lessonAt(timetable, 2).id,
        position: 2,
        courseUnitId: stage.unitIds[1],
        reasons: [{ code: 'NO_COMPETENT_INSTRUCTOR', params: { courseUnitId: stage.unitIds[1] } }],
      },
    ]);
    await arrange(app, (tx) => buildInstructor(tx, stage.baseId, [stage.unitIds[1] ?? '']));
    const again = await planNow(app, stage);
    expect(again.conflicts).toEqual([]);
    expect(again.lessons.map(({ status, id }) => [status, id])).toEqual([
      ['DRAFT', lessonAt(timetable, 1).id],
      ['DRAFT', lessonAt(timetable, 2).id],
    ]);
  });

  it('names the room too small, the days away and the instructor who is busy', async () => {
    const small = await setStage(app, { capacity: 41 });
    const reasons = async (stage: Stage) =>
      (await planNow(app, stage)).conflicts.map((conflict) => conflict.reasons[0]?.code);
    expect(await reasons(small)).toEqual(['ROOM_TOO_SMALL', 'ROOM_TOO_SMALL']);
    const away = await setStage(app);
    await arrange(app, (tx) =>
      tx.query(
        `insert into resource_availability (resource_id, from_date, until_date, is_available) values ($1, '2099-06-01', '2099-06-30', false)`,
        [away.instructor.resourceId],
      ),
    );
    expect(await reasons(away)).toEqual(['INSTRUCTOR_NOT_AVAILABLE', 'INSTRUCTOR_NOT_AVAILABLE']);
    const busy = await setStage(app, { endsOn: FIRST_DAY });
    await arrange(app, (tx) =>
      tx.query(
        `insert into booking (resource_id, during, status, subject_type, subject_id)
         values ($1, tstzrange($2, $3), 'HELD', 'other', gen_random_uuid())`,
        [busy.instructor.resourceId, at('10:00'), at('24:00')],
      ),
    );
    expect((await reasons(busy))[0]).toBe('INSTRUCTOR_BUSY');
  });

  it('sends nobody from Keping to Kuqa on one day (5.5 h, handbook §6), but to the next village', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const stage = await setStage(app, { by });
    const [keping, kuqa] = await arrange(app, async (tx) => [
      await buildCountyBase(tx, by.orgUnitId, '652929'),
      await buildCountyBase(tx, by.orgUnitId, '652902'),
    ]);
    await arrange(app, async (tx) => {
      await tx.query(`update resource set org_unit_id = $2 where id = $1`, [stage.roomId, keping?.id]);
      await tx.query(`update resource set org_unit_id = $2 where id = $1`, [stage.studioId, kuqa?.id]);
    });
    const far = await planNow(app, stage);
    expect(far.lessons.map(({ startsAt }) => startsAt)).toEqual([at('10:00'), at('10:00', 1)]);
    await arrange(app, (tx) =>
      tx.query(`update resource set org_unit_id = $2 where id = $1`, [stage.studioId, keping?.id]),
    );
    expect((await planNow(app, stage)).lessons.map(({ startsAt }) => startsAt)).toEqual([at('10:00'), at('16:00')]);
  });

  it('takes a visiting instructor in the days of the stay only, and evenings for practice when the day is full', async () => {
    const stage = await setStage(app, { endsOn: '2099-06-10' });
    await arrange(app, async (tx) => {
      await tx.query(
        `insert into resource_availability (resource_id, from_date, until_date) values ($1, '2099-06-10', '2099-06-20')`,
        [stage.instructor.resourceId],
      );
      await tx.query(
        `insert into booking (resource_id, during, status, subject_type, subject_id)
         values ($1, tstzrange($2, $3), 'HELD', 'other', gen_random_uuid())`,
        [stage.studioId, at('16:00', 2), at('19:00', 2)],
      );
    });
    expect((await planNow(app, stage)).lessons.map(({ startsAt }) => startsAt)).toEqual([
      // The afternoon, so that nobody waits from noon to the evening.
      at('16:00', 2),
      at('20:00', 2),
    ]);
  });

  it('401, 403 for an instructor, 404 outside the scope and for an unknown cohort, 409 twice, closed and published', async () => {
    const stage = await setStage(app);
    const path = `/cohorts/${stage.cohortId}/timetable`;
    const plan = (by?: Stage['by']) => call(app, by, 'POST', `${path}/plan`);
    expect((await plan()).statusCode).toBe(401);
    expect((await plan(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId))).statusCode).toBe(403);
    const stranger = await signInAs(app, 'COORDINATOR');
    expect((await plan(stranger)).json()).toMatchObject({ status: 404, type: '/problems/not-found' });
    expect((await call(app, stranger, 'GET', path)).statusCode).toBe(404);
    expect((await call(app, await signInAs(app, 'TRAINEE'), 'GET', path)).statusCode).toBe(403);
    const answers = await Promise.all([plan(stage.by), plan(stage.by)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
    const jobId = answers.find(({ statusCode }) => statusCode === 202)?.json<{ jobId: string }>().jobId;
    expect((await plan(stage.by)).json()).toMatchObject({ type: '/problems/timetable-planning', params: { jobId } });
    for (const status of ['CLOSING', 'CLOSED', 'CANCELLED']) {
      const closed = await setStage(app, { status });
      expect((await call(app, closed.by, 'POST', `/cohorts/${closed.cohortId}/timetable/plan`)).json()).toMatchObject({
        status: 409,
        type: '/problems/timetable-closed',
        params: { status },
      });
    }
  });
});

describe('the planning job', () => {
  it('that was cancelled writes nothing, and may be asked for again', async () => {
    const stage = await setStage(app);
    const jobId = await askForPlan(app, stage.by, stage.cohortId);
    expect((await call(app, stage.by, 'POST', `/jobs/${jobId}/cancellation`)).statusCode).toBe(200);
    await workOn(app, stage.cohortId, jobId);
    expect(await jobOf(stage, jobId)).toMatchObject({ status: 'CANCELLED', result: null });
    expect(await showTimetable(app, stage.by, stage.cohortId)).toMatchObject({
      lessons: [],
      cohort: { timetableStatus: 'NONE' },
      planningJobId: null,
    });
    expect((await planNow(app, stage)).lessons).toHaveLength(2);
  });

  it('cancelled while the planner thinks, throws the plan away', async () => {
    const stage = await setStage(app);
    const jobId = await askForPlan(app, stage.by, stage.cohortId);
    const plan = planner.solve.bind(planner);
    jest.spyOn(planner, 'solve').mockImplementationOnce(async (problem, onProgress) => {
      await call(app, stage.by, 'POST', `/jobs/${jobId}/cancellation`);
      return plan(problem, onProgress);
    });
    await workOn(app, stage.cohortId, jobId);
    expect(await jobOf(stage, jobId)).toMatchObject({ status: 'CANCELLED' });
    expect((await showTimetable(app, stage.by, stage.cohortId)).lessons).toEqual([]);
  });

  it('killed while it writes leaves nothing half done, and called again gives the plan of an undisturbed one', async () => {
    const stage = await setStage(app);
    const jobId = await askForPlan(app, stage.by, stage.cohortId);
    jest.spyOn(app.get(Bookings, { strict: false }), 'hold').mockRejectedValueOnce(new Error('killed'));
    await expect(workOn(app, stage.cohortId, jobId)).rejects.toThrow('killed');
    expect(await jobOf(stage, jobId)).toMatchObject({ status: 'RUNNING' });
    expect((await showTimetable(app, stage.by, stage.cohortId)).lessons).toEqual([]);
    await workOn(app, stage.cohortId, jobId);
    const first = await showTimetable(app, stage.by, stage.cohortId);
    expect(first.lessons.map(({ startsAt }) => startsAt)).toEqual([at('10:00'), at('16:00')]);
    // Killed between the commit of the plan and the end of the job: the message comes again.
    await query(`update job_run set status = 'RUNNING', result = null, finished_at = null where id = $1`, [jobId]);
    await workOn(app, stage.cohortId, jobId);
    expect(await jobOf(stage, jobId)).toMatchObject({ status: 'SUCCEEDED', result: { placed: 2 } });
    expect((await showTimetable(app, stage.by, stage.cohortId)).lessons).toEqual(first.lessons);
    expect(await bookingsOf(stage.cohortId)).toHaveLength(6);
    // And a message that comes once more after the end does nothing at all.
    await workOn(app, stage.cohortId, jobId);
    expect((await showTimetable(app, stage.by, stage.cohortId)).lessons).toEqual(first.lessons);
  });

  it('looks again when another plan has taken the room meanwhile', async () => {
    const first = await setStage(app);
    const second = await setStage(app, { by: first.by, courseId: first.courseId });
    // One classroom, one studio and one instructor for both.
    await query(`update resource set closed_on = '2099-01-01' where id in ($1, $2, $3)`, [
      second.roomId,
      second.studioId,
      second.instructor.resourceId,
    ]);
    const jobs = [
      await askForPlan(app, first.by, first.cohortId),
      await askForPlan(app, first.by, second.cohortId),
    ] as const;
    const plan = planner.solve.bind(planner);
    const spy = jest.spyOn(planner, 'solve').mockImplementationOnce(async (problem, onProgress) => {
      const made = await plan(problem, onProgress);
      await workOn(app, second.cohortId, jobs[1]);
      return made;
    });
    await workOn(app, first.cohortId, jobs[0]);
    expect(spy).toHaveBeenCalledTimes(3);
    expect((await showTimetable(app, first.by, second.cohortId)).lessons.map(({ startsAt }) => startsAt)).toEqual([
      at('10:00'),
      at('16:00'),
    ]);
    expect((await showTimetable(app, first.by, first.cohortId)).lessons.map(({ startsAt }) => startsAt)).toEqual([
      at('10:00', 1),
      at('16:00', 1),
    ]);
  });

  it('six cohorts planned at once share two rooms and one instructor without a clash, whoever is first', async () => {
    const first = await setStage(app);
    const others: Stage[] = [];
    for (let i = 0; i < 5; i += 1) others.push(await setStage(app, { by: first.by, courseId: first.courseId }));
    await query(`update resource set closed_on = '2099-01-01' where id = any($1)`, [
      others.flatMap(({ roomId, studioId, instructor }) => [roomId, studioId, instructor.resourceId]),
    ]);
    const stages = [first, ...others];
    const timetables = await Promise.all(stages.map((stage) => planNow(app, stage)));
    expect(timetables.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    const starts = timetables.flatMap(({ lessons }) => lessons.map(({ startsAt }) => startsAt)).sort();
    expect(starts).toEqual([0, 1, 2, 3, 4, 5].flatMap((day) => [at('10:00', day), at('16:00', day)]));
  });

  it('refuses a planner that breaks a rule, and keeps what was there', async () => {
    const stage = await setStage(app);
    const before = await planNow(app, stage);
    const jobId = await askForPlan(app, stage.by, stage.cohortId);
    const plan = planner.solve.bind(planner);
    jest.spyOn(planner, 'solve').mockImplementationOnce(async (problem) => {
      const made = await plan(problem);
      const [one, two] = made.placed;
      if (one && two) two.placement = { ...two.placement, startsAt: one.placement.startsAt + 3_600_000 };
      return made;
    });
    await expect(workOn(app, stage.cohortId, jobId)).rejects.toThrow('broke a rule: COHORT');
    expect((await showTimetable(app, stage.by, stage.cohortId)).lessons).toEqual(before.lessons);
  });

  it('leaves lessons that a person has fixed, and plans the others around them', async () => {
    const stage = await setStage(app, { classHours: 16 });
    const before = await planNow(app, stage);
    const moved = await call(app, stage.by, 'PATCH', `/lessons/${lessonAt(before, 4).id}`, { startsAt: at('10:00') });
    expect(moved.json()).toMatchObject({ type: '/problems/lesson-clash', params: { kind: 'COHORT' } });
    await call(app, stage.by, 'PATCH', `/lessons/${lessonAt(before, 4).id}`, { startsAt: at('16:00', 4) });
    await call(app, stage.by, 'PATCH', `/lessons/${lessonAt(before, 3).id}`, { startsAt: at('10:00', 3) });
    const after = await planNow(app, stage);
    expect(after.lessons.map(({ startsAt, isLocked }) => [startsAt, isLocked])).toEqual([
      [at('10:00'), false],
      [at('16:00'), false],
      [at('10:00', 3), true],
      [at('16:00', 4), true],
    ]);
    expect(await bookingsOf(stage.cohortId)).toHaveLength(12);
  });

  it('ends with the problem when the timetable was published meanwhile', async () => {
    const stage = await setStage(app);
    const before = await planNow(app, stage);
    const jobId = await askForPlan(app, stage.by, stage.cohortId);
    expect((await call(app, stage.by, 'POST', `/cohorts/${stage.cohortId}/timetable/publication`)).statusCode).toBe(
      200,
    );
    await workOn(app, stage.cohortId, jobId);
    expect(await jobOf(stage, jobId)).toMatchObject({
      status: 'FAILED',
      problem: { type: '/problems/timetable-published' },
    });
    const after = await showTimetable(app, stage.by, stage.cohortId);
    expect(after.lessons.map(({ startsAt }) => startsAt)).toEqual(before.lessons.map(({ startsAt }) => startsAt));
    expect((await call(app, stage.by, 'POST', `/cohorts/${stage.cohortId}/timetable/plan`)).json()).toMatchObject({
      type: '/problems/timetable-published',
    });
  });
});
