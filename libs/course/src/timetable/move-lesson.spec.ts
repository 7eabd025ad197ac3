import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildConsent, buildPerson, signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment, buildLesson } from '../testing.js';
import {
  at,
  buildCountyBase,
  buildInstructor,
  buildRoom,
  call,
  lessonAt,
  planNow,
  setStage,
  type Stage,
} from './testing.js';
import type { Timetable } from './timetable.presenter.js';
import { TimetableWorkerModule } from './timetable-worker.module.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule, TimetableWorkerModule]);
});
afterAll(() => app.close());

const query = <T>(sql: string, given: unknown[] = []): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, given));
const move = (by: Stage['by'] | undefined, lessonId: string, payload: object) =>
  call(app, by, 'PATCH', `/lessons/${lessonId}`, payload);
const publish = ({ by, cohortId }: Stage) => call(app, by, 'POST', `/cohorts/${cohortId}/timetable/publication`);
/** Two lessons, planned: 10:00 and 16:00 of the first day. */
async function planned(stageOf: Parameters<typeof setStage>[1] = {}): Promise<{ stage: Stage; timetable: Timetable }> {
  const stage = await setStage(app, stageOf);
  return { stage, timetable: await planNow(app, stage) };
}
const messagesOf = (lessonId: string) =>
  query<{ id: string; topic: string; available: Date; payload: { startsAt: string } }>(
    `select id, topic, available_at as available, payload from outbox_message
     where payload->>'lessonId' = $1 and withdrawn_at is null and replace_key is not null order by available_at`,
    [lessonId],
  );
const noticesOf = (personId: string) =>
  query<{ kind: string; params: Record<string, string> }>(
    `select kind, params from notice where person_id = $1 and kind = 'lesson-moved' order by created_at`,
    [personId],
  );

describe('PATCH /api/v1/lessons/:id', () => {
  it('200: moves time and room of a draft; bookings follow; the lesson is fixed from then on; the move is audited', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    const other = await arrange(app, (tx) => buildRoom(tx, stage.baseId, { kind: 'LIVE_ROOM' }));
    const response = await move(stage.by, id, { startsAt: at('20:00', 1), roomId: other });
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      { id, startsAt: at('20:00', 1), endsAt: at('23:00', 1), room: { id: other }, isLocked: true, status: 'DRAFT' },
    ]);
    const booked = await query(
      `select lower(during) as starts, upper(during) as ends, status from booking where subject_id = $1 and resource_id = $2`,
      [id, other],
    );
    expect(booked).toEqual([{ starts: new Date(at('20:00', 1)), ends: new Date(at('23:00', 1)), status: 'HELD' }]);
    expect(await query(`select 1 from booking where subject_id = $1`, [id])).toHaveLength(3);
    expect(await query(`select changes from audit_log where subject_id = $1 and action = 'lesson:move'`, [id])).toEqual(
      [
        {
          changes: {
            from: { startsAt: at('16:00'), room: stage.studioId, instructor: stage.instructor.id },
            to: { startsAt: at('20:00', 1), room: other, instructor: stage.instructor.id },
          },
        },
      ],
    );
  });

  it('200: lessons may touch, and an empty body fixes a lesson where it is', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    expect((await move(stage.by, id, { startsAt: at('13:00') })).json()).toMatchObject({ startsAt: at('13:00') });
    expect((await move(stage.by, lessonAt(timetable, 1).id, {})).json()).toMatchObject({
      startsAt: at('10:00'),
      isLocked: true,
    });
  });

  it('409 lesson-clash with each kind, whom it concerns and what is in the way', async () => {
    const { stage, timetable } = await planned({ capacity: 33 });
    const [theory, practice] = [lessonAt(timetable, 1), lessonAt(timetable, 2)];
    const made = await arrange(app, async (tx) => ({
      small: await buildRoom(tx, stage.baseId, { kind: 'STUDIO', capacity: 32 }),
      closed: await buildRoom(tx, stage.baseId, { kind: 'STUDIO' }),
      free: await buildRoom(tx, stage.baseId, { kind: 'STUDIO' }),
      taken: await buildRoom(tx, stage.baseId, { kind: 'STUDIO' }),
      colleague: await buildInstructor(tx, stage.baseId, stage.unitIds),
      stranger: await buildInstructor(tx, stage.baseId, [stage.unitIds[0] ?? '']),
      outsider: await buildInstructor(tx, stage.baseId, []),
      away: await buildInstructor(tx, stage.baseId, stage.unitIds),
      tired: await buildInstructor(tx, stage.baseId, stage.unitIds),
    }));
    await query(`update resource set closed_on = '2099-06-09' where id = $1`, [made.closed]);
    await query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available) values ($1, '2099-06-09', '2099-06-09', false)`,
      [made.away.resourceId],
    );
    const book = (resourceId: string, from: string, until: string, placeId: string | null = stage.baseId) =>
      query(
        `insert into booking (resource_id, during, status, subject_type, subject_id, place_org_unit_id)
         values ($1, tstzrange($2, $3), 'HELD', 'lesson', $4, $5)`,
        [resourceId, from, until, theory.id, placeId],
      );
    await book(made.taken, at('15:00', 1), at('17:00', 1));
    await book(made.colleague.resourceId, at('15:00', 1), at('17:00', 1));
    await book(made.tired.resourceId, at('08:00', 1), at('11:45', 1));
    const clash = async (change: object, lesson = practice) => {
      const response = await move(stage.by, lesson.id, { startsAt: at('16:00', 1), ...change });
      const { type, status, params } = response.json<{ type: string; status: number; params: object }>();
      expect({ type, status }).toEqual({ type: '/problems/lesson-clash', status: 409 });
      return params;
    };
    expect(await clash({ instructorId: made.stranger.id })).toMatchObject({ kind: 'COMPETENCE', who: 'INSTRUCTOR' });
    expect(await clash({ instructorId: made.outsider.id })).toMatchObject({ kind: 'COMPETENCE', who: 'INSTRUCTOR' });
    expect(await clash({ roomId: stage.roomId })).toMatchObject({ kind: 'ROOM_KIND', who: 'ROOM' });
    expect(await clash({ roomId: made.small })).toMatchObject({ kind: 'CAPACITY', who: 'ROOM' });
    expect(await clash({ startsAt: at('10:00', 7) })).toMatchObject({ kind: 'DATES', who: 'COHORT' });
    expect(await clash({ startsAt: at('22:00', 1) })).toMatchObject({ kind: 'DATES', who: 'COHORT' });
    expect(await clash({ startsAt: at('12:00') })).toMatchObject({
      kind: 'COHORT',
      who: 'COHORT',
      with: `${timetable.cohort.code} 单元 1`,
      from: at('10:00'),
      until: at('13:00'),
    });
    expect(await clash({ startsAt: at('19:30') }, theory)).toMatchObject({ kind: 'ORDER', from: at('16:00') });
    expect(await clash({ instructorId: made.colleague.id })).toMatchObject({
      kind: 'INSTRUCTOR',
      who: 'INSTRUCTOR',
      from: at('15:00', 1),
      until: at('17:00', 1),
    });
    expect(await clash({ roomId: made.taken })).toMatchObject({ kind: 'ROOM', who: 'ROOM', from: at('15:00', 1) });
    expect(await clash({ roomId: made.closed })).toMatchObject({ kind: 'AVAILABILITY', who: 'ROOM' });
    expect(await clash({ instructorId: made.away.id })).toMatchObject({ kind: 'AVAILABILITY', who: 'INSTRUCTOR' });
    expect(await clash({ instructorId: made.tired.id })).toMatchObject({ kind: 'CLASS_HOURS', who: 'INSTRUCTOR' });
    // What was refused has changed nothing, and what is in nobody's way is possible.
    expect((await move(stage.by, practice.id, { startsAt: at('16:00', 1), roomId: made.free })).statusCode).toBe(200);
  });

  it('409 TRAVEL: ends in Keping at 14:00, is offered Kuqa at 16:00 (handbook §6); Awat two hours later is possible', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const stage = await setStage(app, { by });
    const rooms = await arrange(app, async (tx) => {
      const baseOf = async (code: string) => (await buildCountyBase(tx, by.orgUnitId, code)).id;
      const [keping, kuqa, awat] = [await baseOf('652929'), await baseOf('652902'), await baseOf('652928')];
      await tx.query(`update resource set org_unit_id = $2 where id = $1`, [stage.roomId, keping]);
      return {
        kuqa: await buildRoom(tx, kuqa, { kind: 'STUDIO' }),
        awat: await buildRoom(tx, awat, { kind: 'STUDIO' }),
      };
    });
    const timetable = await planNow(app, stage);
    const [theory, practice] = [lessonAt(timetable, 1), lessonAt(timetable, 2)];
    await move(by, practice.id, { startsAt: at('10:00', 3) });
    expect((await move(by, theory.id, { startsAt: at('11:00') })).json()).toMatchObject({ endsAt: at('14:00') });
    const refused = await move(by, practice.id, { startsAt: at('16:00'), roomId: rooms.kuqa });
    expect(refused.json()).toMatchObject({
      status: 409,
      params: { kind: 'TRAVEL', who: 'INSTRUCTOR', from: at('11:00'), until: at('14:00') },
    });
    expect((await move(by, practice.id, { startsAt: at('20:00'), roomId: rooms.kuqa })).json()).toMatchObject({
      params: { kind: 'TRAVEL' },
    });
    // Two hours and the half hour around them.
    expect((await move(by, practice.id, { startsAt: at('16:29'), roomId: rooms.awat })).statusCode).toBe(409);
    expect((await move(by, practice.id, { startsAt: at('16:30'), roomId: rooms.awat })).statusCode).toBe(200);
  });

  it('400, 401, 403, 404 and 422', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    expect((await move(undefined, id, {})).statusCode).toBe(401);
    expect((await move(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), id, {})).statusCode).toBe(403);
    expect((await move(await signInAs(app, 'COORDINATOR'), id, {})).json()).toMatchObject({
      params: { what: 'lesson' },
    });
    expect((await move(stage.by, id, { startsAt: '2099-06-10T10:00:30Z' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/startsAt' }],
    });
    expect((await move(stage.by, id, { startsAt: '2099-06-10' })).statusCode).toBe(400);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await move(stage.by, id, { instructorId: nobody })).json()).toMatchObject({
      params: { what: 'instructor' },
    });
    const foreign = await setStage(app);
    expect((await move(stage.by, id, { roomId: foreign.studioId })).json()).toMatchObject({ params: { what: 'room' } });
    expect((await move(stage.by, id, { startsAt: '2020-06-10T02:00:00Z' })).json()).toMatchObject({
      status: 422,
      type: '/problems/lesson-in-the-past',
    });
    expect((await move(stage.by, id, { roomId: null })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/roomId', code: 'required' }],
    });
    for (const status of ['OPEN', 'CLOSED', 'CANCELLED']) {
      await query(`update lesson set status = $2 where id = $1`, [id, status]);
      expect((await move(stage.by, id, { startsAt: at('10:00', 3) })).json()).toMatchObject({
        status: 409,
        type: '/problems/lesson-not-movable',
        params: { status },
      });
    }
  });

  it('an unplaced lesson needs start, room and instructor, and then has them', async () => {
    const stage = await setStage(app);
    await query(`update resource set closed_on = '2099-01-01' where id = $1`, [stage.studioId]);
    const { id } = lessonAt(await planNow(app, stage), 2);
    expect((await move(stage.by, id, {})).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/startsAt' }, { pointer: '/instructorId' }, { pointer: '/roomId' }],
    });
    const roomId = await arrange(app, (tx) => buildRoom(tx, stage.baseId, { kind: 'STUDIO' }));
    const where = { startsAt: at('16:00', 2), instructorId: stage.instructor.id, roomId };
    expect((await move(stage.by, id, where)).json()).toMatchObject({ status: 'DRAFT', startsAt: at('16:00', 2) });
  });

  it('keeps the class hours that the lesson was planned with when the course plan says otherwise', async () => {
    const { stage, timetable } = await planned();
    const { id } = lessonAt(timetable, 2);
    await publish(stage);
    await query(`update course_unit set class_hours = 2 where id = $1`, [stage.unitIds[1]]);
    expect((await move(stage.by, id, { startsAt: at('16:00', 2) })).json()).toMatchObject({
      classHours: 4,
      endsAt: at('19:00', 2),
    });
  });
});

describe('two coordinators at the same instant', () => {
  it('into one room: one wins, the other gets the reason', async () => {
    const first = await setStage(app);
    const second = await setStage(app, { by: first.by });
    const third = await setStage(app, { by: first.by });
    const stages = [first, second, third];
    const timetables = await Promise.all(stages.map((stage) => planNow(app, stage)));
    for (let round = 0; round < 5; round += 1) {
      const roomId = await arrange(app, (tx) => buildRoom(tx, first.baseId, { kind: 'STUDIO' }));
      const answers = await Promise.all(
        stages.map((stage, i) =>
          move(stage.by, lessonAt(timetables[i] as Timetable, 2).id, { startsAt: at('20:00', 1 + round), roomId }),
        ),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
      for (const lost of answers.filter(({ statusCode }) => statusCode === 409)) {
        expect(lost.json()).toMatchObject({ type: '/problems/lesson-clash', params: { kind: 'ROOM', who: 'ROOM' } });
      }
    }
  });

  it('one instructor to two places: the ride is checked against what the other has just written', async () => {
    const by = await signInAs(app, 'COORDINATOR');
    const first = await setStage(app, { by });
    const second = await setStage(app, { by, courseId: first.courseId });
    const shared = await arrange(app, async (tx) => {
      const [keping, kuqa] = [
        (await buildCountyBase(tx, by.orgUnitId, '652929')).id,
        (await buildCountyBase(tx, by.orgUnitId, '652902')).id,
      ];
      return {
        instructor: await buildInstructor(tx, keping, first.unitIds),
        rooms: [await buildRoom(tx, keping, { kind: 'STUDIO' }), await buildRoom(tx, kuqa, { kind: 'STUDIO' })],
      };
    });
    const lessons = [lessonAt(await planNow(app, first), 2).id, lessonAt(await planNow(app, second), 2).id];
    const answers = await Promise.all(
      lessons.map((lessonId, i) =>
        move(by, lessonId, {
          startsAt: at(i === 0 ? '16:00' : '20:00', 5),
          roomId: shared.rooms[i],
          instructorId: shared.instructor.id,
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ params: { kind: 'TRAVEL' } });
  });
});

describe('moving a published lesson', () => {
  async function published() {
    const { stage, timetable } = await planned();
    const people = await arrange(app, async (tx) => {
      const enroll = async (status: 'CONFIRMED' | 'WAITLISTED') => {
        const trainee = await buildTrainee(tx);
        const { id } = await buildConsent(tx, trainee.personId);
        await buildEnrollment(tx, stage.cohortId, trainee.id, { status, consentId: id });
        return trainee.personId;
      };
      return {
        confirmed: await enroll('CONFIRMED'),
        waiting: await enroll('WAITLISTED'),
        other: await buildPerson(tx),
      };
    });
    expect((await publish(stage)).statusCode).toBe(200);
    return { stage, id: lessonAt(timetable, 2).id, people };
  }

  it('replaces its messages, keeps its bookings firm and tells trainees and instructor once', async () => {
    const { stage, id, people } = await published();
    await move(stage.by, id, { startsAt: at('16:00', 2) });
    const messages = await messagesOf(id);
    expect(messages.map(({ topic, available }) => [topic, available.toISOString()])).toEqual([
      ['course.lesson-reminder-due', at('16:00', -5)],
      ['course.lesson-reminder-due', at('16:00', 1)],
      ['course.lesson-reminder-due', at('15:00', 2)],
      ['course.lesson-opening-due', at('15:30', 2)],
      ['course.lesson-closing-due', at('19:30', 2)],
      ['course.lesson-absences-due', at('21:00', 2)],
    ]);
    expect(new Set(messages.map(({ payload }) => payload.startsAt))).toEqual(new Set([at('16:00', 2)]));
    expect(await query(`select distinct status from booking where subject_id = $1`, [id])).toEqual([
      { status: 'CONFIRMED' },
    ]);
    const told = { kind: 'lesson-moved', params: { lessonId: id, from: at('16:00'), startsAt: at('16:00', 2) } };
    expect(await noticesOf(people.confirmed)).toMatchObject([told]);
    expect(await noticesOf(stage.instructor.personId)).toMatchObject([told]);
    expect(await noticesOf(people.waiting)).toEqual([]);
    // There and back again is told both times.
    await move(stage.by, id, { startsAt: at('16:00') });
    await move(stage.by, id, { startsAt: at('16:00', 2) });
    expect(await noticesOf(people.confirmed)).toHaveLength(3);
  });

  it('tells those of other cohorts who make up there, of time and room only', async () => {
    const { stage, id } = await published();
    const guests = await arrange(app, async (tx) => {
      const other = await buildCohort(tx);
      const missed = await buildLesson(tx, other.id, { status: 'CLOSED', startsAt: new Date('2024-06-06T02:00:00Z') });
      const guest = async (status: 'ACCEPTED' | 'PROPOSED') => {
        const trainee = await buildTrainee(tx);
        const consentId = (await buildConsent(tx, trainee.personId)).id;
        const enrollment = await buildEnrollment(tx, other.id, trainee.id, { status: 'CONFIRMED', consentId });
        await tx.query(
          `insert into make_up_proposal (enrollment_id, missed_lesson_id, lesson_id, status, answered_at)
           values ($1, $2, $3, $4, case when $4 = 'ACCEPTED' then now() end)`,
          [enrollment.id, missed.id, id, status],
        );
        return trainee.personId;
      };
      return { coming: await guest('ACCEPTED'), asked: await guest('PROPOSED') };
    });
    const colleague = await arrange(app, (tx) => buildInstructor(tx, stage.baseId, stage.unitIds));
    await move(stage.by, id, { instructorId: colleague.id });
    expect(await noticesOf(guests.coming)).toEqual([]);
    await move(stage.by, id, { startsAt: at('16:00', 2) });
    expect(await noticesOf(guests.coming)).toMatchObject([
      { kind: 'lesson-moved', params: { lessonId: id, from: at('16:00'), startsAt: at('16:00', 2) } },
    ]);
    expect(await noticesOf(guests.asked)).toEqual([]);
  });

  it('tells trainees of another room, only the two instructors of another instructor, and nobody of nothing', async () => {
    const { stage, id, people } = await published();
    const before = await messagesOf(id);
    await move(stage.by, id, {});
    expect(await noticesOf(stage.instructor.personId)).toEqual([]);
    const [roomId, colleague] = await arrange(
      app,
      async (tx) =>
        [
          await buildRoom(tx, stage.baseId, { kind: 'STUDIO', name: '三号直播间' }),
          await buildInstructor(tx, stage.baseId, stage.unitIds),
        ] as const,
    );
    await move(stage.by, id, { instructorId: colleague.id });
    expect(await noticesOf(people.confirmed)).toEqual([]);
    expect([await noticesOf(stage.instructor.personId), await noticesOf(colleague.personId)]).toMatchObject([
      [{}],
      [{}],
    ]);
    await move(stage.by, id, { roomId });
    expect(await noticesOf(people.confirmed)).toMatchObject([
      { params: { room: '三号直播间', from: at('16:00'), startsAt: at('16:00') } },
    ]);
    expect(await messagesOf(id)).toEqual(before);
  });
});
