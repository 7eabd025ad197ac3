import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someProblem } from '../solve/testing/some-problem.js';
import { dayOfDate, instantOn } from './class-day.rules.js';
import { EarliestPlanner } from './earliest-planner.rules.js';
import { placesOfLesson } from './lesson-places.rules.js';
import { clashesOf } from './plan-check.rules.js';
import { costOf } from './timetable-cost.rules.js';
import type { PlacedLesson, Placement, TimetableProblem } from './timetable-problem.js';

const size = { cohorts: 2, lessonsPerCohort: 5, days: 6, instructors: 3, rooms: 3, isRich: true };
const [fromDay, untilDay] = [dayOfDate('2027-05-26'), dayOfDate('2027-06-03')];

const withLesson = (placed: readonly PlacedLesson[], lessonId: string, placement: Placement): PlacedLesson[] => [
  ...placed.filter((one) => one.lessonId !== lessonId),
  { lessonId, placement },
];
const breaks = (problem: TimetableProblem, placed: readonly PlacedLesson[], lessonId: string): boolean =>
  clashesOf(problem, placed).some((clash) => clash.lessonId === lessonId);

describe('placesOfLesson', () => {
  it('tells places that break no rule, what each changes, the cheapest of each time, and blocked times truly', async () => {
    let [places, blockedTimes] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const problem = someProblem(seed, size);
        const { placed } = await new EarliestPlanner().plan(problem);
        const { id, lockedAt } = problem.lessons[seed % problem.lessons.length]!;
        if (lockedAt) return;
        const found = placesOfLesson(problem, placed, id, { fromDay, untilDay });
        const before = costOf(problem, placed).cost;
        const rivals = (placement: Placement): Placement[] =>
          problem.instructors.flatMap(({ instructorId }) =>
            [null, ...problem.rooms.map((room) => room.id)].map((roomId) => ({ ...placement, instructorId, roomId })),
          );
        const soundOf = (placement: Placement): Placement[] =>
          rivals(placement).filter((rival) => {
            const isKind = (rival.roomId === null) === (problem.lessons.find((one) => one.id === id)!.needs === null);
            return isKind && !breaks(problem, withLesson(placed, id, rival), id);
          });
        for (const { placement, costChange, parts } of found.places) {
          places += 1;
          expect(placement.startsAt).toBeGreaterThanOrEqual(problem.notBefore);
          const after = withLesson(placed, id, placement);
          expect(breaks(problem, after, id)).toBe(false);
          expect(costOf(problem, after).cost - before).toBeCloseTo(costChange);
          expect(parts.reduce((sum, { change }) => sum + change, 0)).toBe(costChange);
          const costs = soundOf(placement).map((rival) => costOf(problem, withLesson(placed, id, rival)).cost);
          expect(Math.min(...costs)).toBeCloseTo(before + costChange);
        }
        for (const { startsAt, endsAt } of found.blocked) {
          blockedTimes += 1;
          expect(soundOf({ startsAt, endsAt, instructorId: '', roomId: null })).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
    expect(Math.min(places, blockedTimes)).toBeGreaterThan(50);
  });

  it('prefers what stays as it is, and names what is in the way', async () => {
    const problem = someProblem(7, { ...size, cohorts: 1, isRich: false });
    const { placed } = await new EarliestPlanner().plan(problem);
    const one = placed[0]!;
    const { places } = placesOfLesson(problem, placed, one.lessonId, { fromDay, untilDay });
    const here = places.find(({ placement }) => placement.startsAt === one.placement.startsAt)!;
    if (here.costChange === 0) {
      expect(here).toEqual({
        placement: one.placement,
        changesInstructor: false,
        changesRoom: false,
        costChange: 0,
        parts: [],
      });
    } else expect(here.costChange).toBeLessThan(0);
    const away = {
      ...problem,
      uses: [
        {
          resourceId: 'c0',
          from: instantOn(fromDay, 0),
          until: instantOn(untilDay + 1, 0),
          placeId: null,
          subjectId: 'holiday',
        },
      ],
    };
    const { blocked } = placesOfLesson(away, placed, one.lessonId, { fromDay, untilDay });
    expect(blocked.some(({ clash }) => clash.kind === 'COHORT' && clash.use?.subjectId === 'holiday')).toBe(true);
  });

  it('throws for a lesson that is not in the problem', () => {
    const problem = someProblem(1, size);
    expect(() => placesOfLesson(problem, [], 'nobody', { fromDay, untilDay })).toThrow('not in the problem');
  });
});
