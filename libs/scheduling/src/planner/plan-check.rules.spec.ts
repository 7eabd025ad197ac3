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

  it('refuses to judge what is not in the problem', () => {
    expect(() => kinds([placed('l9', at(0, 10))])).toThrow('not in the problem');
    expect(() => kinds([placed('l1', at(0, 10), 'r9')])).toThrow('not in the problem');
  });
});
