import { describe, expect, it } from '@jest/globals';
import {
  clashesOf,
  instantOn,
  type Placement,
  type PlannedLesson,
  type TimetablePlan,
  type TimetableProblem,
} from '#scheduling';
import { dayOfDate, durationOf } from '#scheduling';
import { withoutNeedlessMoves } from './needless-moves.rules.js';
import { repairProblem, type StandingPlacement } from './repair-problem.rules.js';
import { search, soundStart } from './search-runner.js';

const resource = (id: string, placeId: string) => ({
  id,
  placeId,
  capacity: 40,
  offers: [],
  periods: [],
  closedOn: null,
});
const DAY = dayOfDate('2099-06-08');
const MORNING = 600;
const AFTERNOON = 960;
const EVENING = 1200;

/** One cohort, rooms in two villages of one county (18 minutes apart), two who teach. */
const world: TimetableProblem = {
  notBefore: instantOn(DAY - 30, 0),
  places: new Map(['home', 'here', 'there'].map((id) => [id, { id, regionCode: '652901', isTownship: false }])),
  rooms: [
    { ...resource('room-here', 'here'), offers: ['CLASSROOM'] },
    { ...resource('room-there', 'there'), offers: ['CLASSROOM'] },
  ],
  instructors: ['one', 'two'].map((name) => ({
    ...resource(`r-${name}`, 'home'),
    instructorId: name,
    teaches: new Set(['unit']),
  })),
  cohorts: [
    { ...resource('r-cohort', 'home'), cohortId: 'cohort', startsOn: '2099-06-08', endsOn: '2099-06-12', seats: 30 },
  ],
  lessons: [],
  uses: [],
};
const lessonOf = (position: number): PlannedLesson => ({
  id: `l${position}`,
  cohortId: 'cohort',
  unitId: 'unit',
  position,
  classHours: 4,
  needs: 'CLASSROOM',
  mayBeEvening: false,
  lockedAt: null,
});
const placed = (day: number, minutes: number, roomId = 'room-here', instructorId = 'one'): Placement => {
  const startsAt = instantOn(DAY + day, minutes);
  return { startsAt, endsAt: startsAt + durationOf(4), instructorId, roomId };
};
const standing = (placements: Placement[], more: Partial<StandingPlacement>[] = []): StandingPlacement[] =>
  placements.map((placement, i) => ({
    lesson: lessonOf(i + 1),
    placement,
    isLocked: false,
    isAhead: true,
    ...more[i],
  }));
const dates = { fromDate: '2099-06-08', untilDate: '2099-06-08' };

describe('what a repair may move', () => {
  const three = [placed(0, MORNING), placed(0, AFTERNOON, 'room-here', 'two'), placed(1, MORNING)];

  it('an instructor away: the lessons of those days, expected where they are; the others stay', () => {
    const { narrow, wide, affected } = repairProblem(world, standing(three), [
      { type: 'INSTRUCTOR_AWAY', instructorId: 'one', ...dates },
    ]);
    expect([...affected]).toEqual(['l1']);
    expect(narrow.lessons.map(({ lockedAt, expectedAt }) => [lockedAt, expectedAt])).toEqual([
      [null, three[0]],
      [three[1], undefined],
      [three[2], undefined],
    ]);
    expect(wide.lessons.map(({ lockedAt, expectedAt }) => [lockedAt, expectedAt])).toEqual(
      three.map((at) => [null, at]),
    );
  });

  it('a closed road: both lessons of whoever would have to drive it, a slow one only when the gap is too short', () => {
    const apart = standing([placed(0, MORNING), placed(0, AFTERNOON, 'room-there'), placed(1, MORNING)]);
    const hit = (minutes: number | null, fromPlaceId = 'there', toPlaceId = 'here') => [
      ...repairProblem(world, apart, [{ type: 'ROAD_CLOSED', fromPlaceId, toPlaceId, minutes, ...dates }]).affected,
    ];
    expect(hit(null)).toEqual(['l1', 'l2']);
    expect(hit(null, 'here', 'there')).toEqual(['l1', 'l2']);
    // Three hours lie between; half an hour goes to getting out and in.
    expect(hit(150)).toEqual([]);
    expect(hit(151)).toEqual(['l1', 'l2']);
    expect(hit(null, 'home', 'here')).toEqual([]);
  });

  it('never one that has begun or that a person has fixed; a fixed one is named all the same', () => {
    const lessons = standing(three, [{ isAhead: false }, {}, { isLocked: true }]);
    const { narrow, wide, affected } = repairProblem(world, lessons, [
      { type: 'ROOM_LOST', roomId: 'room-here', ...dates, untilDate: '2099-06-12' },
    ]);
    expect([...affected]).toEqual(['l2', 'l3']);
    for (const problem of [narrow, wide]) {
      expect(problem.lessons.map(({ lockedAt }) => lockedAt === null)).toEqual([false, true, false]);
    }
  });
});

describe('moves that need not be', () => {
  it('go back as far as no rule is broken', () => {
    const expected = [placed(0, MORNING), placed(1, MORNING), placed(2, MORNING)];
    const problem = {
      ...world,
      lessons: expected.map((expectedAt, i) => ({ ...lessonOf(i + 1), expectedAt })),
      // Somebody else has the room where the second one is expected.
      uses: [
        {
          resourceId: 'room-here',
          from: placed(1, MORNING).startsAt,
          until: placed(1, MORNING).endsAt,
          placeId: 'here',
          subjectId: 'x',
        },
      ],
    };
    const found: TimetablePlan = {
      placed: [placed(0, AFTERNOON), placed(1, AFTERNOON), placed(3, MORNING)].map((placement, i) => ({
        lessonId: `l${i + 1}`,
        placement,
      })),
      unplaced: [],
    };
    const settled = withoutNeedlessMoves(problem, found);
    expect(settled.placed.map(({ placement }) => placement)).toEqual([expected[0], placed(1, AFTERNOON), expected[2]]);
    expect(clashesOf(problem, settled.placed)).toEqual([]);
  });
});

describe('the search of a repair', () => {
  const solvedOf = (unplaced: string[], at: Placement[]) => ({
    placed: at
      .map((placement, i) => ({ lessonId: `l${i + 1}`, placement }))
      .filter(({ lessonId }) => !unplaced.includes(lessonId)),
    unplaced: unplaced.map((lessonId) => ({ lessonId, reasons: [] })),
    cost: 0,
    parts: [],
    lowerBound: null,
    iterations: 1,
    seconds: 0,
  });
  const before = [placed(0, MORNING), placed(1, MORNING)];
  const { narrow, wide } = repairProblem(world, standing(before), [
    { type: 'INSTRUCTOR_AWAY', instructorId: 'one', ...dates },
  ]);
  const options = {
    seconds: 10,
    seed: 1,
    checkpoint: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
  const problemOf = {
    narrow,
    wide,
    before: new Map(),
    rows: new Map(),
    affected: new Set<string>(),
    hasRoomGroups: false,
  };
  /** Answers one after the other, and notes which problem was asked. */
  const planner = (answers: ReturnType<typeof solvedOf>[]) => {
    const asked: TimetableProblem[] = [];
    return {
      asked,
      solve: (problem: TimetableProblem) => {
        asked.push(problem);
        const [answer] = answers.splice(0, 1);
        return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked too often'));
      },
    };
  };

  it('ends when what is hit finds a place, and goes wide only when it does not', async () => {
    const easy = planner([solvedOf([], [placed(0, AFTERNOON, 'room-here', 'two'), before[1] as Placement])]);
    expect((await search(easy, problemOf, options)).unplaced).toEqual([]);
    expect(easy.asked).toEqual([narrow]);
    const hard = planner([solvedOf(['l1'], before), solvedOf([], [placed(1, MORNING), placed(2, MORNING)])]);
    expect((await search(hard, problemOf, options)).unplaced).toEqual([]);
    expect(hard.asked).toEqual([narrow, wide]);
  });

  it('takes the wide plan only when it places more', async () => {
    const narrowOnly = solvedOf(['l1'], before);
    const hard = planner([narrowOnly, solvedOf(['l1'], [before[0] as Placement, placed(3, MORNING)])]);
    expect(await search(hard, problemOf, options)).toBe(narrowOnly);
  });

  it('goes on in the wide problem when it was cut off there', async () => {
    const late = planner([solvedOf([], [placed(1, MORNING), placed(2, MORNING)])]);
    const checkpoint = { phase: 2 as const, plan: solvedOf(['l1'], before) };
    await search(late, problemOf, { ...options, checkpoint });
    expect(late.asked).toEqual([wide]);
  });

  it('begins with what of an earlier plan still stands', () => {
    const problem = { ...world, lessons: [lessonOf(1), lessonOf(2), { ...lessonOf(3), lockedAt: placed(2, EVENING) }] };
    const start: TimetablePlan = {
      placed: [
        { lessonId: 'l1', placement: placed(0, MORNING) },
        { lessonId: 'l2', placement: placed(0, MORNING, 'room-there', 'gone') },
        { lessonId: 'l3', placement: placed(2, MORNING) },
        { lessonId: 'gone', placement: placed(1, MORNING) },
      ],
      unplaced: [{ lessonId: 'gone', reasons: [] }],
    };
    expect(soundStart(problem, start)).toEqual({
      placed: [
        { lessonId: 'l1', placement: placed(0, MORNING) },
        { lessonId: 'l3', placement: placed(2, EVENING) },
      ],
      unplaced: [],
    });
    // A lesson whose time somebody has taken meanwhile is dropped, too.
    const use = {
      resourceId: 'r-cohort',
      from: placed(0, MORNING).startsAt,
      until: placed(0, MORNING).endsAt,
      placeId: null,
      subjectId: 'x',
    };
    expect(soundStart({ ...problem, uses: [use] }, start).placed.map(({ lessonId }) => lessonId)).toEqual(['l3']);
  });
});
