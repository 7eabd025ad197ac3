import { describe, expect, it } from '@jest/globals';
import { dayOfDate, durationOf, instantOn } from './class-day.rules.js';
import { fairShares } from './fair-share.rules.js';
import { costOf } from './timetable-cost.rules.js';
import type {
  PlacedLesson,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  TimetableProblem,
} from './timetable-problem.js';
import { STANDARD_WEIGHTS, type TimetableWish } from './timetable-weights.js';

const day = dayOfDate('2027-06-07');
const at = (offset: number, hours: number): number => instantOn(day + offset, hours * 60);
const resource = (id: string, placeId = 'aksu'): PlannedResource => ({
  id,
  placeId,
  capacity: null,
  offers: ['CLASSROOM', 'STUDIO'],
  periods: [],
  closedOn: null,
});
const instructor = (id: string, given: Partial<PlannedInstructor> = {}): PlannedInstructor => ({
  ...resource(id),
  instructorId: id,
  teaches: new Set(['u1', 'u2']),
  ...given,
});
const cohort = (id: string, given: Partial<PlannedCohort> = {}): PlannedCohort => ({
  ...resource(id),
  cohortId: id,
  startsOn: '2027-06-07',
  endsOn: '2027-06-11',
  seats: 30,
  ...given,
});

/** A lesson together with its place: `[day offset, hour]`. */
interface Case extends Partial<PlannedLesson> {
  at: readonly [number, number];
  who?: string;
  room?: string | null;
}
const problemOf = (cases: readonly Case[], given: Partial<TimetableProblem> = {}): TimetableProblem => ({
  notBefore: at(0, 0),
  places: new Map(),
  rooms: [resource('r1'), resource('r2'), resource('r3'), resource('far', 'kuqa')],
  // Nobody's load is uneven unless a case is about it.
  instructors: [instructor('i1'), instructor('i2'), instructor('i3')],
  cohorts: [cohort('c1'), cohort('c2')],
  lessons: cases.map((each, i): PlannedLesson => {
    const lesson = { ...each, at: undefined, who: undefined, room: undefined };
    return {
      id: `l${i}`,
      cohortId: 'c1',
      unitId: 'u1',
      position: i,
      classHours: 4,
      needs: 'CLASSROOM',
      mayBeEvening: false,
      lockedAt: null,
      ...lesson,
    };
  }),
  uses: [],
  ...given,
});
const placedOf = ({ lessons }: TimetableProblem, cases: readonly Case[]): PlacedLesson[] =>
  cases.map(({ at: [offset, hours], who = 'i1', room = 'r1' }, i) => ({
    lessonId: `l${i}`,
    placement: {
      startsAt: at(offset, hours),
      endsAt: at(offset, hours) + durationOf(lessons[i]!.classHours),
      instructorId: who,
      roomId: room,
    },
  }));
const countOf = (key: TimetableWish, cases: readonly Case[], given: Partial<TimetableProblem> = {}): number => {
  const problem = problemOf(cases, given);
  const { parts } = costOf(problem, placedOf(problem, cases));
  return parts.find((part) => part.key === key)!.count;
};

describe('costOf, worked by hand', () => {
  it('visitingDays: two lessons on Monday and one on Friday are 2 days; residents have none', () => {
    const cases: Case[] = [{ at: [0, 10] }, { at: [0, 16] }, { at: [4, 10] }, { at: [1, 10], who: 'i2' }];
    const instructors = [instructor('i1', { isVisiting: true }), instructor('i2')];
    expect(countOf('visitingDays', cases, { instructors })).toBe(2);
  });

  it('trips: one per day and place away from home; online and at home none', () => {
    const cases: Case[] = [
      { at: [0, 10], room: 'far' },
      { at: [0, 16], room: 'far' },
      { at: [1, 10], room: 'far' },
      { at: [1, 16] },
      { at: [2, 10], room: null, needs: null },
    ];
    expect(countOf('trips', cases)).toBe(2);
  });

  it('cohortGaps: 10:00–11:30 and 16:45–19:00 make 3; the noon break is none', () => {
    expect(
      countOf('cohortGaps', [
        { at: [0, 10], classHours: 2 },
        { at: [0, 16.75], classHours: 3 },
      ]),
    ).toBe(3);
    expect(countOf('cohortGaps', [{ at: [0, 10] }, { at: [0, 16] }])).toBe(0);
    // A whole free afternoon between the morning and the evening.
    expect(countOf('cohortGaps', [{ at: [0, 10] }, { at: [0, 20] }])).toBe(4);
    // Off the grid only whole class hours count: 11:00–12:40 are 100 minutes.
    expect(
      countOf('cohortGaps', [
        { at: [0, 10 + 15 / 60], classHours: 1 },
        { at: [0, 12 + 40 / 60], classHours: 1 },
      ]),
    ).toBe(2);
  });

  it('cohortDays: 12 class hours on 4 days are 2 too many', () => {
    const cases: Case[] = [0, 1, 2, 3].map((offset) => ({ at: [offset, 10], classHours: 3 }));
    expect(countOf('cohortDays', cases)).toBe(2);
    expect(countOf('cohortDays', [{ at: [0, 10] }, { at: [0, 16] }])).toBe(0);
  });

  it('evenings: wrong for a day cohort in the evening, for an evening cohort by day if the evening was possible', () => {
    const cases: Case[] = [{ at: [0, 10], mayBeEvening: true }, { at: [0, 20], mayBeEvening: true }, { at: [1, 10] }];
    expect(countOf('evenings', cases)).toBe(1);
    expect(countOf('evenings', cases, { cohorts: [cohort('c1', { prefersEvening: true })] })).toBe(1);
  });

  it('roomChanges: three rooms of one kind are 2; another kind counts by itself', () => {
    const cases: Case[] = [
      { at: [0, 10] },
      { at: [0, 16], room: 'r2' },
      { at: [1, 10], room: 'r3' },
      { at: [1, 16], room: 'r1', needs: 'STUDIO' },
    ];
    expect(countOf('roomChanges', cases)).toBe(2);
  });

  it('instructorChanges: three people in a unit are 2; the next unit begins anew', () => {
    const cases: Case[] = [
      { at: [0, 10] },
      { at: [0, 16], who: 'i2' },
      { at: [1, 10], who: 'i3' },
      { at: [1, 16], who: 'i1', unitId: 'u2' },
    ];
    expect(countOf('instructorChanges', cases)).toBe(2);
  });

  it('theoryDays: more than four class hours, all theory', () => {
    const theory = { mode: 'THEORY', classHours: 3 } as const;
    expect(
      countOf('theoryDays', [
        { at: [0, 10], ...theory },
        { at: [0, 16], ...theory },
      ]),
    ).toBe(1);
    expect(
      countOf('theoryDays', [
        { at: [0, 10], ...theory },
        { at: [0, 16], ...theory, classHours: 1 },
      ]),
    ).toBe(0);
    expect(
      countOf('theoryDays', [
        { at: [0, 10], ...theory },
        { at: [0, 16], classHours: 3, mode: 'PRACTICE' },
      ]),
    ).toBe(0);
    expect(
      countOf('theoryDays', [
        { at: [0, 10], ...theory },
        { at: [0, 16], classHours: 3 },
      ]),
    ).toBe(0);
  });

  it('unevenLoad: 12 class hours for two, one there for 4 days and one for 2: shares 8 and 4', () => {
    const cases: Case[] = [{ at: [0, 10] }, { at: [0, 16] }, { at: [1, 10], who: 'i2' }];
    const instructors = [
      instructor('i1', { periods: [{ fromDate: '2027-06-07', untilDate: '2027-06-10', isAvailable: true }] }),
      instructor('i2', { periods: [{ fromDate: '2027-06-07', untilDate: '2027-06-08', isAvailable: true }] }),
    ];
    expect(fairShares(problemOf(cases, { instructors }))).toEqual([8, 4]);
    expect(countOf('unevenLoad', cases, { instructors })).toBe(0);
    const others = cases.map((each) => ({ ...each, who: 'i2' }));
    expect(countOf('unevenLoad', others, { instructors })).toBe(8);
  });

  it('wishes: points of each wish that a lesson falls into, of its instructor and its cohort', () => {
    const wishes = [{ fromDate: '2027-06-07', untilDate: '2027-06-08', points: 3 as const }];
    const mornings = [{ ...wishes[0]!, slots: ['MORNING'] as const, points: 2 as const }];
    const given = { cohorts: [cohort('c1', { wishes })], instructors: [instructor('i1', { wishes: mornings })] };
    expect(countOf('wishes', [{ at: [0, 10] }, { at: [1, 16] }, { at: [2, 10] }], given)).toBe(3 + 2 + 3);
  });

  it('moves and lateNotice: any difference is a move; a new time within seven days of now comes late', () => {
    const expectedAt = (offset: number, hours: number) => ({
      startsAt: at(offset, hours),
      endsAt: at(offset, hours) + durationOf(4),
      instructorId: 'i1',
      roomId: 'r1',
    });
    const cases: Case[] = [
      { at: [0, 10], expectedAt: expectedAt(0, 10) },
      { at: [0, 16], expectedAt: expectedAt(0, 16), room: 'r2' },
      { at: [9, 10], expectedAt: expectedAt(6, 10) },
      { at: [9, 16], expectedAt: expectedAt(8, 16) },
    ];
    expect(countOf('moves', cases)).toBe(3);
    expect(countOf('lateNotice', cases)).toBe(1);
  });

  it('a lesson with joined cohorts counts for each of them', () => {
    const cases: Case[] = [{ at: [0, 10] }, { at: [0, 20], joinedCohortIds: ['c2'], mayBeEvening: true }];
    expect(countOf('evenings', cases)).toBe(2);
    expect(countOf('cohortGaps', cases)).toBe(4);
  });

  it('prices each count by its weight, the stated one or else the standard one', () => {
    const cases: Case[] = [{ at: [0, 10], room: 'far' }, { at: [0, 20] }];
    const problem = problemOf(cases, { weights: { trips: 50, evenings: 0 } });
    const { cost, parts } = costOf(problem, placedOf(problem, cases));
    expect(parts.map(({ key }) => key)).toEqual(Object.keys(STANDARD_WEIGHTS));
    // A trip at 50, a free afternoon of 4 at 3, another room at 2, 8 class hours of which 3 (8 / 3 rounded up) are fair.
    expect(parts.filter((part) => part.cost > 0).map(({ key, count, weight }) => [key, count, weight])).toEqual([
      ['trips', 1, 50],
      ['cohortGaps', 4, 3],
      ['roomChanges', 1, 2],
      ['unevenLoad', 5, 1],
    ]);
    expect(cost).toBe(50 + 12 + 2 + 5);
  });
});
