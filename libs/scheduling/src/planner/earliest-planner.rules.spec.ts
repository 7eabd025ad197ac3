import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAvailableOn } from './availability.rules.js';
import { classHoursOf, dayOf, dayOfDate, instantOn, monthOf } from './class-day.rules.js';
import { EarliestPlanner } from './earliest-planner.rules.js';
import { clashesOf } from './plan-check.rules.js';
import type {
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  TimetableProblem,
} from './timetable-problem.js';
import { canTravelBetween, type Place } from './travel.rules.js';

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
const plan = (given: TimetableProblem) => new EarliestPlanner().plan(given);
const lessons = (count: number, overrides: Partial<PlannedLesson> = {}): PlannedLesson[] =>
  Array.from({ length: count }, (_, i) => lesson(i + 1, overrides));
const use = (resourceId: string, from: number, until: number, placeId = 'aksu'): ResourceUse => ({
  resourceId,
  from,
  until,
  placeId,
  subjectId: 'other',
});

describe('EarliestPlanner', () => {
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

const anyPeriods = fc.oneof(
  fc.constant([]),
  fc
    .record({
      start: fc.integer({ min: 7, max: 9 }),
      length: fc.integer({ min: 0, max: 2 }),
      isAvailable: fc.boolean(),
    })
    .map(({ start, length, isAvailable }) => [
      { fromDate: `2027-06-0${start}`, untilDate: `2027-06-${String(start + length).padStart(2, '0')}`, isAvailable },
    ]),
);
const anyPlace = fc.constantFrom('aksu', 'aksu2', 'awat', 'kuqa');
const anyProblem = fc
  .record({
    rooms: fc.array(fc.record({ placeId: anyPlace, capacity: fc.integer({ min: 32, max: 34 }), periods: anyPeriods }), {
      minLength: 1,
      maxLength: 3,
    }),
    instructors: fc.array(fc.record({ placeId: anyPlace, periods: anyPeriods, units: fc.subarray(['u1', 'u2']) }), {
      minLength: 1,
      maxLength: 3,
    }),
    cohorts: fc.array(
      fc.record({
        placeId: anyPlace,
        units: fc.array(
          fc.record({
            unitId: fc.constantFrom('u1', 'u2'),
            classHours: fc.integer({ min: 1, max: 4 }),
            online: fc.boolean(),
          }),
          { maxLength: 7 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    uses: fc.array(
      fc.record({ of: fc.nat(2), start: fc.nat(40), length: fc.integer({ min: 1, max: 5 }), placeId: anyPlace }),
      { maxLength: 4 },
    ),
  })
  .map(({ rooms, instructors, cohorts, uses }) =>
    problem({
      rooms: rooms.map((given, i) => room(`r${i}`, given)),
      instructors: instructors.map(({ units, ...given }, i) =>
        instructor(`i${i}`, { ...given, teaches: new Set(units) }),
      ),
      cohorts: cohorts.map(({ placeId }, i) => cohort(`c${i}`, { placeId })),
      lessons: cohorts.flatMap(({ units }, c) =>
        units.map(({ unitId, classHours, online }, i) =>
          lesson(i + 1, {
            cohortId: `c${c}`,
            unitId,
            classHours,
            needs: online ? null : 'CLASSROOM',
            mayBeEvening: online,
          }),
        ),
      ),
      uses: uses.reduce<ResourceUse[]>((kept, { of, start, length, placeId }) => {
        const from = at(Math.floor(start / 14), 9 + (start % 14));
        const next = use(`i${of}`, from, from + length * 2_700_000, placeId);
        return kept.some((other) => other.resourceId === next.resourceId && dayOf(other.from) === dayOf(next.from))
          ? kept
          : [...kept, next];
      }, []),
    }),
  );

describe('properties of a plan', () => {
  it('has no overlap, respects days, travel, class hours, seats and order, and explains what it left out', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (given) => {
        const { placed, unplaced } = await plan(given);
        expect(placed.length + unplaced.length).toBe(given.lessons.length);
        for (const { reasons } of unplaced) expect(reasons.length).toBeGreaterThan(0);
        const uses = [...given.uses];
        for (const { lessonId, placement } of placed) {
          const planned = given.lessons.find(({ id }) => id === lessonId)!;
          const owner = given.cohorts.find(({ cohortId }) => cohortId === planned.cohortId)!;
          const teacher = given.instructors.find(({ instructorId }) => instructorId === placement.instructorId)!;
          const where = given.rooms.find(({ id }) => id === placement.roomId);
          expect(classHoursOf(placement.startsAt, placement.endsAt)).toBe(planned.classHours);
          expect(teacher.teaches.has(planned.unitId)).toBe(true);
          expect(where === undefined).toBe(planned.needs === null);
          if (where) expect(where.capacity).toBeGreaterThanOrEqual(owner.seats);
          const on = dayOf(placement.startsAt);
          expect(on >= dayOfDate(owner.startsOn) && on <= dayOfDate(owner.endsOn)).toBe(true);
          for (const taken of [owner, teacher, ...(where ? [where] : [])]) {
            expect(isAvailableOn(taken.periods, taken.closedOn, on)).toBe(true);
            uses.push({
              resourceId: taken.id,
              from: placement.startsAt,
              until: placement.endsAt,
              placeId: where?.placeId ?? null,
              subjectId: lessonId,
            });
          }
        }
        expectSound(uses, placed.length);
        // The check that is made before a plan is stored says the same.
        expect(clashesOf(given, placed)).toEqual([]);
        for (const { cohortId } of given.cohorts) {
          const mine = placed.filter(({ lessonId }) => lessonId.startsWith(`${cohortId}:`));
          const inOrder = mine.every(
            ({ placement }, i) => i === 0 || placement.startsAt >= mine[i - 1]!.placement.endsAt,
          );
          expect(inOrder).toBe(true);
        }
        expect(await plan(given)).toEqual({ placed, unplaced });
      }),
      { numRuns: 300 },
    );
  });
});

/** Pairs of uses of one resource, where at least one was planned: apart in time, reachable, not too much in a day. */
function expectSound(uses: ResourceUse[], plannedCount: number): void {
  if (plannedCount === 0) return;
  const planned = (one: ResourceUse): boolean => one.subjectId !== 'other';
  uses.forEach((one, i) => {
    const others = uses.filter(
      (other, j) => j !== i && other.resourceId === one.resourceId && (planned(one) || planned(other)),
    );
    for (const other of others) {
      expect(one.until <= other.from || other.until <= one.from).toBe(true);
      const [here, there] = [places.get(one.placeId ?? ''), places.get(other.placeId ?? '')];
      if (!here || !there || dayOf(one.from) !== dayOf(other.from) || one.resourceId.startsWith('r')) continue;
      const gap = Math.max(one.from - other.until, other.from - one.until) / 60_000;
      expect(canTravelBetween(here, there, gap, monthOf(one.from))).toBe(true);
    }
    if (!planned(one) || one.resourceId.startsWith('r')) return;
    const total = [one, ...others.filter((other) => dayOf(other.from) === dayOf(one.from))];
    expect(total.reduce((sum, each) => sum + classHoursOf(each.from, each.until), 0)).toBeLessThanOrEqual(8);
  });
}
