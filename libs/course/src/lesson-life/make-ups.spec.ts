import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs, type SignedIn } from '#identity/testing';
import { systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { AttendanceWorkerModule } from '../attendance/attendance-worker.module.js';
import { codeAt } from '../attendance/sign-in-code.rules.js';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildCourse, buildEnrollment, buildInstructor, buildLesson } from '../testing.js';
import { FollowAbsencesProcessor } from './follow-absences.processor.js';
import { MakeUpReconciliation } from './make-up-reconciliation.js';
import type { LessonGuest, MakeUp } from './make-up.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, AttendanceWorkerModule]);
});
afterAll(() => app.close());

const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * HOUR);
const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const call = (by: SignedIn | undefined, method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({
    method,
    url: `/api/v1${url}`,
    headers: by ? { authorization: by.authorization } : {},
    ...(payload ? { payload } : {}),
  });
const mine = async (by: SignedIn): Promise<MakeUp[]> =>
  (await call(by, 'GET', '/me/make-ups')).json<{ items: MakeUp[] }>().items;
const answer = (by: SignedIn | undefined, id: string, what: string) =>
  call(by, 'POST', `/me/make-ups/${id}/answer`, { answer: what });

interface Stage {
  missed: { id: string; startsAt: Date };
  enrollmentId: string;
  by: SignedIn;
  /** The other cohort, its lesson of the same unit, and who teaches it. */
  other: { cohortId: string; lessonId: string; instructor: SignedIn };
}

/** Two cohorts of one course at one base; a trainee of the first was absent, and the second has the lesson tomorrow. */
async function stage(
  given: { mark?: string; capacity?: number; hours?: number; status?: string } = {},
): Promise<Stage> {
  const built = await arrange(app, async (tx) => {
    const course = await buildCourse(tx);
    const own = await buildCohort(tx, { courseId: course.id });
    const other = await buildCohort(tx, { courseId: course.id, orgUnitId: own.orgUnitId, capacity: given.capacity });
    await tx.query(`update cohort set base_id = (select base_id from cohort where id = $2) where id = $1`, [
      other.id,
      own.id,
    ]);
    const trainee = await buildTrainee(tx);
    const consentId = (await buildConsent(tx, trainee.personId)).id;
    const enrollment = await buildEnrollment(tx, own.id, trainee.id, { status: 'CONFIRMED', consentId });
    const status = (given.status ?? 'CLOSED') as 'CLOSED';
    const missed = await buildLesson(tx, own.id, { status, startsAt: inHours(status === 'CLOSED' ? -6 : 30) });
    if (status === 'CLOSED') {
      await tx.query(
        `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, $3, $4, 'SYSTEM')`,
        [missed.id, enrollment.id, given.mark ?? 'ABSENT', given.mark === 'PRESENT' ? 4 : 0],
      );
    }
    const instructor = await buildInstructor(tx);
    const lesson = await buildLesson(tx, other.id, {
      startsAt: inHours(24),
      classHours: given.hours,
      instructorId: instructor.id,
    });
    return { missed, enrollmentId: enrollment.id, trainee, other, lesson, instructor };
  });
  return {
    missed: built.missed,
    enrollmentId: built.enrollmentId,
    by: await signInAs(app, 'TRAINEE', undefined, built.trainee.personId),
    other: {
      cohortId: built.other.id,
      lessonId: built.lesson.id,
      instructor: await signInAs(app, 'INSTRUCTOR', undefined, built.instructor.personId),
    },
  };
}
const propose = ({ missed }: Pick<Stage, 'missed'>): Promise<void> =>
  app
    .get(UnitOfWork)
    .run(systemContext('test'), (work) =>
      app
        .get(FollowAbsencesProcessor, { strict: false })
        .propose({ payload: { lessonId: missed.id, startsAt: missed.startsAt.toISOString() } }, work),
    );
async function proposed(given: Parameters<typeof stage>[0] = {}): Promise<Stage & { id: string }> {
  const found = await stage(given);
  await propose(found);
  const [makeUp] = await mine(found.by);
  if (!makeUp) throw new Error('nothing was proposed');
  return { ...found, id: makeUp.id };
}

describe('a proposal', () => {
  it('names the next lesson of the same unit elsewhere, and is told once', async () => {
    const found = await stage();
    await propose(found);
    await propose(found);
    expect(await mine(found.by)).toMatchObject([
      {
        status: 'PROPOSED',
        canAnswer: true,
        missed: { lessonId: found.missed.id },
        lesson: { lessonId: found.other.lessonId },
      },
    ]);
    expect(
      await query(`select kind, link from notice where person_id = $1 and kind = 'make-up-proposed'`, [
        found.by.personId,
      ]),
    ).toEqual([{ kind: 'make-up-proposed', link: `/lessons/${found.missed.id}` }]);
  });

  it('is made for leave too, and not for who was there', async () => {
    expect(await mine((await proposed({ mark: 'LEAVE' })).by)).toHaveLength(1);
    const present = await stage({ mark: 'PRESENT' });
    await propose(present);
    expect(await mine(present.by)).toEqual([]);
  });

  it('needs a free seat, the same class hours, a published timetable and some time to answer', async () => {
    const full = await stage({ capacity: 1 });
    await arrange(app, async (tx) => {
      const trainee = await buildTrainee(tx);
      await buildEnrollment(tx, full.other.cohortId, trainee.id, { status: 'INVITED' });
    });
    const shorter = await stage({ hours: 2 });
    const draft = await stage();
    await query(`update cohort set timetable_status = 'DRAFT' where id = $1`, [draft.other.cohortId]);
    const soon = await stage();
    await query(
      `update lesson set starts_at = now() + interval '11 hours', ends_at = now() + interval '14 hours' where id = $1`,
      [soon.other.lessonId],
    );
    for (const one of [full, shorter, draft, soon]) {
      await propose(one);
      expect(await mine(one.by)).toEqual([]);
    }
  });

  it('comes for a lesson that was called off, and ends when its own lesson is over or off', async () => {
    const off = await stage({ status: 'CANCELLED' });
    const reconcile = () => app.get(MakeUpReconciliation, { strict: false }).reconcile(new Date());
    await reconcile();
    const [makeUp] = await mine(off.by);
    expect(makeUp).toMatchObject({ status: 'PROPOSED', lesson: { lessonId: off.other.lessonId } });
    await query(`update lesson set status = 'CANCELLED' where id = $1`, [off.other.lessonId]);
    await reconcile();
    expect(await mine(off.by)).toMatchObject([{ status: 'EXPIRED', canAnswer: false }]);
    expect((await answer(off.by, makeUp?.id ?? '', 'ACCEPTED')).json()).toMatchObject({
      type: '/problems/make-up-gone',
    });
  });
});

describe('the answer', () => {
  it('yes or no, repeated at will, but not the other way round', async () => {
    const yes = await proposed();
    for (let n = 0; n < 2; n += 1) {
      const response = await answer(yes.by, yes.id, 'ACCEPTED');
      expect([response.statusCode, response.json<MakeUp>().status]).toEqual([200, 'ACCEPTED']);
    }
    expect((await answer(yes.by, yes.id, 'DECLINED')).json()).toMatchObject({
      status: 409,
      type: '/problems/make-up-answered',
    });
    expect(await query(`select action from audit_log where subject_id = $1`, [yes.id])).toEqual([
      { action: 'make-up:accept' },
    ]);
    const no = await proposed();
    expect((await answer(no.by, no.id, 'DECLINED')).json()).toMatchObject({ status: 'DECLINED' });
    await propose(no);
    expect(await mine(no.by)).toHaveLength(1);
  });

  it('is the trainee’s own: 401, 404 for others, 400 for nonsense', async () => {
    const { id, by } = await proposed();
    expect((await answer(undefined, id, 'ACCEPTED')).statusCode).toBe(401);
    expect((await answer(await signInAs(app, 'TRAINEE'), id, 'ACCEPTED')).statusCode).toBe(404);
    expect((await answer(await signInAs(app, 'ADMIN'), id, 'ACCEPTED')).statusCode).toBe(404);
    expect((await answer(by, id, 'PERHAPS')).statusCode).toBe(400);
    expect((await answer(by, '00000000-0000-4000-8000-000000000000', 'ACCEPTED')).statusCode).toBe(404);
  });

  it('is refused when the seat is gone, the lesson has begun, or another lesson lies there by now', async () => {
    const full = await proposed();
    await query(`update cohort set capacity = 1 where id = $1`, [full.other.cohortId]);
    await arrange(app, async (tx) => {
      await buildEnrollment(tx, full.other.cohortId, (await buildTrainee(tx)).id, { status: 'INVITED' });
    });
    const begun = await proposed();
    await query(`update lesson set status = 'OPEN' where id = $1`, [begun.other.lessonId]);
    const found = await proposed();
    await query(`update attendance set mark = 'PRESENT', class_hours = 4, method = 'PAPER' where enrollment_id = $1`, [
      found.enrollmentId,
    ]);
    expect(await mine(found.by)).toMatchObject([{ canAnswer: false }]);
    for (const one of [full, begun, found]) {
      expect((await answer(one.by, one.id, 'ACCEPTED')).json()).toMatchObject({
        status: 409,
        type: '/problems/make-up-gone',
      });
    }
    const busy = await proposed();
    await arrange(app, async (tx) => {
      const [{ cohort } = { cohort: '' }] = await tx.query<{ cohort: string }[]>(
        `select cohort_id as cohort from enrollment where id = $1`,
        [busy.enrollmentId],
      );
      await buildLesson(tx, cohort, { startsAt: inHours(25) });
    });
    expect((await answer(busy.by, busy.id, 'ACCEPTED')).json()).toMatchObject({
      status: 409,
      type: '/problems/make-up-clash',
    });
  });
});

describe('making up', () => {
  const hours = async (enrollmentId: string) =>
    query(`select lesson_id, mark, class_hours, method from attendance where enrollment_id = $1`, [enrollmentId]);
  const open = async (lessonId: string): Promise<Buffer> => {
    const [{ secret } = { secret: Buffer.alloc(0) }] = await query<{ secret: Buffer }>(
      `update lesson set status = 'OPEN', opened_at = now() - interval '10 minutes', starts_at = date_trunc('second', now()) - interval '5 minutes',
         ends_at = now() + interval '175 minutes', sign_in_secret = decode(repeat('ab', 32), 'hex') where id = $1
       returning sign_in_secret as secret`,
      [lessonId],
    ).then((rows) => (Array.isArray(rows[0]) ? (rows[0] as never) : rows));
    return secret;
  };
  const signIn = (by: SignedIn, lessonId: string, secret: Buffer) =>
    call(by, 'POST', `/lessons/${lessonId}/sign-in`, { code: codeAt(secret, new Date()) });

  it('after a yes the trainee signs in there, and the hours count for the missed lesson, once', async () => {
    const found = await proposed();
    const { lessonId, instructor } = found.other;
    expect((await call(found.by, 'GET', `/lessons/${lessonId}`)).statusCode).toBe(404);
    await answer(found.by, found.id, 'ACCEPTED');
    expect((await call(found.by, 'GET', `/lessons/${lessonId}`)).json()).toMatchObject({
      as: 'TRAINEE',
      attendance: null,
    });
    const upcoming = (await call(found.by, 'GET', '/me/lessons')).json<{ items: { id: string }[] }>().items;
    expect(upcoming.map(({ id }) => id)).toEqual([lessonId]);
    const guests = async () =>
      (await call(instructor, 'GET', `/lessons/${lessonId}/guests`)).json<{ items: LessonGuest[] }>().items;
    expect(await guests()).toMatchObject([{ enrollmentId: found.enrollmentId, hasSignedIn: false }]);
    const secret = await open(lessonId);
    expect((await call(found.by, 'GET', `/lessons/${lessonId}`)).json()).toMatchObject({
      canSignIn: true,
      allowedActions: ['sign-in'],
    });
    const signedIn = await signIn(found.by, lessonId, secret);
    expect([signedIn.statusCode, signedIn.json()]).toMatchObject([
      200,
      { lessonId, mark: 'LATE', classHours: 4, attendedClassHours: 4, plannedClassHours: 4, isRepeated: false },
    ]);
    expect((await signIn(found.by, lessonId, secret)).json()).toMatchObject({ isRepeated: true, classHours: 4 });
    expect(await hours(found.enrollmentId)).toEqual([
      { lesson_id: found.missed.id, mark: 'LATE', class_hours: 4, method: 'CODE' },
    ]);
    expect(await guests()).toMatchObject([{ hasSignedIn: true }]);
    expect((await call(found.by, 'GET', `/lessons/${found.missed.id}`)).json()).toMatchObject({
      attendance: { mark: 'LATE' },
    });
  });

  it('replaces leave as well, but never a mark that gave hours', async () => {
    const leave = await proposed({ mark: 'LEAVE' });
    await answer(leave.by, leave.id, 'ACCEPTED');
    const secret = await open(leave.other.lessonId);
    expect((await signIn(leave.by, leave.other.lessonId, secret)).statusCode).toBe(200);
    const corrected = await proposed();
    await answer(corrected.by, corrected.id, 'ACCEPTED');
    await query(
      `update attendance set mark = 'LEFT_EARLY', class_hours = 3, method = 'PAPER' where enrollment_id = $1`,
      [corrected.enrollmentId],
    );
    const other = await open(corrected.other.lessonId);
    expect((await signIn(corrected.by, corrected.other.lessonId, other)).statusCode).toBe(409);
    expect(await hours(corrected.enrollmentId)).toMatchObject([{ mark: 'LEFT_EARLY', class_hours: 3 }]);
  });

  it('does not open the lesson to who was asked and has not said yes, or whose own cohort is decided', async () => {
    const silent = await proposed();
    const secret = await open(silent.other.lessonId);
    expect((await signIn(silent.by, silent.other.lessonId, secret)).statusCode).toBe(404);
    const decided = await proposed();
    await answer(decided.by, decided.id, 'ACCEPTED');
    await query(`update cohort set status = 'CLOSING' where id = (select cohort_id from enrollment where id = $1)`, [
      decided.enrollmentId,
    ]);
    const other = await open(decided.other.lessonId);
    expect((await signIn(decided.by, decided.other.lessonId, other)).json()).toMatchObject({
      type: '/problems/lesson-not-open',
    });
    expect(await hours(decided.enrollmentId)).toMatchObject([{ mark: 'ABSENT', class_hours: 0 }]);
  });

  it('shows guests to whoever teaches the lesson only', async () => {
    const { other, by } = await proposed();
    expect((await call(by, 'GET', `/lessons/${other.lessonId}/guests`)).statusCode).toBe(403);
    expect((await call(await signInAs(app, 'INSTRUCTOR'), 'GET', `/lessons/${other.lessonId}/guests`)).statusCode).toBe(
      404,
    );
    expect((await call(other.instructor, 'GET', `/lessons/${other.lessonId}/guests`)).json()).toMatchObject({
      items: [],
      total: 0,
    });
  });
});
