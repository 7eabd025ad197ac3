import { describe, expect, it } from '@jest/globals';
import { EarliestPlanner } from '../planner/earliest-planner.rules.js';
import type { TimetableProblem } from '../planner/timetable-problem.js';
import type { ConflictSet, ExplainOptions } from './conflict-set.js';
import { explainUnplaced } from './explain-unplaced.rules.js';
import { at, cohort, instructor, lesson, lessons, placedAt, problem, room, stay, use } from './testing.js';

const explain = async (given: TimetableProblem, options: ExplainOptions = {}): Promise<ConflictSet[]> =>
  explainUnplaced(given, await new EarliestPlanner().solve(given), options);
const changes = ({ remedies }: ConflictSet) => remedies.map(({ kind, params }) => ({ kind, ...params }));
const only = (sets: ConflictSet[]): ConflictSet => {
  expect(sets).toHaveLength(1);
  return sets[0] as ConflictSet;
};

describe('explainUnplaced', () => {
  it('says nothing when every lesson has a place', async () => {
    expect(await explain(problem({ lessons: lessons(14) }))).toEqual([]);
  });

  it('nobody can teach a unit: who could, the nearest and freest first', async () => {
    const given = problem({
      lessons: [lesson(1), lesson(2, { unitId: 'u2' })],
      instructors: [instructor('a'), instructor('far', ['u1'], { placeId: 'kuqa' })],
    });
    const set = only(await explain(given, { otherInstructors: [instructor('b', [], { placeId: 'keping' })] }));
    expect(set).toMatchObject({
      code: 'NO_COMPETENT_INSTRUCTOR',
      params: { unitId: 'u2' },
      wishes: [{ kind: 'COMPETENCE', unitId: 'u2' }],
      lessonIds: ['c1:2'],
      lessons: [{ lessonId: 'c1:2', cohortId: 'c1', unitId: 'u2', position: 2 }],
      isMinimal: true,
    });
    expect(changes(set)).toEqual([
      { kind: 'ADD_COMPETENCE', instructorId: 'a', unitId: 'u2' },
      { kind: 'ADD_COMPETENCE', instructorId: 'b', unitId: 'u2' },
      { kind: 'ADD_COMPETENCE', instructorId: 'far', unitId: 'u2' },
    ]);
    expect(set.remedies).toMatchObject([{ isVerified: true, unplacedAfter: 0 }, {}, {}]);
  });

  it('no place of the kind, or none large enough: what else there is, and how many seats are missing', async () => {
    const none = only(await explain(problem({ lessons: [lesson(1, { needs: 'STUDIO' })] })));
    expect(none).toMatchObject({ code: 'NO_ROOM_OF_KIND', params: { needs: 'STUDIO' }, isMinimal: true });
    expect(only([none]).wishes).toEqual([{ kind: 'ROOM_KIND', needs: 'STUDIO' }]);
    const studio = room('s1', { offers: ['STUDIO'], capacity: 60 });
    const small = only(
      await explain(problem({ cohorts: [cohort('c1', '2027-06-13', { seats: 44 })], rooms: [room('r1'), studio] })),
    );
    expect(small).toMatchObject({ code: 'ROOM_TOO_SMALL', params: { needs: 'CLASSROOM', seats: 44, largest: 40 } });
    expect(small.wishes.map(({ kind }) => kind)).toEqual(['ROOM_KIND', 'SEATS']);
    expect(changes(small)).toEqual([
      { kind: 'RESEAT_ROOM', roomId: 'r1', capacity: 44, seats: 4 },
      { kind: 'ALLOW_ROOM', roomId: 's1', needs: 'CLASSROOM' },
    ]);
  });

  it('the window is too short for the class hours: by exactly the days that are missing', async () => {
    const set = only(await explain(problem({ lessons: lessons(5), cohorts: [cohort('c1', '2027-06-08')] })));
    expect(set).toMatchObject({
      code: 'COHORT_WINDOW',
      params: { cohortId: 'c1', fromDate: '2027-06-07', untilDate: '2027-06-08', days: 2, needDays: 3, classHours: 20 },
      wishes: [{ kind: 'COHORT_WINDOW', cohortId: 'c1' }],
      isMinimal: true,
    });
    expect(changes(set)).toEqual([
      { kind: 'EXTEND_COHORT', cohortId: 'c1', startsOn: '2027-06-07', endsOn: '2027-06-09', days: 1 },
      { kind: 'EXTEND_COHORT', cohortId: 'c1', startsOn: '2027-06-06', endsOn: '2027-06-08', days: 1 },
    ]);
    // Three-hour lessons: two a day, although eight class hours would hold more of them.
    const short = problem({ lessons: lessons(5, { classHours: 3 }), cohorts: [cohort('c1', '2027-06-08')] });
    expect(only(await explain(short))).toMatchObject({
      code: 'COHORT_WINDOW',
      params: { needDays: 3, classHours: 15 },
    });
  });

  it('eight class hours a day hold with evenings too (handbook §2.3)', async () => {
    const given = problem({
      lessons: lessons(3, { mayBeEvening: true, needs: null }),
      cohorts: [cohort('c1', '2027-06-07')],
    });
    expect(only(await explain(given))).toMatchObject({ code: 'COHORT_WINDOW', params: { days: 1, needDays: 2 } });
  });

  it('keeps to how far the dates may move', async () => {
    const given = problem({ lessons: lessons(5), cohorts: [cohort('c1', '2027-06-08')] });
    const limits = { earliest: '2027-06-07', latest: '2027-06-08' };
    expect(only(await explain(given, { cohortLimits: new Map([['c1', limits]]) })).remedies).toEqual([]);
    expect(only(await explain(given, { cohortLimits: new Map() })).remedies).toEqual([]);
  });

  it('the cohort is over', async () => {
    const set = only(await explain(problem({ notBefore: at(8, 9) })));
    expect(set).toMatchObject({ code: 'COHORT_OVER', params: { endsOn: '2027-06-13', today: '2027-06-15' } });
    expect(changes(set)).toEqual([
      { kind: 'EXTEND_COHORT', cohortId: 'c1', startsOn: '2027-06-07', endsOn: '2027-06-15', days: 2 },
    ]);
  });

  it('the only instructor is here for too few days: how many lessons, how many days, and the days next to the stay', async () => {
    const given = problem({
      lessons: lessons(11),
      cohorts: [cohort('c1', '2027-06-16')],
      instructors: [instructor('a', ['u1'], { periods: [stay('2027-06-08', '2027-06-11')] })],
    });
    const set = only(await explain(given));
    expect(set).toMatchObject({
      code: 'INSTRUCTOR_DAYS',
      params: { instructorIds: ['a'], unitIds: ['u1'], days: 4, needDays: 6, lessons: 11, classHours: 44, offered: 8 },
      isMinimal: true,
    });
    expect(set.wishes).toEqual([
      { kind: 'INSTRUCTOR_DAYS', instructorIds: ['a'] },
      { kind: 'COMPETENCE', unitId: 'u1' },
    ]);
    expect(changes(set)).toEqual([
      { kind: 'EXTEND_STAY', instructorId: 'a', fromDate: '2027-06-12', untilDate: '2027-06-13', days: 2 },
      // The one day between the cohort's first and the stay helps, but does not suffice.
      { kind: 'EXTEND_STAY', instructorId: 'a', fromDate: '2027-06-07', untilDate: '2027-06-07', days: 1 },
    ]);
    expect(set.remedies.map(({ unplacedAfter }) => unplacedAfter)).toEqual([0, 1]);
  });

  it('two instructors together are too few for two cohorts, and who could help', async () => {
    const given = problem({
      lessons: [...lessons(4), ...lessons(4, { cohortId: 'c2' }), ...lessons(4, { cohortId: 'c3' })],
      cohorts: ['c1', 'c2', 'c3'].map((id) => cohort(id, '2027-06-08')),
      rooms: ['r1', 'r2', 'r3'].map((id) => room(id)),
      instructors: [instructor('a'), instructor('b'), instructor('c', ['other'])],
    });
    const set = only(await explain(given));
    expect(set).toMatchObject({
      code: 'INSTRUCTOR_DAYS',
      params: { instructorIds: ['a', 'b'], lessons: 12, unit: 'HALF_DAY', offered: 8, needed: 12 },
    });
    expect(changes(set)).toContainEqual({ kind: 'ADD_COMPETENCE', instructorId: 'c', unitId: 'u1' });
  });

  it('the instructor teaches elsewhere; the only classroom is taken; the only studio has closed', async () => {
    const busy = problem({ cohorts: [cohort('c1', '2027-06-07')], uses: [use('resource-a', at(0, 10), at(0, 19))] });
    expect(only(await explain(busy))).toMatchObject({
      code: 'INSTRUCTOR_TAKEN',
      wishes: [{ kind: 'INSTRUCTOR_TAKEN' }, { kind: 'COMPETENCE' }, { kind: 'COHORT_WINDOW' }],
      isMinimal: true,
      remedies: [{ kind: 'EXTEND_COHORT', params: { days: 1 } }, { kind: 'EXTEND_COHORT' }],
    });
    const taken = problem({ cohorts: [cohort('c1', '2027-06-07')], uses: [use('r1', at(0, 10), at(0, 19))] });
    expect(only(await explain(taken))).toMatchObject({
      code: 'ROOM_TAKEN',
      params: { roomIds: ['r1'], needs: ['CLASSROOM'], offered: 0, needed: 1 },
      wishes: [{ kind: 'ROOM_TAKEN' }, { kind: 'ROOM_KIND' }, { kind: 'COHORT_WINDOW' }],
      isMinimal: true,
    });
    const closed = problem({ rooms: [room('r1', { closedOn: '2027-06-07' })] });
    const set = only(await explain(closed));
    expect(set).toMatchObject({ code: 'ROOM_DAYS', isMinimal: true });
    expect(changes(set)[0]).toEqual({ kind: 'REOPEN_ROOM', roomId: 'r1', closedOn: '2027-06-08', days: 1 });
  });

  it('a fixed lesson is in the way of those before it', async () => {
    const locked = lesson(3, { lockedAt: placedAt(at(0, 16)) });
    const set = only(await explain(problem({ lessons: [lesson(1), lesson(2), locked] })));
    expect(set).toMatchObject({
      code: 'LOCKED_LESSON',
      params: { cohortId: 'c1', lessonId: 'c1:3', date: '2027-06-07' },
      isMinimal: true,
      remedies: [{ kind: 'UNLOCK_LESSON', params: { lessonId: 'c1:3' }, isVerified: true, unplacedAfter: 0 }, {}],
    });
    const fixed = await explain(problem({ lessons: [lesson(1), lesson(2), locked] }), { unlockable: new Set() });
    expect(changes(only(fixed)).map(({ kind }) => kind)).toEqual(['EXTEND_COHORT']);
  });

  it('finds by giving up one wish after another what no count shows: order and a stay that is over too soon', async () => {
    // Only b can teach the second unit, and is here on the two days that the first unit takes.
    const given = problem({
      lessons: [...lessons(4), lesson(5, { unitId: 'u2' })],
      instructors: [instructor('a'), instructor('b', ['u2'], { periods: [stay('2027-06-07', '2027-06-08')] })],
    });
    const set = only(await explain(given));
    expect(set).toMatchObject({
      code: 'COMBINATION',
      params: { cohortId: 'c1' },
      lessonIds: ['c1:5'],
      isMinimal: true,
    });
    expect(set.wishes).toEqual(
      expect.arrayContaining([
        { kind: 'INSTRUCTOR_DAYS', instructorIds: ['b'] },
        { kind: 'COMPETENCE', unitId: 'u2' },
        { kind: 'COHORT_WINDOW', cohortId: 'c1' },
      ]),
    );
    expect(set.wishes).toHaveLength(3);
    expect(changes(set)).toContainEqual({
      kind: 'EXTEND_STAY',
      instructorId: 'b',
      fromDate: '2027-06-09',
      untilDate: '2027-06-09',
      days: 1,
    });
  });

  it('names the ride when the only instructor teaches too far away on all days (Keping and Kuqa, handbook §6)', async () => {
    const given = problem({
      cohorts: [cohort('c1', '2027-06-07')],
      rooms: [room('r1', { placeId: 'kuqa' })],
      uses: [use('resource-a', at(0, 10), at(0, 11.5), 'keping')],
    });
    const set = only(await explain(given));
    expect(set).toMatchObject({ code: 'COMBINATION', isMinimal: true });
    expect(set.wishes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['TRAVEL', 'INSTRUCTOR_TAKEN', 'COHORT_WINDOW']),
    );
  });

  it('tells one conflict from another', async () => {
    const given = problem({
      lessons: [...lessons(2), lesson(3, { unitId: 'u2' }), lesson(1, { cohortId: 'c2', needs: 'ORCHARD' })],
      cohorts: [cohort('c1', '2027-06-13'), cohort('c2', '2027-06-13')],
    });
    expect((await explain(given)).map(({ code, lessonIds }) => [code, lessonIds])).toEqual([
      ['NO_COMPETENT_INSTRUCTOR', ['c1:3']],
      ['NO_ROOM_OF_KIND', ['c2:1']],
    ]);
  });

  it('says so when a place exists that the search did not come upon', async () => {
    const set = only(await explainUnplaced(problem(), { placed: [], unplaced: [{ lessonId: 'c1:1', reasons: [] }] }));
    expect(set).toMatchObject({
      code: 'NOT_FOUND_YET',
      isMinimal: false,
      remedies: [{ kind: 'LONGER_SEARCH', isVerified: true, unplacedAfter: 0 }],
    });
  });

  it('answers within its budget, and says what it has not shown', async () => {
    const given = problem({ lessons: lessons(5), cohorts: [cohort('c1', '2027-06-08')] });
    const set = only(await explain(given, { budget: { calls: 0 } }));
    expect(set).toMatchObject({ code: 'COHORT_WINDOW', isMinimal: false });
    expect(set.remedies.length).toBeGreaterThan(0);
    expect(set.remedies.every(({ isVerified }) => !isVerified)).toBe(true);
    expect(await explain(given, { signal: AbortSignal.abort() })).toMatchObject([{ code: 'COHORT_WINDOW' }]);
    const none = await explain(given, { budget: { sets: 0 } });
    expect(none).toMatchObject([{ code: 'UNEXPLAINED', params: { reason: 'BUDGET' }, lessonIds: ['c1:5'] }]);
  });

  it('gives the same ids for the same conflict', async () => {
    const given = problem({ lessons: lessons(5), cohorts: [cohort('c1', '2027-06-08')] });
    expect(await explain(given)).toEqual(await explain(given));
  });
});
