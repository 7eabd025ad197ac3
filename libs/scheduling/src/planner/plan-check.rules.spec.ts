import { describe, expect, it } from '@jest/globals';
import { dayOfDate, durationOf, instantOn } from './class-day.rules.js';
import { clashesOf } from './plan-check.rules.js';
import type { Placement, PlannedLesson, PlannedResource, TimetableProblem } from './timetable-problem.js';

const day = dayOfDate('2027-06-07');
const at = (offset: number, hours: number): number => instantOn(day + offset, hours * 60);
const resource = (id: string, placeId: string, overrides: Partial<PlannedResource> = {}): PlannedResource => ({
  id,
  placeId,
  capacity: null,
  offers: [],
  periods: [],
  closedOn: null,
  ...overrides,
});
const room = (id: string, placeId: string): PlannedResource =>
  resource(id, placeId, { capacity: 40, offers: ['CLASSROOM'] });
const lesson = (position: number): PlannedLesson => ({
  id: `l${position}`,
  cohortId: 'c1',
  unitId: 'u1',
  position,
  classHours: 4,
  needs: 'CLASSROOM',
  mayBeEvening: false,
  lockedAt: null,
});
const problem: TimetableProblem = {
  notBefore: 0,
  places: new Map([
    ['keping', { id: 'keping', regionCode: '652929', isTownship: false }],
    ['kuqa', { id: 'kuqa', regionCode: '652902', isTownship: false }],
  ]),
  rooms: [room('r1', 'keping'), room('r2', 'kuqa')],
  instructors: [{ ...resource('i1', 'keping'), instructorId: 'p1', teaches: new Set(['u1']) }],
  cohorts: [{ ...resource('c', 'keping'), cohortId: 'c1', startsOn: '2027-06-07', endsOn: '2027-06-09', seats: 33 }],
  lessons: [lesson(1), lesson(2)],
  uses: [],
};
const placed = (lessonId: string, startsAt: number, roomId = 'r1'): { lessonId: string; placement: Placement } => ({
  lessonId,
  placement: { startsAt, endsAt: startsAt + durationOf(4), instructorId: 'p1', roomId },
});
const kinds = (placements: ReturnType<typeof placed>[], overrides: Partial<TimetableProblem> = {}): string[] =>
  clashesOf({ ...problem, ...overrides }, placements).map(({ lessonId, clash }) => `${lessonId} ${clash.kind}`);

describe('clashesOf', () => {
  it('finds nothing in lessons that only touch', () => {
    expect(kinds([placed('l1', at(0, 10)), placed('l2', at(0, 13))])).toEqual([]);
  });

  it('names both of two lessons that overlap, are out of order, or lie too far apart to travel', () => {
    expect(kinds([placed('l1', at(0, 10)), placed('l2', at(0, 11))])).toEqual(['l1 COHORT', 'l2 COHORT']);
    expect(kinds([placed('l2', at(0, 10)), placed('l1', at(1, 10))])).toEqual(['l2 ORDER', 'l1 ORDER']);
    // Keping until 14:00, Kuqa from 16:00 (handbook §6).
    expect(kinds([placed('l1', at(0, 11)), placed('l2', at(0, 16), 'r2')])).toEqual(['l1 TRAVEL', 'l2 TRAVEL']);
  });

  it('sees what changed since the plan was made: dates, seats, skills, days away', () => {
    const draft = [placed('l1', at(0, 10))];
    const [cohort] = problem.cohorts;
    const [instructor] = problem.instructors;
    if (!cohort || !instructor) throw new Error('the problem has both');
    expect(kinds(draft, { cohorts: [{ ...cohort, startsOn: '2027-06-08' }] })).toEqual(['l1 DATES']);
    expect(kinds(draft, { cohorts: [{ ...cohort, seats: 41 }] })).toEqual(['l1 CAPACITY']);
    expect(kinds(draft, { instructors: [{ ...instructor, teaches: new Set() }] })).toEqual(['l1 COMPETENCE']);
    const away = [{ fromDate: '2027-06-07', untilDate: '2027-06-07', isAvailable: false }];
    expect(kinds(draft, { instructors: [{ ...instructor, periods: away }] })).toEqual(['l1 AVAILABILITY']);
  });

  it('knows a room that opens later', () => {
    const rooms = [{ ...room('r1', 'keping'), opensOn: '2027-06-08' }];
    expect(kinds([placed('l1', at(0, 10)), placed('l2', at(1, 10))], { rooms })).toEqual(['l1 AVAILABILITY']);
  });

  it('wants seats for all cohorts of a joined lesson, and all of them free, there and within their dates', () => {
    const [own] = problem.cohorts;
    if (!own) throw new Error('the problem has a cohort');
    const other = { ...own, ...resource('d', 'keping'), cohortId: 'c2', seats: 7 };
    const lessons = [
      { ...lesson(1), joinedCohortIds: ['c2'] },
      { ...lesson(2), cohortId: 'c2' },
    ];
    const rooms = [room('r1', 'keping'), room('r2', 'keping')];
    const instructors = [
      ...problem.instructors,
      { ...resource('i2', 'keping'), instructorId: 'p2', teaches: new Set(['u1']) },
    ];
    const joined = (cohort: object, second = placed('l2', at(0, 16))): string[] =>
      kinds([placed('l1', at(0, 10)), second], {
        cohorts: [own, { ...other, ...cohort }],
        lessons,
        rooms,
        instructors,
      });
    expect(joined({})).toEqual([]);
    expect(joined({ seats: 8 })).toEqual(['l1 CAPACITY']);
    expect(joined({ startsOn: '2027-06-08' })).toEqual(['l1 DATES', 'l2 DATES']);
    expect(joined({ closedOn: '2027-06-07' })).toEqual(['l1 AVAILABILITY', 'l2 AVAILABILITY']);
    const besides = placed('l2', at(0, 11), 'r2');
    besides.placement.instructorId = 'p2';
    expect(joined({}, besides)).toEqual(['l1 COHORT', 'l2 COHORT']);
  });

  it('gives a kit to one lesson at a time', () => {
    const cohorts = [...problem.cohorts, { ...problem.cohorts[0]!, ...resource('d', 'keping'), cohortId: 'c2' }];
    const instructors = [
      ...problem.instructors,
      { ...resource('i2', 'keping'), instructorId: 'p2', teaches: new Set(['u1']) },
    ];
    const lessons = [
      { ...lesson(1), kitIds: ['k'] },
      { ...lesson(2), cohortId: 'c2', kitIds: ['k'] },
    ];
    const second = placed('l2', at(0, 10), 'r2');
    second.placement.instructorId = 'p2';
    const both = [placed('l1', at(0, 10)), second];
    expect(kinds(both, { cohorts, instructors, lessons, kits: [resource('k', 'keping')] })).toEqual([
      'l1 KIT',
      'l2 KIT',
    ]);
    const closed = { ...resource('k', 'keping'), closedOn: '2027-06-07' };
    expect(kinds(both.slice(0, 1), { cohorts, instructors, lessons, kits: [closed] })).toEqual(['l1 AVAILABILITY']);
  });

  it('sends nobody over a closed road, in either direction, on those days only', () => {
    const places = new Map([
      ['keping', { id: 'keping', regionCode: '652929', isTownship: false }],
      ['awat', { id: 'awat', regionCode: '652928', isTownship: false }],
    ]);
    const rooms = [room('r1', 'keping'), room('r2', 'awat')];
    const day = [placed('l1', at(0, 10)), placed('l2', at(0, 16), 'r2')];
    const closure = { fromPlaceId: 'awat', toPlaceId: 'keping', fromDate: '2027-06-07', untilDate: '2027-06-07' };
    const closed = (minutes: number | null, more: object = {}): string[] =>
      kinds(day, { places, rooms, roadClosures: [{ ...closure, minutes, ...more }] });
    expect(kinds(day, { places, rooms })).toEqual([]);
    expect(closed(null)).toEqual(['l1 TRAVEL', 'l2 TRAVEL']);
    // Three hours lie between; half an hour of them is needed around the ride.
    expect(closed(150)).toEqual([]);
    expect(closed(151)).toEqual(['l1 TRAVEL', 'l2 TRAVEL']);
    expect(closed(null, { fromDate: '2027-06-08', untilDate: '2027-06-09' })).toEqual([]);
  });

  it('keeps the order that lessons of other cohorts ask for', () => {
    const cohorts = [...problem.cohorts, { ...problem.cohorts[0]!, ...resource('d', 'keping'), cohortId: 'c2' }];
    const lessons = [lesson(1), { ...lesson(2), cohortId: 'c2', after: ['l1'] }];
    const inOrder = [placed('l1', at(0, 10)), placed('l2', at(0, 13))];
    expect(kinds(inOrder, { cohorts, lessons })).toEqual([]);
    expect(kinds([placed('l1', at(1, 10)), placed('l2', at(0, 13))], { cohorts, lessons })).toEqual([
      'l1 ORDER',
      'l2 ORDER',
    ]);
  });

  it('refuses to judge what is not in the problem', () => {
    expect(() => kinds([placed('l9', at(0, 10))])).toThrow('not in the problem');
    expect(() => kinds([placed('l1', at(0, 10), 'r9')])).toThrow('not in the problem');
  });
});
