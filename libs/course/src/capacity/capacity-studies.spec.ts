import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs, type SignedIn } from '#identity/testing';
import { systemContext } from '#kernel';
import { arrange, startTestApi } from '#platform/testing';
import { TIMETABLE_PLANNER, type TimetablePlanner } from '#scheduling';
import { CourseModule } from '../course.module.js';
import { call, FIRST_DAY, LAST_DAY, setStage, type Stage } from '../timetable/testing.js';
import { CapacityWorkerModule } from './capacity-worker.module.js';
import type { CapacityStudyRow, CapacityStudyView } from './capacity.presenter.js';
import { StudyCapacityProcessor } from './study-capacity.processor.js';

let app: NestFastifyApplication;
let planner: TimetablePlanner;
beforeAll(async () => {
  app = await startTestApi([CourseModule, CapacityWorkerModule]);
  planner = app.get<TimetablePlanner>(TIMETABLE_PLANNER, { strict: false });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

const WEEK = { kind: 'WEEK', days: 7 };
const room = (stage: Stage, capacity: number) => ({
  kind: 'ROOM',
  baseId: stage.baseId,
  offers: ['CLASSROOM', 'STUDIO'],
  capacity,
});
const start = (by: SignedIn | undefined, body: object) => call(app, by, 'POST', '/capacity-studies', body);
async function started(by: SignedIn, body: object): Promise<{ studyId: string; jobId: string }> {
  const response = await start(by, { seconds: 1, ...body });
  if (response.statusCode !== 202) throw new Error(response.body);
  return response.json<{ studyId: string; jobId: string }>();
}
const work = (study: { studyId: string; jobId: string }): Promise<void> =>
  app.get(StudyCapacityProcessor, { strict: false }).handle({ payload: study }, systemContext('test'));
const show = async (by: SignedIn, studyId: string): Promise<CapacityStudyView> =>
  (await call(app, by, 'GET', `/capacity-studies/${studyId}`)).json<CapacityStudyView>();

describe('POST /api/v1/capacity-studies', () => {
  it('202: says what a week, a room and an instructor would bring, and changes no lesson', async () => {
    // 41 trainees in rooms of 40 seats, and six half-days of lessons in two days.
    const stage = await setStage(app, { classHours: 24, capacity: 41, endsOn: '2099-06-09' });
    const study = await started(stage.by, {
      name: '秋季扩容',
      cohortIds: [stage.cohortId],
      options: [
        WEEK,
        room(stage, 45),
        {
          kind: 'INSTRUCTOR',
          likeInstructorId: stage.instructor.id,
          baseId: stage.baseId,
          fromDate: FIRST_DAY,
          untilDate: LAST_DAY,
          count: 2,
        },
      ],
    });
    expect(await show(stage.by, study.studyId)).toMatchObject({
      name: '秋季扩容',
      status: 'QUEUED',
      jobId: study.jobId,
      cohorts: [{ id: stage.cohortId }],
      results: [],
      allowedActions: ['cancel'],
    });
    await work(study);
    const { results, ...done } = await show(stage.by, study.studyId);
    expect(done).toMatchObject({ status: 'SUCCEEDED', resultsCount: 4, allowedActions: [], problem: null });
    expect(results.map(({ option, lessons, unplaced }) => [option?.kind ?? null, lessons, unplaced])).toEqual([
      [null, 6, 6],
      ['WEEK', 6, 6],
      ['ROOM', 6, 2],
      ['INSTRUCTOR', 6, 6],
    ]);
    const named = {
      kind: 'INSTRUCTOR',
      likeInstructor: { nameZh: expect.any(String) },
      base: { nameZh: expect.any(String) },
    };
    expect(done.options).toMatchObject([{ kind: 'WEEK' }, { kind: 'ROOM', base: named.base }, named]);
    expect(results[3]?.option).toEqual(done.options[2]);
    const { items } = (await call(app, stage.by, 'GET', '/capacity-studies')).json<{ items: CapacityStudyRow[] }>();
    expect(items).toMatchObject([{ id: study.studyId, options: done.options }]);
    expect(results.map(({ lastDay }) => lastDay)).toEqual([null, null, '2099-06-09', null]);
    const own = results[2]?.utilization.filter(({ usedClassHours }) => usedClassHours > 0);
    expect(own).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          resourceId: 'new-1',
          isNew: true,
          nameZh: null,
          usedClassHours: 16,
          hundredths: 100,
        }),
        expect.objectContaining({
          kind: 'INSTRUCTOR',
          isNew: false,
          nameZh: expect.any(String),
          offeredClassHours: 16,
        }),
      ]),
    );
    expect(results[3]?.utilization.filter(({ isNew }) => isNew)).toHaveLength(2);
    const [{ lessons } = { lessons: -1 }] = await arrange<{ lessons: number }[]>(app, (tx) =>
      tx.query(`select count(*)::int as lessons from lesson where cohort_id = $1`, [stage.cohortId]),
    );
    expect(lessons).toBe(0);
  });

  it('plans cohorts together that share one room, and counts what they are booked for anyway', async () => {
    const first = await setStage(app, { endsOn: FIRST_DAY });
    const second = await setStage(app, { by: first.by, courseId: first.courseId, endsOn: FIRST_DAY });
    await arrange(app, async (tx) => {
      await tx.query(`update resource set closed_on = '2099-01-01' where id = any($1)`, [
        [second.roomId, second.studioId, second.instructor.resourceId],
      ]);
      await tx.query(
        `insert into booking (resource_id, during, status, subject_type, subject_id)
         values ($1, tstzrange('2099-06-15T02:00Z', '2099-06-15T05:00Z'), 'HELD', 'other', gen_random_uuid())`,
        [first.instructor.resourceId],
      );
    });
    const study = await started(first.by, { cohortIds: [first.cohortId, second.cohortId], options: [WEEK] });
    await work(study);
    const { results } = await show(first.by, study.studyId);
    expect(results.map(({ unplaced }) => unplaced > 0)).toEqual([true, false]);
    const instructor = (index: number) =>
      results[index]?.utilization.find(({ resourceId }) => resourceId === first.instructor.resourceId);
    // Four lessons of four class hours, and the four of the booking a week later.
    expect(instructor(1)).toMatchObject({ usedClassHours: 20, offeredClassHours: 64 });
    expect(instructor(0)).toMatchObject({ offeredClassHours: 8 });
  });

  it('400 for what does not fit together, with its place; 404 for what is not in scope', async () => {
    const stage = await setStage(app);
    const stranger = await setStage(app);
    const ask = (...options: object[]) => start(stage.by, { cohortIds: [stage.cohortId], options });
    const stay = { kind: 'INSTRUCTOR', baseId: stage.baseId, fromDate: FIRST_DAY, untilDate: LAST_DAY };
    const unit = stage.unitIds[0] ?? '';
    expect((await ask(WEEK, stay)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/options/1/courseUnitIds', code: 'required' }],
    });
    expect((await ask({ ...stay, courseUnitIds: [unit], likeInstructorId: stage.instructor.id })).json()).toMatchObject(
      {
        errors: [{ code: 'not-both' }],
      },
    );
    expect((await ask({ ...stay, courseUnitIds: [unit], untilDate: '2099-06-01' })).json()).toMatchObject({
      errors: [{ pointer: '/options/0/untilDate', code: 'before-from' }],
    });
    expect((await ask({ ...stay, courseUnitIds: [unit, stage.cohortId] })).json()).toMatchObject({
      errors: [{ pointer: '/options/0/courseUnitIds/1', code: 'unknown-course-unit' }],
    });
    expect((await ask({ ...WEEK, cohortIds: [stranger.cohortId] })).json()).toMatchObject({
      errors: [{ pointer: '/options/0/cohortIds/0', code: 'not-in-study' }],
    });
    expect((await ask()).statusCode).toBe(400);
    expect((await ask(...Array.from({ length: 9 }, () => WEEK))).statusCode).toBe(400);
    const many = Array.from({ length: 61 }, () => stage.cohortId);
    expect((await start(stage.by, { cohortIds: many, options: [WEEK] })).statusCode).toBe(400);
    expect((await ask(room(stranger, 40))).json()).toMatchObject({ status: 404, params: { what: 'org-unit' } });
    const liked = { ...stay, likeInstructorId: stranger.instructor.id };
    expect((await ask(liked)).json()).toMatchObject({ status: 404, params: { what: 'instructor' } });
    const both = { cohortIds: [stage.cohortId, stranger.cohortId], options: [WEEK] };
    expect((await start(stage.by, both)).json()).toMatchObject({ status: 404, params: { what: 'cohort' } });
  });

  it('401, 403, 409 for a closed cohort and while a study is under way, 404 and unlisted outside the scope', async () => {
    const stage = await setStage(app);
    const body = { cohortIds: [stage.cohortId], options: [WEEK] };
    expect((await start(undefined, body)).statusCode).toBe(401);
    expect((await start(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), body)).statusCode).toBe(403);
    const closed = await setStage(app, { by: stage.by, status: 'CLOSED' });
    expect((await start(stage.by, { ...body, cohortIds: [closed.cohortId] })).json()).toMatchObject({
      type: '/problems/timetable-closed',
    });
    const answers = await Promise.all([start(stage.by, body), start(stage.by, body)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
    const study = answers.find(({ statusCode }) => statusCode === 202)?.json<{ studyId: string }>();
    expect((await start(stage.by, body)).json()).toMatchObject({
      type: '/problems/capacity-study-running',
      params: { studyId: study?.studyId },
    });
    const list = (by: SignedIn) => call(app, by, 'GET', '/capacity-studies');
    expect((await list(stage.by)).json()).toMatchObject({ total: 1, items: [{ id: study?.studyId, resultsCount: 0 }] });
    const stranger = await signInAs(app, 'COORDINATOR');
    expect((await list(stranger)).json()).toMatchObject({ total: 0, items: [] });
    expect((await call(app, stranger, 'GET', `/capacity-studies/${study?.studyId}`)).statusCode).toBe(404);
    expect((await call(app, stranger, 'POST', `/capacity-studies/${study?.studyId}/cancellation`)).statusCode).toBe(
      404,
    );
  });
});

describe('the job of a capacity study', () => {
  it('cancelled between two options keeps what is done; cancelling what has ended is 409', async () => {
    const stage = await setStage(app);
    const study = await started(stage.by, { cohortIds: [stage.cohortId], options: [WEEK, room(stage, 50)] });
    const solve = planner.solve.bind(planner);
    const cancel = () => call(app, stage.by, 'POST', `/capacity-studies/${study.studyId}/cancellation`);
    const spy = jest.spyOn(planner, 'solve').mockImplementationOnce(async (problem) => {
      expect((await cancel()).json()).toMatchObject({ status: 'RUNNING', allowedActions: [] });
      return solve(problem, { seconds: 1 });
    });
    await work(study);
    expect(spy).toHaveBeenCalledTimes(1);
    expect(await show(stage.by, study.studyId)).toMatchObject({
      status: 'CANCELLED',
      results: [{ option: null, unplaced: 0 }],
      allowedActions: [],
    });
    expect((await cancel()).json()).toMatchObject({
      status: 409,
      type: '/problems/capacity-study-ended',
      params: { status: 'CANCELLED' },
    });
  });

  it('killed and called again goes on with the next option', async () => {
    const stage = await setStage(app);
    const study = await started(stage.by, { cohortIds: [stage.cohortId], options: [WEEK, room(stage, 50)] });
    const solve = planner.solve.bind(planner);
    const spy = jest
      .spyOn(planner, 'solve')
      .mockImplementationOnce((problem, options) => solve(problem, options))
      .mockRejectedValueOnce(new Error('killed'));
    await expect(work(study)).rejects.toThrow('killed');
    expect(await show(stage.by, study.studyId)).toMatchObject({ status: 'RUNNING', resultsCount: 1 });
    await work(study);
    // Once for the timetable as it is, once killed, and once for each option.
    expect(spy).toHaveBeenCalledTimes(4);
    expect((await show(stage.by, study.studyId)).results.map(({ option }) => option?.kind ?? null)).toEqual([
      null,
      'WEEK',
      'ROOM',
    ]);
  });
});
