import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../course.module.js';
import { at, buildInstructor, buildRoom, call, FIRST_DAY, setStage, type Stage } from '../timetable/testing.js';
import { clearTurns, hurry, planned, runPlan, showPlan } from '../timetable-plan/testing.js';
import { TimetablePlanWorkerModule } from '../timetable-plan/timetable-plan-worker.module.js';
import type { PlanStarted, TimetablePlanView } from '../timetable-plan/timetable-plan.presenter.js';
import type { TimetableConflictSet, TimetableRemedy } from './conflict.presenter.js';

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
const apply = (by: SignedIn | undefined, planId: string, remedyId: string) =>
  call(app, by, 'POST', `/timetable-plans/${planId}/remedies/${remedyId}`);
const plan = ({ by, cohortId }: Stage): Promise<TimetablePlanView> => planned(app, by, [cohortId]);
const only = ({ conflicts }: TimetablePlanView): TimetableConflictSet => {
  expect(conflicts).toHaveLength(1);
  return conflicts[0] as TimetableConflictSet;
};
const remedyOf = (set: TimetableConflictSet, kind: string): TimetableRemedy => {
  const found = set.remedies.find((remedy) => remedy.kind === kind);
  if (!found) throw new Error(`no ${kind} among ${set.remedies.map((remedy) => remedy.kind).join()}`);
  return found;
};
/** Presses the button and waits for the new plan. */
async function pressed({ by }: Stage, before: TimetablePlanView, remedy: TimetableRemedy): Promise<TimetablePlanView> {
  const response = await apply(by, before.id, remedy.id);
  expect([response.statusCode, response.body]).toEqual([202, expect.any(String)]);
  const started = response.json<PlanStarted>();
  expect(started.planId).not.toBe(before.id);
  await runPlan(app, started);
  return showPlan(app, by, started.planId);
}
/** Within a programme long enough for other dates. */
const inProgramme = (stage: Stage): Promise<unknown> =>
  query(
    `update programme set starts_on = '2099-01-01', ends_on = '2099-12-31'
     where id = (select programme_id from cohort where id = $1)`,
    [stage.cohortId],
  );
const audits = (subjectId: string, action: string): Promise<{ changes: object }[]> =>
  query(`select changes from audit_log where subject_id = $1 and action = $2`, [subjectId, action]);

describe('POST /api/v1/timetable-plans/:planId/remedies/:remedyId', () => {
  it('EXTEND_STAY: the conflict names the instructor and the days; pressed, the stay is longer and all lessons fit', async () => {
    const stage = await setStage(app, { classHours: 24 });
    await query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available, note)
       values ($1, '2099-06-08', '2099-06-09', true, '杭州来')`,
      [stage.instructor.resourceId],
    );
    const before = await plan(stage);
    expect(before.unplaced).toBe(2);
    const set = only(before);
    expect(set).toMatchObject({
      code: 'INSTRUCTOR_DAYS',
      params: { instructorIds: [stage.instructor.id], days: 2, needDays: 3, lessons: 6, classHours: 24 },
      isMinimal: true,
    });
    expect(set.lessons).toHaveLength(2);
    expect(set.names.instructors[stage.instructor.id]?.nameZh).toEqual(expect.any(String));
    expect(set.names.cohorts[stage.cohortId]?.code).toEqual(expect.any(String));
    const remedy = remedyOf(set, 'EXTEND_STAY');
    expect(remedy).toMatchObject({
      params: { instructorId: stage.instructor.id, fromDate: '2099-06-10', untilDate: '2099-06-10', days: 1 },
      isVerified: true,
      isStep: false,
      unplacedAfter: 0,
      isAllowed: true,
    });
    const after = await pressed(stage, before, remedy);
    expect(after).toMatchObject({ status: 'READY', unplaced: 0, conflicts: [] });
    expect(
      await query(
        `select from_date::text as from, until_date::text as until, note from resource_availability where resource_id = $1`,
        [stage.instructor.resourceId],
      ),
    ).toEqual([{ from: '2099-06-08', until: '2099-06-10', note: '杭州来' }]);
    expect(await audits(stage.instructor.id, 'instructor:manage')).toHaveLength(1);
    expect(await audits(before.id, 'timetable:remedy')).toMatchObject([{ changes: { kind: 'EXTEND_STAY' } }]);
    // No name is kept with the plan.
    const [kept] = await query<{ text: string }>(`select conflicts::text as text from timetable_plan where id = $1`, [
      before.id,
    ]);
    expect(kept?.text).not.toContain(set.names.instructors[stage.instructor.id]?.nameZh);
  });

  it('ADD_COMPETENCE: somebody near who can learn the unit', async () => {
    const stage = await setStage(app);
    const [theory, practice] = stage.unitIds;
    await query(`delete from instructor_competence where instructor_id = $1 and course_unit_id = $2`, [
      stage.instructor.id,
      practice,
    ]);
    const before = await plan(stage);
    const set = only(before);
    expect(set).toMatchObject({ code: 'NO_COMPETENT_INSTRUCTOR', params: { unitId: practice } });
    expect(set.names.units[practice ?? '']?.titleZh).toBe('单元 2');
    const own = set.remedies.find(({ params }) => params['instructorId'] === stage.instructor.id);
    expect(own).toMatchObject({ kind: 'ADD_COMPETENCE', isVerified: true, isAllowed: true });
    const after = await pressed(stage, before, own as TimetableRemedy);
    expect(after.unplaced).toBe(0);
    const known = await query<{ unit: string }>(
      `select course_unit_id as unit from instructor_competence where instructor_id = $1`,
      [stage.instructor.id],
    );
    expect(known.map(({ unit }) => unit).sort()).toEqual([theory, practice].sort());
  });

  it('ADD_COMPETENCE of somebody outside the scope is shown, but not as a button; asked for all the same it is 404', async () => {
    const stage = await setStage(app);
    await setStage(app);
    await query(`delete from instructor_competence where course_unit_id = any($1)`, [stage.unitIds]);
    // The only other people are those of other county teams.
    await query(`update resource set closed_on = '2020-01-01' where id = $1`, [stage.instructor.resourceId]);
    const before = await plan(stage);
    const remedies = before.conflicts.flatMap((set) => set.remedies);
    expect(remedies.length).toBeGreaterThan(0);
    expect(remedies.every(({ isAllowed }) => !isAllowed)).toBe(true);
    const response = await apply(stage.by, before.id, remedies[0]?.id ?? '');
    expect(response.json()).toMatchObject({ status: 404, params: { what: 'instructor' } });
  });

  it('EXTEND_COHORT: by the fewest days, under the rules of the cohort; refused when they no longer allow it', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: '2099-06-09' });
    await inProgramme(stage);
    const before = await plan(stage);
    const set = only(before);
    expect(set).toMatchObject({
      code: 'COHORT_WINDOW',
      params: { cohortId: stage.cohortId, days: 2, needDays: 3, classHours: 24 },
      isMinimal: true,
    });
    const later = set.remedies.find(({ params }) => params['startsOn'] === FIRST_DAY);
    expect(later).toMatchObject({ kind: 'EXTEND_COHORT', params: { endsOn: '2099-06-10', days: 1 }, unplacedAfter: 0 });
    await query(
      `update programme set ends_on = '2099-06-09' where id = (select programme_id from cohort where id = $1)`,
      [stage.cohortId],
    );
    expect((await apply(stage.by, before.id, later?.id ?? '')).json()).toMatchObject({
      status: 422,
      type: '/problems/cohort-refused',
      errors: [{ pointer: '/endsOn', code: 'outside-programme' }],
    });
    await inProgramme(stage);
    expect((await pressed(stage, before, later as TimetableRemedy)).unplaced).toBe(0);
    expect(await audits(stage.cohortId, 'cohort:update')).toHaveLength(1);
  });

  it('keeps within the programme: dates that it does not hold are not proposed', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: '2099-06-09' });
    await query(
      `update programme set starts_on = $2, ends_on = '2099-06-09' where id = (select programme_id from cohort where id = $1)`,
      [stage.cohortId, FIRST_DAY],
    );
    expect(only(await plan(stage)).remedies).toEqual([]);
  });

  it('UNLOCK_LESSON: a fixed lesson that is in the way of those before it', async () => {
    const stage = await setStage(app, { classHours: 16 });
    const first = await plan(stage);
    await call(app, stage.by, 'POST', `/timetable-plans/${first.id}/application`);
    // Only the third of four lessons, fixed on the first afternoon, leaves the first two one half-day.
    const [third] = await query<{ id: string }>(`select id from lesson where cohort_id = $1 and position = 3`, [
      stage.cohortId,
    ]);
    await query(`delete from booking where subject_id in (select id from lesson where cohort_id = $1)`, [
      stage.cohortId,
    ]);
    await query(`update lesson set is_locked = true, starts_at = $2, ends_at = $3 where id = $1`, [
      third?.id,
      at('16:00'),
      at('19:00'),
    ]);
    const before = await plan(stage);
    const set = only(before);
    expect(set).toMatchObject({ code: 'LOCKED_LESSON', params: { lessonId: third?.id, date: FIRST_DAY } });
    const remedy = remedyOf(set, 'UNLOCK_LESSON');
    expect(remedy.names.lessons[third?.id ?? '']).toMatchObject({ position: 3 });
    expect((await pressed(stage, before, remedy)).unplaced).toBe(0);
    expect(await query(`select is_locked from lesson where id = $1`, [third?.id])).toEqual([{ is_locked: false }]);
    expect(await audits(third?.id ?? '', 'lesson:unlock')).toHaveLength(1);
  });

  it('RESEAT_ROOM, ALLOW_ROOM and REOPEN_ROOM: what there is may do', async () => {
    const small = await setStage(app, { capacity: 42 });
    await query(`update resource set capacity = 60 where id = $1`, [small.studioId]);
    const before = await plan(small);
    const set = only(before);
    expect(set).toMatchObject({ code: 'ROOM_TOO_SMALL', params: { needs: 'CLASSROOM', seats: 42, largest: 40 } });
    expect(set.names.rooms).toEqual({});
    const seats = remedyOf(set, 'RESEAT_ROOM');
    expect(seats).toMatchObject({ params: { roomId: small.roomId, capacity: 42, seats: 2 }, isVerified: true });
    expect(seats.names.rooms[small.roomId]).toMatchObject({ capacity: 40, place: { nameZh: expect.any(String) } });
    const other = remedyOf(set, 'ALLOW_ROOM');
    expect(other.params).toEqual({ roomId: small.studioId, needs: 'CLASSROOM' });
    expect((await pressed(small, before, other)).unplaced).toBe(0);
    expect(await query(`select equipment from resource where id = $1`, [small.studioId])).toEqual([
      { equipment: ['CLASSROOM'] },
    ]);
    const closed = await setStage(app, { endsOn: FIRST_DAY });
    await query(`update resource set closed_on = $2 where id = $1`, [closed.roomId, FIRST_DAY]);
    const shut = await plan(closed);
    const reopen = remedyOf(only(shut), 'REOPEN_ROOM');
    expect(reopen.params).toEqual({ roomId: closed.roomId, closedOn: '2099-06-09', days: 1 });
    expect((await pressed(closed, shut, reopen)).unplaced).toBe(0);
  });

  it('409 when things have changed since: nothing is changed and nothing planned', async () => {
    const stage = await setStage(app, { classHours: 24 });
    await query(
      `insert into resource_availability (resource_id, from_date, until_date) values ($1, '2099-06-08', '2099-06-09')`,
      [stage.instructor.resourceId],
    );
    await arrange(app, (tx) => buildInstructor(tx, stage.baseId, []));
    const before = await plan(stage);
    const remedy = remedyOf(only(before), 'EXTEND_STAY');
    const add = before.conflicts[0]?.remedies.find(({ kind, isAllowed }) => kind === 'ADD_COMPETENCE' && isAllowed);
    await query(`update resource_availability set until_date = '2099-06-12' where resource_id = $1`, [
      stage.instructor.resourceId,
    ]);
    expect((await apply(stage.by, before.id, remedy.id)).json()).toMatchObject({
      status: 409,
      type: '/problems/remedy-outdated',
      params: { kind: 'EXTEND_STAY' },
    });
    await query(`insert into instructor_competence (instructor_id, course_unit_id) values ($1, $2)`, [
      add?.params['instructorId'],
      add?.params['unitId'],
    ]);
    expect((await apply(stage.by, before.id, add?.id ?? '')).json()).toMatchObject({
      type: '/problems/remedy-outdated',
    });
    const [{ plans } = { plans: 0 }] = await query<{ plans: number }>(
      `select count(*)::int as plans from timetable_plan_cohort where cohort_id = $1`,
      [stage.cohortId],
    );
    expect(plans).toBe(1);
  });

  it('409 while another plan of the cohort runs: then the change is not made either', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: '2099-06-09' });
    await inProgramme(stage);
    const before = await plan(stage);
    const remedy = remedyOf(only(before), 'EXTEND_COHORT');
    await call(app, stage.by, 'POST', `/timetable-plans/${before.id}/rerun`, {});
    expect((await apply(stage.by, before.id, remedy.id)).json()).toMatchObject({
      status: 409,
      type: '/problems/timetable-planning',
    });
    expect(await query(`select ends_on::text as until from cohort where id = $1`, [stage.cohortId])).toEqual([
      { until: '2099-06-09' },
    ]);
  });

  it('pressed twice at the same time: one change, one plan', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: '2099-06-09' });
    await inProgramme(stage);
    const before = await plan(stage);
    const remedy = remedyOf(only(before), 'EXTEND_COHORT');
    const answers = await Promise.all([apply(stage.by, before.id, remedy.id), apply(stage.by, before.id, remedy.id)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
    expect(await audits(stage.cohortId, 'cohort:update')).toHaveLength(1);
  });

  it('401, 403, 404 outside the scope, for an unknown remedy and for a remedy of another plan', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: '2099-06-09' });
    await inProgramme(stage);
    const before = await plan(stage);
    const { id } = remedyOf(only(before), 'EXTEND_COHORT');
    expect((await apply(undefined, before.id, id)).statusCode).toBe(401);
    expect((await apply(await signInAs(app, 'INSTRUCTOR', stage.by.orgUnitId), before.id, id)).statusCode).toBe(403);
    const stranger = await signInAs(app, 'COORDINATOR');
    expect((await apply(stranger, before.id, id)).json()).toMatchObject({
      status: 404,
      params: { what: 'timetable-plan' },
    });
    expect((await apply(stage.by, before.id, 'deadbeef')).json()).toMatchObject({
      status: 404,
      params: { what: 'remedy' },
    });
    expect((await apply(stage.by, before.id, "x'--")).statusCode).toBe(400);
    const other = await setStage(app);
    expect((await apply(other.by, (await plan(other)).id, id)).statusCode).toBe(404);
  });
});

describe('the conflicts of a plan', () => {
  it('count what people are booked for beyond the dates: a later end does not help who is away by then', async () => {
    const stage = await setStage(app, { classHours: 24, endsOn: '2099-06-09' });
    await inProgramme(stage);
    await query(
      `insert into booking (resource_id, during, status, subject_type, subject_id)
       select $1, tstzrange(day, day + interval '14 hours'), 'CONFIRMED', 'other', gen_random_uuid()
       from generate_series('2099-06-10T02:00Z'::timestamptz, '2099-06-13T02:00Z', '1 day') as day`,
      [stage.instructor.resourceId],
    );
    const later = only(await plan(stage)).remedies.find(({ params }) => params['startsOn'] === FIRST_DAY);
    expect(later?.params).toMatchObject({ endsOn: '2099-06-14', days: 5 });
  });

  it('hold for several cohorts at once, each with its own', async () => {
    const first = await setStage(app, { endsOn: FIRST_DAY, classHours: 16 });
    const second = await setStage(app, { by: first.by, capacity: 41 });
    await arrange(app, async (tx) => {
      await buildRoom(tx, second.baseId, { kind: 'STUDIO', capacity: 60 });
      await buildInstructor(tx, second.baseId, second.unitIds);
    });
    const { conflicts } = await planned(app, first.by, [first.cohortId, second.cohortId]);
    expect(conflicts.map(({ code, lessons }) => [code, lessons[0]?.cohortId]).sort()).toEqual(
      [
        ['COHORT_WINDOW', first.cohortId],
        ['ROOM_TOO_SMALL', second.cohortId],
      ].sort(),
    );
    expect(conflicts.every(({ params }) => !JSON.stringify(params).includes('@'))).toBe(true);
  });
});
