import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EarliestPlanner } from '../planner/earliest-planner.rules.js';
import type { PlannedLesson, TimetablePlan, TimetablePlanner, TimetableProblem } from '../planner/timetable-problem.js';
import { withChange } from './apply-remedy.rules.js';
import type { ConflictSet } from './conflict-set.js';
import { explainUnplaced, impossibleOf } from './explain-unplaced.rules.js';
import { neighbourhoodOf } from './neighbourhood.rules.js';
import { Oracle } from './oracle.rules.js';
import { isPossibleWith } from './smallest-conflict.rules.js';
import { at, cohort, instructor, lesson, placedAt, problem, room, stay, use } from './testing.js';

const date = (offset: number): string => new Date(Date.UTC(2027, 5, 7 + offset)).toISOString().slice(0, 10);
const unit = fc.constantFrom('u1', 'u1', 'u2');
const period = fc
  .tuple(fc.nat(3), fc.nat(2), fc.boolean())
  .map(([from, days, isAvailable]) => stay(date(from), date(from + days), isAvailable));

const anyLessons = (cohortId: string): fc.Arbitrary<PlannedLesson[]> =>
  fc
    .array(
      fc.record({
        unitId: unit,
        classHours: fc.integer({ min: 2, max: 4 }),
        needs: fc.oneof({ weight: 9, arbitrary: fc.constant('CLASSROOM') }, fc.constantFrom('STUDIO', null)),
        lockedOn: fc.option(fc.nat(3), { freq: 8 }),
      }),
      { minLength: 4, maxLength: 7 },
    )
    .map((given) =>
      given.map(({ lockedOn, ...one }, i) =>
        lesson(i + 1, {
          ...one,
          cohortId,
          mayBeEvening: one.needs === null,
          lockedAt: lockedOn === null ? null : placedAt(at(lockedOn, 10), 'a', one.needs === null ? null : 'r1'),
        }),
      ),
    );

/** Anything at all: many of these have several things against them at once. */
const wildProblem: fc.Arbitrary<TimetableProblem> = fc
  .record({
    days: fc.tuple(fc.nat(2), fc.nat(2)),
    lessons: fc.tuple(anyLessons('c1'), fc.option(anyLessons('c2'))),
    teaches: fc.array(fc.constantFrom(['u1', 'u2'], ['u1', 'u2'], ['u1'], ['u2']), { minLength: 1, maxLength: 2 }),
    periods: fc.tuple(fc.array(period, { maxLength: 2 }), fc.array(period, { maxLength: 1 })),
    seats: fc.constantFrom(33, 33, 33, 33, 45),
    studio: fc.boolean(),
    farRoom: fc.boolean(),
    uses: fc.array(
      fc.tuple(fc.constantFrom('resource-a', 'resource-b', 'r1', 'resource-c1'), fc.nat(3), fc.boolean()),
      {
        maxLength: 4,
      },
    ),
    now: fc.constantFrom(at(-30, 0), at(-30, 0), at(-30, 0), at(0, 12), at(5, 0)),
  })
  .map(({ days, lessons: [own, others], teaches, periods, seats, studio, farRoom, uses, now }) =>
    problem({
      notBefore: now,
      lessons: [...own, ...(others ?? [])],
      cohorts: [cohort('c1', date(days[0]), { seats }), ...(others ? [cohort('c2', date(days[1]))] : [])],
      instructors: teaches.map((units, i) => instructor(i === 0 ? 'a' : 'b', units, { periods: periods[i] ?? [] })),
      rooms: [
        room('r1'),
        ...(studio ? [room('s1', { offers: ['STUDIO'] })] : []),
        ...(farRoom ? [room('r2', { placeId: 'kuqa', capacity: 60 })] : []),
      ],
      uses: uses.map(([id, offset, isMorning]) =>
        use(
          id,
          at(offset, isMorning ? 10 : 16),
          at(offset, isMorning ? 13 : 19),
          id === 'resource-b' ? 'keping' : 'aksu',
        ),
      ),
    }),
  );

const SPOILERS: readonly ((given: TimetableProblem) => TimetableProblem)[] = [
  (given) => ({ ...given, instructors: given.instructors.filter(({ instructorId }) => instructorId !== 'b') }),
  (given) => ({
    ...given,
    instructors: given.instructors.map((one) =>
      one.instructorId === 'a' ? { ...one, periods: [stay(date(1), date(1))] } : one,
    ),
  }),
  (given) => ({
    ...given,
    instructors: given.instructors.map((one) =>
      one.instructorId === 'b' ? { ...one, periods: [stay(date(0), date(1))] } : one,
    ),
  }),
  (given) => ({
    ...given,
    cohorts: given.cohorts.map((one) => (one.cohortId === 'c1' ? { ...one, endsOn: date(0) } : one)),
  }),
  (given) => ({ ...given, rooms: given.rooms.map((one) => (one.id === 's1' ? { ...one, closedOn: date(0) } : one)) }),
  (given) => ({ ...given, uses: [...given.uses, ...[0, 1, 2, 3].map((i) => use('r1', at(i, 10), at(i, 18)))] }),
  (given) => ({ ...given, cohorts: given.cohorts.map((one) => ({ ...one, seats: 42 })) }),
  (given) => ({
    ...given,
    lessons: given.lessons.map((one) =>
      one.cohortId === 'c1' && one.position === 3 ? { ...one, lockedAt: placedAt(at(0, 16), 'a') } : one,
    ),
  }),
  (given) => ({
    ...given,
    uses: [...given.uses, ...[0, 1, 2, 3].map((i) => use('resource-a', at(i, 10), at(i, 19), 'kuqa'))],
  }),
];

/** Fine but for one or two things that somebody has spoilt. */
const spoiltProblem: fc.Arbitrary<TimetableProblem> = fc
  .tuple(fc.integer({ min: 3, max: 6 }), fc.nat(3), fc.subarray([...SPOILERS], { minLength: 1, maxLength: 2 }))
  .map(([count, second, spoilers]) =>
    spoilers.reduce(
      (given, spoil) => spoil(given),
      problem({
        cohorts: [cohort('c1', date(3)), cohort('c2', date(3))],
        lessons: [
          ...Array.from({ length: count }, (_, i) =>
            lesson(i + 1, i < 3 ? {} : { unitId: 'u2', needs: 'STUDIO', classHours: 3 }),
          ),
          ...Array.from({ length: second }, (_, i) => lesson(i + 1, { cohortId: 'c2' })),
        ],
        instructors: [instructor('a'), instructor('b', ['u2'])],
        rooms: [room('r1'), room('s1', { offers: ['STUDIO'] })],
      }),
    ),
  );
const anyProblem = fc.oneof(wildProblem, spoiltProblem);

class CountingPlanner implements TimetablePlanner {
  calls = 0;
  private readonly planner = new EarliestPlanner();
  solve(given: TimetableProblem) {
    this.calls += 1;
    return this.planner.solve(given);
  }
}

const CALLS = 300;
const solve = (given: TimetableProblem): Promise<TimetablePlan> => new EarliestPlanner().solve(given);
const openIn = (given: TimetableProblem, { placed }: TimetablePlan): string[] => {
  const done = new Set(placed.map(({ lessonId }) => lessonId));
  return given.lessons.filter(({ id, lockedAt }) => !lockedAt && !done.has(id)).map(({ id }) => id);
};
const placementsOf = ({ placed }: TimetablePlan) =>
  new Map(placed.map(({ lessonId, placement }) => [lessonId, placement]));

/** What the product does after a remedy, in every way of keeping what is there: the best of them. */
async function fewestUnplaced(given: TimetableProblem, plan: TimetablePlan): Promise<number> {
  const kept = placementsOf(plan);
  const cohortIds = given.cohorts.map(({ cohortId }) => cohortId);
  const ways = [cohortIds, ...cohortIds.map((id) => [id]), []].map((free) => ({
    ...given,
    lessons: given.lessons.map((one) =>
      free.includes(one.cohortId) ? one : { ...one, lockedAt: one.lockedAt ?? kept.get(one.id) ?? null },
    ),
  }));
  const counts = await Promise.all(ways.map(async (way) => openIn(way, await solve(way)).length));
  return Math.min(...counts);
}

async function isShownMinimal(given: TimetableProblem, plan: TimetablePlan, set: ConflictSet): Promise<boolean> {
  const own = new Set(set.lessonIds);
  const cohortIds = new Set([
    ...set.lessons.map(({ cohortId }) => cohortId),
    ...set.wishes.flatMap((wish) => ('cohortId' in wish ? [wish.cohortId] : [])),
  ]);
  const without = new Set(openIn(given, plan).filter((id) => !own.has(id)));
  const placements = placementsOf(plan);
  const impossible = impossibleOf(neighbourhoodOf(given, placements, { cohortIds, without }), placements, set.wishes);
  const oracle = new Oracle(new EarliestPlanner(), CALLS);
  if (await isPossibleWith(impossible, set.wishes, oracle)) return false;
  for (const wish of set.wishes) {
    const fewer = set.wishes.filter((other) => other !== wish);
    if (!(await isPossibleWith(impossible, fewer, oracle))) return false;
  }
  return true;
}

describe('explainUnplaced on any problem', () => {
  it('names every lesson without a place once, within its budget, and twice the same', async () => {
    let explained = 0;
    await fc.assert(
      fc.asyncProperty(anyProblem, async (given) => {
        const plan = await solve(given);
        const planner = new CountingPlanner();
        const sets = await explainUnplaced(given, plan, { planner, budget: { calls: CALLS } });
        expect(planner.calls).toBeLessThanOrEqual(CALLS);
        expect(sets.flatMap(({ lessonIds }) => lessonIds).sort()).toEqual(openIn(given, plan).sort());
        expect(new Set(sets.flatMap((set) => [set.id, ...set.remedies.map(({ id }) => id)])).size).toBe(
          sets.reduce((sum, { remedies }) => sum + 1 + remedies.length, 0),
        );
        expect(await explainUnplaced(given, plan, { budget: { calls: CALLS } })).toEqual(sets);
        explained += sets.length;
      }),
      { numRuns: 20 },
    );
    expect(explained).toBeGreaterThan(5);
  }, 120_000);

  it('a minimal conflict is one, and none without any of its wishes', async () => {
    let minimal = 0;
    let all = 0;
    await fc.assert(
      fc.asyncProperty(anyProblem, async (given) => {
        const plan = await solve(given);
        const sets = await explainUnplaced(given, plan, { budget: { calls: CALLS } });
        all += sets.length;
        for (const set of sets.filter(({ isMinimal }) => isMinimal)) {
          minimal += 1;
          expect(set.wishes.length).toBeGreaterThan(0);
          expect(await isShownMinimal(given, plan, set)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
    // Few are left open: the answer is worth something.
    expect(minimal).toBeGreaterThan(all * 0.7);
  }, 120_000);

  it('after a verified remedy fewer lessons stay unplaced, as many as it says or fewer', async () => {
    let verified = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoiltProblem, anyProblem), async (given) => {
        const plan = await solve(given);
        const open = openIn(given, plan).length;
        const others = [instructor('other', [])];
        const sets = await explainUnplaced(given, plan, { budget: { calls: CALLS }, otherInstructors: others });
        for (const remedy of sets.flatMap(({ remedies }) => remedies)) {
          if (!remedy.isVerified) {
            expect(remedy.unplacedAfter).toBe(open);
            continue;
          }
          verified += 1;
          expect(remedy.unplacedAfter).toBeLessThan(open);
          const after = await fewestUnplaced(withChange(given, remedy, others), plan);
          expect(after).toBeLessThanOrEqual(remedy.unplacedAfter);
        }
      }),
      { numRuns: 20 },
    );
    expect(verified).toBeGreaterThan(5);
  }, 120_000);
});
