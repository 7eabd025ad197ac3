import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, buildOrgUnit, signInAs } from '#identity/testing';
import { addDays, beijingInstant, systemContext } from '#kernel';
import { type Outbox, UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { AttendanceWorkerModule } from '../attendance/attendance-worker.module.js';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildInstructor, buildLesson } from '../testing.js';
import { queueMessagesOfLessons, withdrawMessagesOfLessons } from '../timetable/lesson-messages.js';
import { FollowAbsencesProcessor } from './follow-absences.processor.js';
import { LessonReconciliation } from './lesson-reconciliation.js';
import { TellNextDayProcessor } from './tell-next-day.processor.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, AttendanceWorkerModule]);
});
afterAll(() => app.close());

const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * HOUR);
const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const write = (use: (outbox: Outbox) => Promise<void>): Promise<void> =>
  app.get(UnitOfWork).run(systemContext('test'), ({ outbox }) => use(outbox));

interface Message {
  topic: string;
  key: string;
  available: Date;
}
const messagesOf = (lessonId: string): Promise<Message[]> =>
  query(
    `select topic, replace_key as key, available_at as available from outbox_message
     where payload->>'lessonId' = $1 and withdrawn_at is null order by available_at, id`,
    [lessonId],
  );
const keysOf = async (lessonId: string): Promise<string[]> =>
  (await messagesOf(lessonId)).map(({ key }) => key.split(':')[2] ?? '');

const ALL = ['reminder-week', 'reminder-day', 'reminder-hour', 'opening', 'closing', 'absences'];

describe('the messages of published lessons', () => {
  const lessons = (count: number) =>
    arrange(app, async (tx) => {
      const cohort = await buildCohort(tx);
      const instructorId = (await buildInstructor(tx)).id;
      const built: { id: string; startsAt: Date; endsAt: Date }[] = [];
      for (let n = 0; n < count; n += 1) {
        const startsAt = beijingInstant(addDays('2098-06-01', n), '10:00');
        built.push(await buildLesson(tx, cohort.id, { startsAt, instructorId }));
      }
      return built;
    });

  it('are queued for their times, all of a timetable in one go, and replaced when it moves', async () => {
    const built = await lessons(3);
    await write((outbox) => queueMessagesOfLessons(outbox, built, new Date()));
    for (const { id } of built) expect((await keysOf(id)).sort()).toEqual([...ALL].sort());
    const [first] = built;
    if (!first) throw new Error('no lesson');
    expect((await messagesOf(first.id)).map(({ available }) => available.toISOString())).toEqual([
      '2098-05-25T02:00:00.000Z',
      '2098-05-31T02:00:00.000Z',
      '2098-06-01T01:00:00.000Z',
      '2098-06-01T01:30:00.000Z',
      '2098-06-01T05:30:00.000Z',
      '2098-06-01T07:00:00.000Z',
    ]);
    // Moved to two hours from now: what lies in the past is gone, not merely replaced.
    const soon = { ...first, startsAt: inHours(0.5), endsAt: inHours(3.5) };
    await write((outbox) => queueMessagesOfLessons(outbox, [soon], new Date()));
    expect((await keysOf(first.id)).filter((key) => key.startsWith('reminder'))).toEqual([]);
    await write((outbox) => withdrawMessagesOfLessons(outbox, [first.id]));
    expect(await messagesOf(first.id)).toEqual([]);
  });
});

interface Past {
  lessonId: string;
  startsAt: Date;
  absent: string;
  onLeave: string;
  present: string;
  instructor: string;
}
/** A lesson that ended some hours ago: one was there, one on leave, one absent. */
const past = (status: 'CLOSED' | 'OPEN' = 'CLOSED'): Promise<Past> =>
  arrange(app, async (tx) => {
    const cohort = await buildCohort(tx);
    const instructor = await buildInstructor(tx);
    const lesson = await buildLesson(tx, cohort.id, { status, startsAt: inHours(-6), instructorId: instructor.id });
    const enroll = async (mark: 'PRESENT' | 'LEAVE' | 'ABSENT'): Promise<string> => {
      const { id, personId } = await buildTrainee(tx);
      const consentId = (await buildConsent(tx, personId)).id;
      const enrollment = await buildEnrollment(tx, cohort.id, id, { status: 'CONFIRMED', consentId });
      if (mark !== 'ABSENT' || status === 'CLOSED') {
        await tx.query(
          `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, $3, $4, 'SYSTEM')`,
          [lesson.id, enrollment.id, mark, mark === 'PRESENT' ? 4 : 0],
        );
      }
      return personId;
    };
    return {
      lessonId: lesson.id,
      startsAt: lesson.startsAt,
      present: await enroll('PRESENT'),
      onLeave: await enroll('LEAVE'),
      absent: await enroll('ABSENT'),
      instructor: instructor.personId,
    };
  });
const absences = ({ lessonId, startsAt }: Pick<Past, 'lessonId' | 'startsAt'>): Promise<void> =>
  app
    .get(UnitOfWork)
    .run(systemContext('test'), (work) =>
      app
        .get(FollowAbsencesProcessor, { strict: false })
        .tell({ payload: { lessonId, startsAt: startsAt.toISOString() } }, work),
    );
const noticesOf = (lessonId: string) =>
  query<{ person_id: string; kind: string; params: Record<string, unknown>; link: string }>(
    `select person_id, kind, params, link from notice where params->>'lessonId' = $1 order by kind`,
    [lessonId],
  );

describe('after a lesson', () => {
  it('who was absent without leave hears of it, and the instructor how many; once', async () => {
    const lesson = await past();
    await absences(lesson);
    await absences(lesson);
    expect(await noticesOf(lesson.lessonId)).toMatchObject([
      { person_id: lesson.instructor, kind: 'lesson-absences', params: { absent: 1, expected: 3 } },
      { person_id: lesson.absent, kind: 'lesson-missed', link: `/lessons/${lesson.lessonId}` },
    ]);
  });

  it('one that is still open is closed first, so that nobody is forgotten', async () => {
    const lesson = await past('OPEN');
    await absences(lesson);
    expect(await query(`select status from lesson where id = $1`, [lesson.lessonId])).toEqual([{ status: 'CLOSED' }]);
    expect((await noticesOf(lesson.lessonId)).map(({ person_id }) => person_id)).toContain(lesson.absent);
  });

  it('nothing is said of one that was moved or called off since, or where everybody came', async () => {
    const moved = await past();
    await absences({ ...moved, startsAt: inHours(-30) });
    const off = await past();
    await query(`update lesson set status = 'CANCELLED' where id = $1`, [off.lessonId]);
    await absences(off);
    const full = await past();
    await query(`update attendance set mark = 'LATE', class_hours = 3 where lesson_id = $1`, [full.lessonId]);
    await absences(full);
    for (const { lessonId } of [moved, off, full]) expect(await noticesOf(lessonId)).toEqual([]);
  });
});

describe('the evening before', () => {
  // A day of its own: nothing else has lessons there.
  const date = addDays('2090-01-01', Math.floor(Math.random() * 3000));
  const tell = (): Promise<void> =>
    app
      .get(UnitOfWork)
      .run(systemContext('test'), (work) =>
        app.get(TellNextDayProcessor, { strict: false }).tell({ payload: { date } }, work),
      );

  it('instructors and coordinators with lessons tomorrow get one notice with their own counts', async () => {
    const day = addDays(date, 1);
    const county = await arrange(app, (tx) => buildOrgUnit(tx));
    const coordinator = await signInAs(app, 'COORDINATOR', county.id);
    const elsewhere = await signInAs(app, 'COORDINATOR');
    const both = await signInAs(app, 'COORDINATOR', county.id);
    const former = await signInAs(app, 'COORDINATOR', county.id);
    await query(`update role_assignment set valid_until = '2089-01-01' where person_id = $1`, [former.personId]);
    const [instructor, second] = await arrange(app, async (tx) => {
      const one = await buildInstructor(tx);
      const two = await buildInstructor(tx, { personId: both.personId });
      const cohorts = [
        await buildCohort(tx, { orgUnitId: county.id }),
        await buildCohort(tx, { orgUnitId: county.id }),
      ];
      const at = (time: string): Date => beijingInstant(day, time);
      const [a, b] = cohorts.map(({ id }) => id);
      await buildLesson(tx, a ?? '', { startsAt: at('00:00'), instructorId: one.id, classHours: 2 });
      await buildLesson(tx, a ?? '', { startsAt: at('10:00'), instructorId: one.id });
      await buildLesson(tx, b ?? '', { startsAt: at('16:00'), instructorId: two.id });
      // Not tomorrow, not standing, not published.
      await buildLesson(tx, a ?? '', { startsAt: beijingInstant(addDays(day, 1), '00:00'), instructorId: one.id });
      await buildLesson(tx, a ?? '', { startsAt: at('12:00'), instructorId: one.id, status: 'CANCELLED' });
      const draft = await buildCohort(tx, { orgUnitId: county.id });
      await buildLesson(tx, draft.id, { startsAt: at('10:00') });
      await tx.query(`update cohort set timetable_status = 'DRAFT' where id = $1`, [draft.id]);
      return [one, two];
    });
    await tell();
    await tell();
    const told = await query<{ person_id: string; params: object; link: string }>(
      `select person_id, params, link from notice where kind = 'next-day' and params->>'date' = $1`,
      [day],
    );
    const of = (personId: string | undefined) => told.filter(({ person_id }) => person_id === personId);
    expect(of(instructor?.personId)).toMatchObject([
      {
        params: {
          teaching: 2,
          teachingClassHours: 6,
          overseen: 0,
          firstTaught: beijingInstant(day, '00:00').toISOString().replace('.000', ''),
        },
        link: '/my-lessons',
      },
    ]);
    expect(of(coordinator.personId)).toMatchObject([
      { params: { teaching: 0, overseen: 3, cohorts: 2 }, link: `/console/today?date=${day}` },
    ]);
    expect(of(second?.personId)).toMatchObject([{ params: { teaching: 1, overseen: 3, cohorts: 2 } }]);
    expect([...of(elsewhere.personId), ...of(former.personId)]).toEqual([]);
  });
});

describe('reconciliation of lessons', () => {
  const reconcile = () => app.get(LessonReconciliation, { strict: false }).reconcile(new Date());
  const standing = (hours: number, status: 'SCHEDULED' | 'OPEN' | 'CLOSED' = 'SCHEDULED') =>
    arrange(app, async (tx) => {
      const { id } = await buildCohort(tx);
      return buildLesson(tx, id, { startsAt: inHours(hours), status });
    });

  it('writes what is missing, and a second look finds nothing to do', async () => {
    const [far, open, closed] = [await standing(24 * 30), await standing(-1, 'OPEN'), await standing(-6, 'CLOSED')];
    await reconcile();
    expect((await keysOf(far.id)).sort()).toEqual([...ALL].sort());
    expect((await keysOf(open.id)).sort()).toEqual(['absences', 'closing']);
    expect(await keysOf(closed.id)).toEqual(['absences']);
    expect(await reconcile()).toEqual({ rebuilt: 0, withdrawn: 0 });
  });

  it('rebuilds exactly the rows that were deleted', async () => {
    const lesson = await standing(24 * 30);
    await reconcile();
    await query(`delete from outbox_message where replace_key = any($1)`, [
      [`lesson:${lesson.id}:opening`, `lesson:${lesson.id}:reminder-day`],
    ]);
    expect(await reconcile()).toEqual({ rebuilt: 2, withdrawn: 0 });
    expect((await keysOf(lesson.id)).sort()).toEqual([...ALL].sort());
  });

  it('takes back what belongs to another time, and to lessons that are off or not published any more', async () => {
    const [moved, off, unpublished] = [await standing(24 * 30), await standing(24 * 30), await standing(24 * 30)];
    await reconcile();
    // Behind the product's back: nothing else queues the new messages.
    await query(
      `update lesson set starts_at = starts_at + interval '2 days', ends_at = ends_at + interval '2 days' where id = $1`,
      [moved.id],
    );
    await query(`update lesson set status = 'CANCELLED' where id = $1`, [off.id]);
    await query(
      `update cohort set timetable_status = 'DRAFT' where id = (select cohort_id from lesson where id = $1)`,
      [unpublished.id],
    );
    expect(await reconcile()).toEqual({ rebuilt: 6, withdrawn: 18 });
    expect(await messagesOf(off.id)).toEqual([]);
    expect(await messagesOf(unpublished.id)).toEqual([]);
    const opening = (await messagesOf(moved.id)).find(({ key }) => key.endsWith(':opening'));
    expect(opening?.available.getTime()).toBe(moved.startsAt.getTime() + 48 * HOUR - HOUR / 2);
  });

  it('does not bring back what was processed, nor a reminder whose time is over', async () => {
    const lesson = await standing(5);
    await write((outbox) => queueMessagesOfLessons(outbox, [lesson], new Date(Date.now() - 48 * HOUR)));
    const messages = await messagesOf(lesson.id);
    await query(
      `insert into inbox_message (consumer, message_id)
       select 'course.remind-of-lesson', id from outbox_message where replace_key = $1`,
      [`lesson:${lesson.id}:reminder-day`],
    );
    await reconcile();
    expect(await messagesOf(lesson.id)).toEqual(messages);
    await query(`delete from outbox_message where replace_key = $1`, [`lesson:${lesson.id}:reminder-day`]);
    await reconcile();
    expect(await keysOf(lesson.id)).not.toContain('reminder-day');
  });

  it('leaves a lesson alone that somebody is moving at this moment', async () => {
    const lesson = await standing(24 * 30);
    await app.get(UnitOfWork).run(systemContext('test'), async ({ tx, outbox }) => {
      const later = { ...lesson, startsAt: inHours(24 * 40), endsAt: inHours(24 * 40 + 3) };
      await tx.query(`update lesson set starts_at = $2, ends_at = $3 where id = $1`, [
        lesson.id,
        later.startsAt,
        later.endsAt,
      ]);
      expect((await reconcile()).rebuilt).toBe(0);
      await queueMessagesOfLessons(outbox, [later], new Date());
    });
    expect(await reconcile()).toEqual({ rebuilt: 0, withdrawn: 0 });
    expect(await keysOf(lesson.id)).toHaveLength(6);
  });
});
