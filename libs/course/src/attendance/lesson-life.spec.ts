import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson, type LessonOverrides } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

async function prepare(overrides: LessonOverrides = {}) {
  const instructor = await signInAs(app, 'INSTRUCTOR');
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { orgUnitId: instructor.orgUnitId });
    const { id } = await buildInstructor(tx, { personId: instructor.personId });
    const trainee = await buildTrainee(tx);
    const consentId = (await buildConsent(tx, trainee.personId)).id;
    await buildEnrollment(tx, cohort.id, trainee.id, { status: 'CONFIRMED', consentId });
    const lesson = await buildLesson(tx, cohort.id, { instructorId: id, ...overrides });
    return { instructor, lessonId: lesson.id, cohortId: cohort.id };
  });
}
const post = (by: SignedIn | undefined, lessonId: string, step: 'opening' | 'closing') =>
  app.inject({
    method: 'POST',
    url: `/api/v1/lessons/${lessonId}/${step}`,
    headers: by ? { authorization: by.authorization } : {},
  });

describe('POST /api/v1/lessons/:id/opening', () => {
  it('200: opens, sets the cohort running, and answers the same again', async () => {
    const { instructor, lessonId, cohortId } = await prepare();
    const opened = await post(instructor, lessonId, 'opening');
    expect([opened.statusCode, opened.json()]).toMatchObject([
      200,
      { id: lessonId, status: 'OPEN', as: 'INSTRUCTOR', allowedActions: ['close', 'show-code', 'mark'] },
    ]);
    expect((await post(instructor, lessonId, 'opening')).json()).toEqual(opened.json());
    const audits = await arrange(app, (tx) =>
      tx.query(
        `select (select status from cohort where id = $2) as cohort, count(*)::int as audits from audit_log
         where subject_id = $1 and action = 'lesson:open'`,
        [lessonId, cohortId],
      ),
    );
    expect(audits).toEqual([{ cohort: 'RUNNING', audits: 1 }]);
  });

  it('409 more than two hours before the start, and for one that is over', async () => {
    const early = await prepare({ startsAt: minutesAgo(-121) });
    expect((await post(early.instructor, early.lessonId, 'opening')).json()).toMatchObject({
      status: 409,
      type: '/problems/lesson-too-early',
    });
    const over = await prepare({ status: 'CLOSED' });
    expect((await post(over.instructor, over.lessonId, 'opening')).json()).toMatchObject({
      type: '/problems/lesson-not-openable',
    });
  });

  it('401, 403 for a trainee and for a coordinator, 404 for another instructor and for a draft', async () => {
    const { instructor, lessonId, cohortId } = await prepare();
    expect((await post(undefined, lessonId, 'opening')).statusCode).toBe(401);
    expect((await post(await signInAs(app, 'TRAINEE'), lessonId, 'opening')).statusCode).toBe(403);
    const coordinator = await signInAs(app, 'COORDINATOR', instructor.orgUnitId);
    expect((await post(coordinator, lessonId, 'opening')).statusCode).toBe(403);
    const other = await signInAs(app, 'INSTRUCTOR', instructor.orgUnitId);
    expect((await post(other, lessonId, 'opening')).statusCode).toBe(404);
    await arrange(app, (tx) => tx.query(`update cohort set timetable_status = 'DRAFT' where id = $1`, [cohortId]));
    expect((await post(instructor, lessonId, 'opening')).statusCode).toBe(404);
  });
});

describe('POST /api/v1/lessons/:id/closing', () => {
  it('200: marks everybody without a mark as absent, once', async () => {
    const { instructor, lessonId } = await prepare({ status: 'OPEN', startsAt: minutesAgo(10) });
    const closed = await post(instructor, lessonId, 'closing');
    expect([closed.statusCode, closed.json()]).toMatchObject([
      200,
      { status: 'CLOSED', counts: { expected: 1, absent: 1, unmarked: 0 }, allowedActions: [] },
    ]);
    expect((await post(instructor, lessonId, 'closing')).json()).toEqual(closed.json());
  });

  it('409 before the start, and for one that was not opened', async () => {
    const early = await prepare({ status: 'OPEN', startsAt: minutesAgo(-10) });
    expect((await post(early.instructor, early.lessonId, 'closing')).json()).toMatchObject({
      status: 409,
      type: '/problems/lesson-not-begun',
    });
    const unopened = await prepare();
    expect((await post(unopened.instructor, unopened.lessonId, 'closing')).json()).toMatchObject({
      type: '/problems/lesson-not-open',
      params: { status: 'SCHEDULED' },
    });
  });
});
