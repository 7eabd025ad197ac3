import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildLesson } from '../testing.js';
import {
  at,
  buildInstructor,
  buildRoom,
  type BuiltInstructor,
  call,
  lessonAt,
  setStage,
  showTimetable,
  type Stage,
} from '../timetable/testing.js';
import { clearTurns, hurry, lessonsOf, planned, post, showPlan } from './testing.js';
import { TimetablePlanWorkerModule } from './timetable-plan-worker.module.js';
import type { TimetablePlanView } from './timetable-plan.presenter.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetablePlanWorkerModule]);
});
beforeEach(async () => {
  hurry(app);
  await clearTurns(app);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const noticesOf = (personId: string) =>
  query<{ kind: string; params: { startsAt?: string; lessons?: number } }>(
    `select kind, params from notice where person_id = $1 and kind in ('lesson-moved','timetable-changed') order by id`,
    [personId],
  );
const openingOf = async (lessonId: string): Promise<string | undefined> =>
  (
    await query<{ at: Date }>(
      `select available_at as at from outbox_message where topic = 'course.lesson-opening-due'
       and payload->>'lessonId' = $1 and withdrawn_at is null`,
      [lessonId],
    )
  )[0]?.at.toISOString();

/** Four lessons, two on the first day and two on the second, published. */
async function published(overrides: Parameters<typeof setStage>[1] = {}): Promise<Stage> {
  const stage = await setStage(app, { classHours: 16, ...overrides });
  const made = await planned(app, stage.by, [stage.cohortId]);
  // Where the lessons are is this spec's matter, not the planner's.
  const times = [at('10:00'), at('16:00'), at('10:00', 1), at('16:00', 1)];
  await query(
    `update timetable_plan_lesson l set after_starts_at = t.starts, after_ends_at = t.starts::timestamptz + interval '3 hours'
     from unnest($2::timestamptz[]) with ordinality as t(starts, position)
     where l.timetable_plan_id = $1 and l.position = t.position`,
    [made.id, times],
  );
  const answer = await post(app, stage.by, `/${made.id}/publication`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return stage;
}
const away = (instructor: BuiltInstructor, fromDate = '2099-06-08', untilDate = fromDate) => ({
  type: 'INSTRUCTOR_AWAY',
  instructorId: instructor.id,
  fromDate,
  untilDate,
});
const repair = (stage: Stage, disruptions: object[], cohortIds = [stage.cohortId]): Promise<TimetablePlanView> =>
  planned(app, stage.by, cohortIds, { kind: 'REPAIR', disruptions });
const substituteFor = (stage: Stage): Promise<BuiltInstructor> =>
  arrange(app, (tx) => buildInstructor(tx, stage.baseId, stage.unitIds));
const enrolled = (stage: Stage): Promise<string> =>
  arrange(app, async (tx) => {
    const trainee = await buildTrainee(tx);
    const consent = await buildConsent(tx, trainee.personId);
    await buildEnrollment(tx, stage.cohortId, trainee.id, { status: 'CONFIRMED', consentId: consent.id });
    return trainee.personId;
  });

describe('an instructor is sick', () => {
  it('only the lessons that are hit move; nobody hears of it before it is published', async () => {
    const stage = await published();
    const substitute = await substituteFor(stage);
    const trainee = await enrolled(stage);
    const before = await showTimetable(app, stage.by, stage.cohortId);
    const plan = await repair(stage, [away(stage.instructor)]);
    expect(plan).toMatchObject({
      kind: 'REPAIR',
      status: 'READY',
      lessons: 4,
      affected: 2,
      affectedLocked: 0,
      moved: 2,
      unplaced: 0,
      disruptions: [{ type: 'INSTRUCTOR_AWAY' }],
      allowedActions: ['publish', 'discard', 'rerun'],
    });
    const lessons = await lessonsOf(app, stage.by, plan.id);
    expect(lessons).toMatchObject([
      { change: 'MOVED', isAffected: true, before: { instructor: { id: stage.instructor.id } } },
      { change: 'MOVED', isAffected: true },
      { change: 'SAME', isAffected: false, isLocked: false },
      { change: 'SAME', isAffected: false },
    ]);
    expect(lessons.slice(0, 2).map(({ after }) => after?.instructor.id)).toEqual([substitute.id, substitute.id]);
    expect((await lessonsOf(app, stage.by, plan.id, '&isAffected=true')).map(({ position }) => position)).toEqual([
      1, 2,
    ]);
    expect(await showTimetable(app, stage.by, stage.cohortId)).toEqual({ ...before, choices: expect.anything() });
    for (const { personId } of [stage.instructor, substitute]) expect(await noticesOf(personId)).toEqual([]);
    expect(
      await query(`select 1 from resource_availability where resource_id = $1`, [stage.instructor.resourceId]),
    ).toEqual([]);

    const answer = await post(app, stage.by, `/${plan.id}/publication`);
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { cohorts: 1, lessons: 4, moved: 2 }]);
    const after = await showTimetable(app, stage.by, stage.cohortId);
    expect(
      after.lessons.map(({ status, startsAt, instructor, isLocked }) => [status, startsAt, instructor?.id, isLocked]),
    ).toEqual(lessons.map(({ after: to }) => ['SCHEDULED', to?.startsAt, to?.instructor.id, false]));
    const booked = await query<{ status: string; n: number }>(
      `select b.status, count(*)::int as n from booking b join lesson l on l.id = b.subject_id where l.cohort_id = $1 group by 1`,
      [stage.cohortId],
    );
    expect(booked).toEqual([{ status: 'CONFIRMED', n: 12 }]);
    expect(await query(`select 1 from booking where resource_id = $1`, [substitute.resourceId])).toHaveLength(2);
    expect(
      await query(
        `select from_date::text as from, until_date::text as until, is_available as there from resource_availability where resource_id = $1`,
        [stage.instructor.resourceId],
      ),
    ).toEqual([{ from: '2099-06-08', until: '2099-06-08', there: false }]);
    for (const { personId } of [stage.instructor, substitute]) {
      expect((await noticesOf(personId)).map(({ kind }) => kind)).toEqual(['lesson-moved', 'lesson-moved']);
    }
    const moved = lessons.filter(({ before: from, after: to }) => from?.startsAt !== to?.startsAt);
    const changedForTrainees = lessons.filter(
      ({ before: from, after: to }) => from?.startsAt !== to?.startsAt || from?.room?.id !== to?.room?.id,
    );
    expect(await noticesOf(trainee)).toHaveLength(changedForTrainees.length);
    for (const { lessonId, after: to } of moved) {
      expect(await openingOf(lessonId ?? '')).toBe(
        new Date(Date.parse(to?.startsAt ?? '') - 30 * 60_000).toISOString(),
      );
    }
    const audit = await query<{ action: string }>(
      `select action from audit_log where subject_id = any($1) and action = 'lesson:move'`,
      [lessons.map(({ lessonId }) => lessonId)],
    );
    expect(audit).toHaveLength(2);
    expect(await showPlan(app, stage.by, plan.id)).toMatchObject({ status: 'PUBLISHED', allowedActions: [] });
    expect((await post(app, stage.by, `/${plan.id}/publication`)).json()).toMatchObject({
      type: '/problems/timetable-plan-state',
    });
  });

  it('with nobody else, other lessons give way, and whoever has many moved is told once', async () => {
    const stage = await published({ endsOn: '2099-06-10' });
    const trainee = await enrolled(stage);
    const plan = await repair(stage, [away(stage.instructor)]);
    expect(plan).toMatchObject({ affected: 2, moved: 4, unplaced: 0 });
    const lessons = await lessonsOf(app, stage.by, plan.id);
    expect(lessons.map(({ after }) => after?.startsAt)).toEqual([
      at('10:00', 1),
      at('16:00', 1),
      at('10:00', 2),
      at('16:00', 2),
    ]);
    expect((await post(app, stage.by, `/${plan.id}/publication`)).statusCode).toBe(200);
    for (const personId of [trainee, stage.instructor.personId]) {
      expect(await noticesOf(personId)).toMatchObject([
        { kind: 'timetable-changed', params: { lessons: 4, firstStartsAt: at('10:00', 1) } },
      ]);
    }
    expect(await openingOf(lessons[0]?.lessonId ?? '')).toBe(at('09:30', 1));
  });

  it('without any way out keeps the lesson where it is and is not published', async () => {
    const stage = await published({ endsOn: '2099-06-09' });
    const plan = await repair(stage, [away(stage.instructor, '2099-06-08', '2099-06-09')]);
    expect(plan).toMatchObject({ affected: 4, unplaced: 4, moved: 0, allowedActions: ['discard', 'rerun'] });
    expect((await post(app, stage.by, `/${plan.id}/publication`)).json()).toMatchObject({
      type: '/problems/timetable-not-publishable',
      blockers: [1, 2, 3, 4].map((position) => ({ code: 'LESSON_UNPLACED', params: { position } })),
    });
  });

  it('is published for the others once each lesson without a place was cancelled', async () => {
    const stage = await published();
    const substitute = await substituteFor(stage);
    const plan = await repair(stage, [away(stage.instructor)]);
    expect(plan).toMatchObject({ affected: 2, moved: 2, unplaced: 0 });
    // That the search found nothing for two of them is what this is about, not why.
    const lessons = await lessonsOf(app, stage.by, plan.id);
    const [one = '', two = '', three = ''] = lessons.map(({ lessonId }) => lessonId ?? '');
    await query(
      `update timetable_plan_lesson set change = 'UNPLACED', after_starts_at = null, after_ends_at = null,
         after_instructor_id = null, after_room_id = null where timetable_plan_id = $1 and lesson_id in ($2, $3)`,
      [plan.id, one, three],
    );
    await query(`update timetable_plan set unplaced = 2, moved = 1 where id = $1`, [plan.id]);
    const blocked = async () =>
      (await post(app, stage.by, `/${plan.id}/publication`)).json<{ type: string; blockers: object[] }>();
    const cancel = (id: string) => call(app, stage.by, 'POST', `/lessons/${id}/cancellation`, { reason: '讲师病了' });
    expect((await blocked()).blockers).toHaveLength(2);
    expect((await cancel(one)).statusCode).toBe(200);
    expect(await blocked()).toMatchObject({
      type: '/problems/timetable-not-publishable',
      blockers: [{ code: 'LESSON_UNPLACED', params: { position: 3 } }],
    });
    expect(await showPlan(app, stage.by, plan.id)).toMatchObject({
      unplaced: 2,
      unplacedCancelled: 1,
      allowedActions: ['discard', 'rerun'],
    });
    expect((await cancel(three)).statusCode).toBe(200);
    expect(await showPlan(app, stage.by, plan.id)).toMatchObject({
      isStale: false,
      unplacedCancelled: 2,
      allowedActions: ['publish', 'discard', 'rerun'],
    });
    expect((await lessonsOf(app, stage.by, plan.id)).map(({ change, isCancelled }) => [change, isCancelled])).toEqual([
      ['UNPLACED', true],
      ['MOVED', false],
      ['UNPLACED', true],
      ['SAME', false],
    ]);
    expect((await post(app, stage.by, `/${plan.id}/publication`)).json()).toMatchObject({ moved: 1 });
    const after = await showTimetable(app, stage.by, stage.cohortId);
    expect(after.lessons.map(({ status }) => status)).toEqual(['CANCELLED', 'SCHEDULED', 'CANCELLED', 'SCHEDULED']);
    expect(lessonAt(after, 2)).toMatchObject({ id: two, instructor: { id: substitute.id } });
    expect(await query(`select 1 from booking where subject_id = any($1)`, [[one, three]])).toEqual([]);
  });

  it('tells those of other cohorts who make up at a lesson that moves', async () => {
    const stage = await published({ endsOn: '2099-06-10' });
    const { lessons } = await showTimetable(app, stage.by, stage.cohortId);
    const guest = await arrange(app, async (tx) => {
      const other = await buildCohort(tx);
      const missed = await buildLesson(tx, other.id, { status: 'CLOSED', startsAt: new Date('2024-06-06T02:00:00Z') });
      const trainee = await buildTrainee(tx);
      const consentId = (await buildConsent(tx, trainee.personId)).id;
      const enrollment = await buildEnrollment(tx, other.id, trainee.id, { status: 'CONFIRMED', consentId });
      await tx.query(
        `insert into make_up_proposal (enrollment_id, missed_lesson_id, lesson_id, status, answered_at)
         values ($1, $2, $3, 'ACCEPTED', now())`,
        [enrollment.id, missed.id, lessons[0]?.id],
      );
      return trainee.personId;
    });
    const plan = await repair(stage, [away(stage.instructor)]);
    expect((await post(app, stage.by, `/${plan.id}/publication`)).statusCode).toBe(200);
    expect(await noticesOf(guest)).toMatchObject([{ kind: 'lesson-moved', params: { startsAt: at('10:00', 1) } }]);
  });

  it('leaves lessons that a person has fixed, and says that they are hit', async () => {
    const stage = await published();
    await substituteFor(stage);
    const before = await showTimetable(app, stage.by, stage.cohortId);
    await call(app, stage.by, 'PATCH', `/lessons/${lessonAt(before, 1).id}`, {});
    const plan = await repair(stage, [away(stage.instructor)]);
    expect(plan).toMatchObject({ affected: 2, affectedLocked: 1, moved: 1, unplaced: 0 });
    expect(await lessonsOf(app, stage.by, plan.id)).toMatchObject([
      { change: 'SAME', isLocked: true, isAffected: true },
      { change: 'MOVED', isLocked: false, isAffected: true },
      { change: 'SAME' },
      { change: 'SAME' },
    ]);
    expect((await post(app, stage.by, `/${plan.id}/publication`)).statusCode).toBe(200);
  });

  it('leaves lessons that have begun', async () => {
    const stage = await published();
    await substituteFor(stage);
    const { lessons } = await showTimetable(app, stage.by, stage.cohortId);
    await query(`update lesson set status = 'OPEN' where id = $1`, [lessons[0]?.id]);
    const plan = await repair(stage, [away(stage.instructor)]);
    expect(plan).toMatchObject({ affected: 1, moved: 1 });
    expect(await lessonsOf(app, stage.by, plan.id)).toMatchObject([
      { change: 'SAME', isLocked: true, isAffected: false },
      { change: 'MOVED' },
      { change: 'SAME' },
      { change: 'SAME' },
    ]);
  });

  it('finds the cohorts by itself, within the scope; nothing hit is said so', async () => {
    const stage = await published();
    await substituteFor(stage);
    const untouched = await published({ by: stage.by });
    const elsewhere = await published({ courseId: stage.courseId });
    await query(`update lesson set instructor_id = $1 where cohort_id = $2`, [stage.instructor.id, elsewhere.cohortId]);
    const plan = await repair(stage, [away(stage.instructor)], []);
    expect(plan.cohorts.map(({ id }) => id)).toEqual([stage.cohortId]);
    const ask = (disruption: object, cohortIds: string[] = []) =>
      post(app, stage.by, '', { kind: 'REPAIR', cohortIds, disruptions: [disruption] });
    expect((await ask(away(stage.instructor, '2099-07-01'))).json()).toMatchObject({
      status: 422,
      type: '/problems/timetable-not-affected',
    });
    expect((await ask(away(stage.instructor), [untouched.cohortId])).json()).toMatchObject({
      type: '/problems/timetable-not-affected',
    });
    expect((await ask(away(stage.instructor), [elsewhere.cohortId])).json()).toMatchObject({
      type: '/problems/not-found',
    });
    expect((await ask({ ...away(stage.instructor), instructorId: stage.cohortId })).json()).toMatchObject({
      type: '/problems/not-found',
      params: { what: 'instructor' },
    });
    // Days away of a person are not entered as those of a room.
    const lost = {
      type: 'ROOM_LOST',
      fromDate: '2099-06-08',
      untilDate: '2099-06-08',
      roomId: stage.instructor.resourceId,
    };
    expect((await ask(lost)).json()).toMatchObject({ type: '/problems/not-found', params: { what: 'room' } });
  });

  it('does not enter days away for somebody of another county team', async () => {
    const stage = await published();
    await substituteFor(stage);
    const stranger = await signInAs(app, 'COORDINATOR');
    await query(`update instructor set org_unit_id = $2 where id = $1`, [stage.instructor.id, stranger.orgUnitId]);
    const plan = await repair(stage, [away(stage.instructor)]);
    expect((await post(app, stage.by, `/${plan.id}/publication`)).statusCode).toBe(200);
    expect(
      await query(`select 1 from resource_availability where resource_id = $1`, [stage.instructor.resourceId]),
    ).toEqual([]);
  });
});

describe('a room is lost', () => {
  it('its lessons go to another one, and the room is away for good', async () => {
    const stage = await published();
    const other = await arrange(app, (tx) => buildRoom(tx, stage.baseId));
    const disruption = { type: 'ROOM_LOST', roomId: stage.roomId, fromDate: '2099-06-08', untilDate: '2099-06-30' };
    const plan = await repair(stage, [disruption]);
    const theory = (await showTimetable(app, stage.by, stage.cohortId)).lessons.filter(
      ({ room }) => room?.id === stage.roomId,
    );
    expect(plan).toMatchObject({ affected: theory.length, moved: theory.length, unplaced: 0 });
    const moved = await lessonsOf(app, stage.by, plan.id, '&change=MOVED');
    expect(new Set(moved.map(({ after }) => after?.room?.id))).toEqual(new Set([other]));
    expect((await post(app, stage.by, `/${plan.id}/publication`)).statusCode).toBe(200);
    expect(await query(`select 1 from resource_availability where resource_id = $1`, [stage.roomId])).toHaveLength(1);
    expect(await query(`select 1 from booking where resource_id = $1`, [stage.roomId])).toEqual([]);
  });
});

describe('a repair is stale', () => {
  it('when a person has moved or fixed one of its lessons meanwhile, or its substitute is taken', async () => {
    const stage = await published();
    const substitute = await substituteFor(stage);
    const [one, two] = [await repair(stage, [away(stage.instructor)]), await repair(stage, [away(stage.instructor)])];
    const stale = async (id: string) => {
      expect(await showPlan(app, stage.by, id)).toMatchObject({ isStale: true, allowedActions: ['discard', 'rerun'] });
      return (await post(app, stage.by, `/${id}/publication`)).json<object>();
    };
    const [first] = await lessonsOf(app, stage.by, one.id);
    await query(
      `insert into booking (resource_id, during, status, subject_type, subject_id)
       values ($1, tstzrange($2, $3), 'HELD', 'other', gen_random_uuid())`,
      [substitute.resourceId, first?.after?.startsAt, first?.after?.endsAt],
    );
    expect(await stale(one.id)).toMatchObject({
      type: '/problems/timetable-plan-stale',
      blockers: expect.arrayContaining([
        expect.objectContaining({
          code: 'LESSON_CLASH',
          params: expect.objectContaining({ position: 1, kind: 'INSTRUCTOR' }),
        }),
      ]),
    });
    await query(`delete from booking where subject_type = 'other' and resource_id = $1`, [substitute.resourceId]);
    await call(app, stage.by, 'PATCH', `/lessons/${first?.lessonId}`, { instructorId: substitute.id });
    expect(await stale(two.id)).toMatchObject({ blockers: [{ code: 'LESSON_CHANGED', params: { position: 1 } }] });
  });
});
