import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOfDate, durationOf, type PlannedResource, type TimetableProblem } from '#scheduling';
import type { CapacityOption } from './capacity-option.js';
import { isNewResource, withOption } from './capacity-option.rules.js';
import { lastDayOf, studyDays, utilizationOf } from './utilization.rules.js';

const resource = (id: string, overrides: Partial<PlannedResource> = {}): PlannedResource => ({
  id,
  placeId: 'base',
  capacity: null,
  offers: [],
  periods: [],
  closedOn: null,
  ...overrides,
});
/** 10:00 北京时间 so many days after the first. */
const at = (day: number): number => Date.parse('2027-06-07T02:00:00Z') + day * 86_400_000;
const problem: TimetableProblem = {
  notBefore: at(-5),
  places: new Map(),
  rooms: [resource('r1', { capacity: 40, offers: ['CLASSROOM'] })],
  instructors: [{ ...resource('i1'), instructorId: 'p1', teaches: new Set(['u1']) }],
  cohorts: [
    { ...resource('k1'), cohortId: 'c1', startsOn: '2027-06-07', endsOn: '2027-06-10', seats: 33 },
    { ...resource('k2'), cohortId: 'c2', startsOn: '2027-06-08', endsOn: '2027-06-09', seats: 33 },
  ],
  lessons: [],
  uses: [],
};
const sameKind = (_: string, kind: string): string[] => [kind];
const stay = { baseId: 'base', fromDate: '2027-06-08', untilDate: '2027-06-12' };

describe('withOption', () => {
  it('adds nothing for null, and never changes the problem that it is given', () => {
    const before = structuredClone({ ...problem, instructors: [], rooms: problem.rooms });
    expect(withOption(problem, null, sameKind)).toBe(problem);
    for (const option of [
      { kind: 'WEEK', days: 7 },
      { kind: 'ROOM', baseId: 'base', offers: ['STUDIO'], capacity: 20, count: 2 },
      { kind: 'INSTRUCTOR', likeInstructorId: 'p1', ...stay, count: 3 },
    ] as const satisfies (CapacityOption | object)[]) {
      withOption(problem, option, sameKind);
    }
    expect({ ...problem, instructors: [] }).toEqual({ ...before, instructors: [] });
    expect(problem.instructors).toHaveLength(1);
  });

  it('a week makes all cohorts later, or those that it names', () => {
    const ends = (option: CapacityOption) => withOption(problem, option, sameKind).cohorts.map(({ endsOn }) => endsOn);
    expect(ends({ kind: 'WEEK', days: 7 })).toEqual(['2027-06-17', '2027-06-16']);
    expect(ends({ kind: 'WEEK', days: 1, cohortIds: ['c2'] })).toEqual(['2027-06-10', '2027-06-10']);
  });

  it('new instructors are there for their stay and teach what the other one can', () => {
    const { instructors } = withOption(
      problem,
      { kind: 'INSTRUCTOR', likeInstructorId: 'p1', ...stay, count: 2 },
      sameKind,
    );
    expect(instructors.map(({ id }) => isNewResource(id))).toEqual([false, true, true]);
    expect(instructors[2]).toMatchObject({
      teaches: new Set(['u1']),
      periods: [{ fromDate: '2027-06-08', untilDate: '2027-06-12', isAvailable: true }],
    });
  });

  it('a new room offers what the lessons of the cohorts near it need', () => {
    const option: CapacityOption = { kind: 'ROOM', baseId: 'base', offers: ['STUDIO'], capacity: 20, count: 1 };
    const { rooms } = withOption(problem, option, (_, kind) => [`${kind}@1`, `${kind}@2`]);
    expect(rooms[1]).toMatchObject({ id: 'new-1', capacity: 20, offers: ['STUDIO@1', 'STUDIO@2'] });
  });
});

describe('utilizationOf', () => {
  const placed = (day: number) => ({
    lessonId: `l${day}`,
    placement: { startsAt: at(day), endsAt: at(day) + durationOf(4), instructorId: 'p1', roomId: 'r1' },
  });

  it('counts lessons and other bookings against eight class hours on each day there', () => {
    const away = [{ fromDate: '2027-06-07', untilDate: '2027-06-07', isAvailable: false }];
    const given: TimetableProblem = {
      ...problem,
      instructors: problem.instructors.map((one) => ({ ...one, periods: away })),
      uses: [{ resourceId: 'i1', from: at(1), until: at(1) + durationOf(2), placeId: null, subjectId: 'x' }],
    };
    expect(utilizationOf(given, { placed: [placed(2), placed(3)] })).toEqual([
      { resourceId: 'i1', kind: 'INSTRUCTOR', isNew: false, usedClassHours: 10, offeredClassHours: 24 },
      { resourceId: 'r1', kind: 'ROOM', isNew: false, usedClassHours: 8, offeredClassHours: 32 },
    ]);
    expect(lastDayOf({ placed: [placed(3), placed(2)] })).toBe('2027-06-10');
    expect(lastDayOf({ placed: [] })).toBeNull();
  });

  it('counts from today on, and nothing when the cohorts are over', () => {
    expect(studyDays({ ...problem, notBefore: at(2) })).toEqual({
      first: dayOfDate('2027-06-09'),
      last: dayOfDate('2027-06-10'),
    });
    expect(studyDays({ ...problem, notBefore: at(9) })).toBeNull();
    expect(utilizationOf({ ...problem, notBefore: at(9) }, { placed: [] })).toEqual([]);
    expect(studyDays({ ...problem, cohorts: [] })).toBeNull();
  });

  it('what is used does not depend on the order of the lessons, and each lesson counts once for each', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3), { maxLength: 4 }), (days) => {
        const rows = utilizationOf(problem, { placed: days.map(placed) });
        expect(rows.map(({ usedClassHours }) => usedClassHours)).toEqual([4 * days.length, 4 * days.length]);
        expect(utilizationOf(problem, { placed: days.toReversed().map(placed) })).toEqual(rows);
      }),
    );
  });
});
