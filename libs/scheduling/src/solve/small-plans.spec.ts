import { describe, expect, it } from '@jest/globals';
import { dayOfDate, instantOn } from '../planner/class-day.rules.js';
import { AnnealingPlanner } from './annealing-planner.js';
import type {
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  TimetableProblem,
} from '../planner/timetable-problem.js';
import type { Place } from '../planner/travel.rules.js';

const FIRST = '2027-06-07';
const day = dayOfDate(FIRST);
const at = (offset: number, hours: number): number => instantOn(day + offset, hours * 60);
const places = new Map<string, Place>([
  ['aksu', { id: 'aksu', regionCode: '652901', isTownship: false }],
  ['aksu2', { id: 'aksu2', regionCode: '652901', isTownship: false }],
  ['awat', { id: 'awat', regionCode: '652928', isTownship: false }],
  ['kuqa', { id: 'kuqa', regionCode: '652902', isTownship: false }],
]);
const resource = (id: string, overrides: Partial<PlannedResource> = {}): PlannedResource => ({
  id,
  placeId: 'aksu',
  capacity: null,
  offers: [],
  periods: [],
  closedOn: null,
  ...overrides,
});
const room = (id: string, overrides: Partial<PlannedResource> = {}): PlannedResource =>
  resource(id, { capacity: 40, offers: ['CLASSROOM'], ...overrides });
const instructor = (id: string, overrides: Partial<PlannedInstructor> = {}): PlannedInstructor => ({
  ...resource(id),
  instructorId: `person-${id}`,
  teaches: new Set(['u1', 'u2']),
  ...overrides,
});
const cohort = (id: string, overrides: Partial<PlannedCohort> = {}): PlannedCohort => ({
  ...resource(id),
  cohortId: id,
  startsOn: FIRST,
  endsOn: '2027-06-09',
  seats: 33,
  ...overrides,
});
const lesson = (position: number, overrides: Partial<PlannedLesson> = {}): PlannedLesson => ({
  id: `${overrides.cohortId ?? 'c1'}:${position}`,
  cohortId: 'c1',
  unitId: 'u1',
  position,
  classHours: 4,
  needs: 'CLASSROOM',
  mayBeEvening: false,
  lockedAt: null,
  ...overrides,
});
const problem = (overrides: Partial<TimetableProblem> = {}): TimetableProblem => ({
  notBefore: at(-30, 0),
  places,
  rooms: [room('r1')],
  instructors: [instructor('i1')],
  cohorts: [cohort('c1')],
  lessons: [lesson(1)],
  uses: [],
  ...overrides,
});
const plan = (given: TimetableProblem) => new AnnealingPlanner().solve(given);
const lessons = (count: number, overrides: Partial<PlannedLesson> = {}): PlannedLesson[] =>
  Array.from({ length: count }, (_, i) => lesson(i + 1, overrides));
const use = (resourceId: string, from: number, until: number, placeId = 'aksu'): ResourceUse => ({
  resourceId,
  from,
  until,
  placeId,
  subjectId: 'other',
});

describe('AnnealingPlanner in small', () => {
  it('fills mornings and afternoons in order, 8 class hours a day', async () => {
    const { placed, unplaced } = await plan(problem({ lessons: lessons(5) }));
    expect(unplaced).toEqual([]);
    expect(placed.map(({ placement }) => placement.startsAt)).toEqual([
      at(0, 10),
      at(0, 16),
      at(1, 10),
      at(1, 16),
      at(2, 10),
    ]);
    expect(placed[0]?.placement.endsAt).toBe(at(0, 13));
  });

  it('lets two short lessons share a half-day', async () => {
    const { placed } = await plan(problem({ lessons: lessons(2, { classHours: 2 }) }));
    expect(placed.map(({ placement }) => placement.startsAt)).toEqual([at(0, 10), at(0, 11.5)]);
  });

  it('goes round what is taken already and starts no lesson before now', async () => {
    const { placed } = await plan(problem({ notBefore: at(0, 11), uses: [use('r1', at(0, 16), at(0, 16.5))] }));
    expect(placed[0]?.placement.startsAt).toBe(at(1, 10));
  });

  it('takes evenings only for practice lives and only when the days do not suffice', async () => {
    const days = problem({ lessons: lessons(2, { mayBeEvening: true }), cohorts: [cohort('c1', { endsOn: FIRST })] });
    expect((await plan(days)).placed.map(({ placement }) => placement.startsAt)).toEqual([at(0, 10), at(0, 16)]);
    const taken = [use('r1', at(0, 10), at(0, 19))];
    expect(
      (await plan({ ...days, lessons: [lesson(1, { mayBeEvening: true })], uses: taken })).placed[0]?.placement
        .startsAt,
    ).toBe(at(0, 20));
    expect((await plan({ ...days, lessons: [lesson(1)], uses: taken })).unplaced).toMatchObject([
      { reasons: [{ code: 'ROOM_BUSY' }] },
    ]);
  });

  it('leaves a locked lesson and keeps the order around it', async () => {
    const lockedAt = { startsAt: at(0, 16), endsAt: at(0, 19), instructorId: 'person-i1', roomId: 'r1' };
    const { placed } = await plan(problem({ lessons: [lesson(1), lesson(2, { lockedAt }), lesson(3)] }));
    expect(placed.map(({ placement }) => placement.startsAt)).toEqual([at(0, 10), at(0, 16), at(1, 10)]);
  });

  it('steps back: the near instructor is left for the lesson that only he can teach', async () => {
    // Both want the only day; i1 alone can teach lesson 2 and can only teach in the afternoon of it.
    const both = problem({
      cohorts: [cohort('c1', { endsOn: FIRST })],
      instructors: [instructor('i1'), instructor('i2', { placeId: 'aksu2', teaches: new Set(['u1']) })],
      lessons: [lesson(1), lesson(2, { unitId: 'u2' })],
      uses: [use('i1', at(0, 20), at(0, 23))],
    });
    const { placed, unplaced } = await plan(both);
    expect(unplaced).toEqual([]);
    expect(placed.map(({ placement }) => placement.instructorId)).toEqual(['person-i2', 'person-i1']);
  });

  it.each([
    ['NO_COMPETENT_INSTRUCTOR', { instructors: [instructor('i1', { teaches: new Set(['u9']) })] }],
    ['NO_SUITABLE_ROOM', { lessons: [lesson(1, { needs: 'ORCHARD' })] }],
    ['ROOM_TOO_SMALL', { rooms: [room('r1', { capacity: 32 })] }],
    ['NO_TIME_LEFT', { notBefore: at(2, 17) }],
    [
      'INSTRUCTOR_NOT_AVAILABLE',
      {
        instructors: [
          instructor('i1', { periods: [{ fromDate: '2027-07-01', untilDate: '2027-07-02', isAvailable: true }] }),
        ],
      },
    ],
    ['ROOM_NOT_AVAILABLE', { rooms: [room('r1', { closedOn: FIRST })] }],
    ['INSTRUCTOR_BUSY', { uses: [0, 1, 2].map((offset) => use('i1', at(offset, 10), at(offset, 19))) }],
    ['COHORT_BUSY', { uses: [0, 1, 2].map((offset) => use('c1', at(offset, 10), at(offset, 19))) }],
    ['TRAVEL_TOO_LONG', { uses: [0, 1, 2].map((offset) => use('i1', at(offset, 13), at(offset, 15), 'kuqa')) }],
    ['DAY_FULL', { uses: [0, 1, 2].map((offset) => use('i1', at(offset, 19), at(offset, 23))) }],
  ] as const)('says %s', async (code, overrides) => {
    const { placed, unplaced } = await plan(problem(overrides));
    expect(placed).toEqual([]);
    expect(unplaced[0]?.reasons[0]?.code).toBe(code);
  });

  it('places the others when one is impossible', async () => {
    const { placed, unplaced } = await plan(problem({ lessons: [lesson(1), lesson(2, { unitId: 'u9' }), lesson(3)] }));
    expect([placed.map(({ lessonId }) => lessonId), unplaced.map(({ lessonId }) => lessonId)]).toEqual([
      ['c1:1', 'c1:3'],
      ['c1:2'],
    ]);
  });
});
