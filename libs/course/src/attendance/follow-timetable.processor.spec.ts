import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent } from '#identity/testing';
import { systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson, type LessonOverrides } from '../testing.js';
import { AttendanceWorkerModule } from './attendance-worker.module.js';
import { FollowTimetableProcessor } from './follow-timetable.processor.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, AttendanceWorkerModule]);
});
afterAll(() => app.close());

const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR);

interface Prepared {
  lessonId: string;
  cohortId: string;
  startsAt: Date;
  confirmed: { enrollmentId: string; personId: string };
  invited: { enrollmentId: string; personId: string };
  instructor: { id: string; personId: string };
}
const prepare = (overrides: LessonOverrides = {}): Promise<Prepared> =>
  arrange(app, async (tx) => {
    const cohort = await buildCohort(tx);
    const enroll = async (status: 'CONFIRMED' | 'INVITED') => {
      const trainee = await buildTrainee(tx);
      const consentId = (await buildConsent(tx, trainee.personId)).id;
      const { id } = await buildEnrollment(tx, cohort.id, trainee.id, { status, consentId });
      return { enrollmentId: id, personId: trainee.personId };
    };
    const instructor = await buildInstructor(tx);
    const lesson = await buildLesson(tx, cohort.id, {
      instructorId: instructor.id,
      startsAt: inHours(5),
      ...overrides,
    });
    return {
      lessonId: lesson.id,
      cohortId: cohort.id,
      startsAt: lesson.startsAt,
      confirmed: await enroll('CONFIRMED'),
      invited: await enroll('INVITED'),
      instructor,
    };
  });

type Step = 'remind' | 'open' | 'close';
const deliver = (step: Step, lessonId: string, startsAt: Date, lead = 'HOUR'): Promise<void> =>
  app
    .get(UnitOfWork)
    .run(systemContext('test'), (work) =>
      app
        .get(FollowTimetableProcessor, { strict: false })
        [step]({ payload: { lessonId, startsAt: startsAt.toISOString(), lead } }, work),
    );
const query = <T>(sql: string, given: unknown[]): Promise<T[]> => arrange(app, (tx) => tx.query(sql, given));
const notices = (lessonId: string): Promise<{ person_id: string; lead: string }[]> =>
  query(
    `select person_id, params->>'lead' as lead from notice where params->>'lessonId' = $1 and kind = 'lesson-reminder'`,
    [lessonId],
  );
const state = async (lessonId: string) =>
  (
    await query<{ lesson: string; cohort: string; secret: number | null; audits: number }>(
      `select l.status as lesson, c.status as cohort, length(l.sign_in_secret) as secret,
              (select count(*)::int from audit_log where subject_id = l.id::text) as audits
       from lesson l join cohort c on c.id = l.cohort_id where l.id = $1`,
      [lessonId],
    )
  )[0];

describe('the reminder', () => {
  it('goes to the confirmed and to the instructor, once, however often it is delivered', async () => {
    const { lessonId, startsAt, confirmed, instructor } = await prepare();
    await deliver('remind', lessonId, startsAt);
    await deliver('remind', lessonId, startsAt);
    const told = (await notices(lessonId)).map(({ person_id }) => person_id);
    expect(told.sort()).toEqual([confirmed.personId, instructor.personId].sort());
  });

  it('comes once for each lead, and one that the next has overtaken is left to that', async () => {
    const { lessonId, startsAt } = await prepare({ startsAt: inHours(30 * 24) });
    for (const lead of ['WEEK', 'DAY', 'HOUR', 'HOUR', 'YEAR']) await deliver('remind', lessonId, startsAt, lead);
    expect((await notices(lessonId)).map(({ lead }) => lead).sort()).toEqual([
      'DAY',
      'DAY',
      'HOUR',
      'HOUR',
      'WEEK',
      'WEEK',
    ]);
    const soon = await prepare({ startsAt: inHours(5) });
    await deliver('remind', soon.lessonId, soon.startsAt, 'WEEK');
    expect(await notices(soon.lessonId)).toEqual([]);
  });

  it('is not given for a time that is past, or a lesson that is off', async () => {
    const past = await prepare({ startsAt: inHours(-1) });
    await deliver('remind', past.lessonId, past.startsAt);
    const off = await prepare({ status: 'CANCELLED' });
    await deliver('remind', off.lessonId, off.startsAt);
    expect([...(await notices(past.lessonId)), ...(await notices(off.lessonId))]).toEqual([]);
  });
});

describe('a moved lesson', () => {
  it.each(['remind', 'open', 'close'] as const)('%s for the old time does nothing', async (step) => {
    const { lessonId, startsAt } = await prepare();
    await query(
      `update lesson set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
                 where id = $1`,
      [lessonId],
    );
    await deliver(step, lessonId, startsAt);
    expect(await notices(lessonId)).toEqual([]);
    expect(await state(lessonId)).toEqual({ lesson: 'SCHEDULED', cohort: 'OPEN', secret: null, audits: 0 });
  });
});

describe('opening', () => {
  it('makes the secret, sets the cohort running, and leaves both alone the second time', async () => {
    const { lessonId, startsAt } = await prepare();
    await deliver('open', lessonId, startsAt);
    expect(await state(lessonId)).toEqual({ lesson: 'OPEN', cohort: 'RUNNING', secret: 32, audits: 1 });
    const secret = await query(`select sign_in_secret from lesson where id = $1`, [lessonId]);
    await deliver('open', lessonId, startsAt);
    expect(await query(`select sign_in_secret from lesson where id = $1`, [lessonId])).toEqual(secret);
    expect(await state(lessonId)).toMatchObject({ audits: 1 });
  });

  it('does not bring back a lesson that is off or over', async () => {
    for (const status of ['CANCELLED', 'CLOSED'] as const) {
      const { lessonId, startsAt } = await prepare({ status });
      await deliver('open', lessonId, startsAt);
      expect(await state(lessonId)).toMatchObject({ lesson: status, audits: 0 });
    }
  });
});

describe('closing', () => {
  const marks = (lessonId: string) =>
    query(`select enrollment_id, mark, class_hours, method from attendance where lesson_id = $1`, [lessonId]);

  it('marks the confirmed without a mark as absent, and nobody else', async () => {
    const { lessonId, startsAt, confirmed } = await prepare({ status: 'OPEN' });
    await deliver('close', lessonId, startsAt);
    const absent = { enrollment_id: confirmed.enrollmentId, mark: 'ABSENT', class_hours: 0, method: 'SYSTEM' };
    expect(await marks(lessonId)).toEqual([absent]);
    expect(await state(lessonId)).toMatchObject({ lesson: 'CLOSED', audits: 1 });
    await deliver('close', lessonId, startsAt);
    expect(await state(lessonId)).toMatchObject({ audits: 1 });
  });

  it('keeps the marks that are there, and closes a lesson that nobody opened', async () => {
    const { lessonId, startsAt, confirmed } = await prepare();
    await query(
      `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, 'PRESENT', 4, 'PAPER')`,
      [lessonId, confirmed.enrollmentId],
    );
    await deliver('close', lessonId, startsAt);
    expect(await marks(lessonId)).toMatchObject([{ mark: 'PRESENT', method: 'PAPER' }]);
    expect(await state(lessonId)).toMatchObject({ lesson: 'CLOSED' });
  });
});
