import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someProblem } from '../solve/testing/some-problem.js';
import { dayOfDate, durationOf, instantOn } from './class-day.rules.js';
import { problemFaults } from './problem-faults.rules.js';
import type { PlannedLesson, TimetableProblem } from './timetable-problem.js';

const size = { cohorts: 2, lessonsPerCohort: 4, days: 5, instructors: 3, rooms: 2, isRich: false };
const sound = someProblem(3, size);
const changed = (index: number, given: Partial<PlannedLesson>): TimetableProblem => ({
  ...sound,
  lessons: sound.lessons.map((lesson, i) => (i === index ? { ...lesson, ...given } : lesson)),
});
const told = (problem: TimetableProblem): string[] =>
  problemFaults(problem).map(({ code, pointer }) => `${code} ${pointer}`);
const startsAt = instantOn(dayOfDate('2027-05-28'), 600);
const lockOf = (problem: TimetableProblem, index: number, from = startsAt, roomId = 'room0') => ({
  startsAt: from,
  endsAt: from + durationOf(problem.lessons[index]!.classHours),
  instructorId: 'person0',
  roomId,
});

describe('problemFaults', () => {
  it('finds nothing in a sound problem', () => expect(told(sound)).toEqual([]));

  it.each<[string, TimetableProblem]>([
    ['no-lessons /lessons', { ...sound, lessons: [] }],
    ['unknown-reference /lessons/1/cohortId', changed(1, { cohortId: 'nobody' })],
    ['unknown-reference /lessons/1/joinedCohortIds/0', changed(1, { joinedCohortIds: ['nobody'] })],
    ['unknown-reference /lessons/1/kitIds/0', changed(1, { kitIds: ['nothing'] })],
    ['unknown-reference /lessons/1/after/0', changed(1, { after: ['never'] })],
    ['unknown-reference /lessons/1/lockedAt/roomId', changed(1, { lockedAt: lockOf(sound, 1, startsAt, 'nowhere') })],
    ['duplicate-id /lessons/1/id', changed(1, { id: sound.lessons[0]!.id })],
    ['not-positive /lessons/1/classHours', changed(1, { classHours: 0 })],
    ['not-positive /lessons/1/classHours', changed(1, { classHours: 1.5 })],
    ['lesson-too-long /lessons/1/classHours', changed(1, { classHours: 6 })],
    ['precedence-cycle /lessons/0/after', changed(0, { after: [sound.lessons[1]!.id] })],
    [
      'not-positive /rooms/0/capacity',
      { ...sound, rooms: [{ ...sound.rooms[0]!, capacity: -3 }, ...sound.rooms.slice(1)] },
    ],
    ['bad-weight /weights/trips', { ...sound, weights: { trips: 101 } }],
    [
      'dates-reversed /cohorts/0/endsOn',
      { ...sound, cohorts: [{ ...sound.cohorts[0]!, endsOn: '2027-01-01' }, ...sound.cohorts.slice(1)] },
    ],
    [
      'bad-date /cohorts/0/endsOn',
      { ...sound, cohorts: [{ ...sound.cohorts[0]!, endsOn: '2027-02-30' }, ...sound.cohorts.slice(1)] },
    ],
    [
      'bad-interval /uses/0',
      { ...sound, uses: [{ resourceId: 'room0', from: 5, until: 5, placeId: null, subjectId: 's' }] },
    ],
  ])('names %s', (fault, problem) => expect(told(problem)).toContain(fault));

  it('warns of an instructor who is never there, without refusing the problem', () => {
    const periods = [{ fromDate: '2026-01-01', untilDate: '2026-01-02', isAvailable: true }];
    const [first, ...rest] = sound.instructors;
    const faults = problemFaults({ ...sound, instructors: [{ ...first!, periods }, ...rest] });
    expect(faults).toEqual([
      { code: 'never-there', pointer: '/instructors/0', params: { id: 'person0' }, isFatal: false },
    ]);
  });

  it('names two locked lessons that exclude each other once, and one that breaks a rule by itself', () => {
    const both = (second: PlannedLesson['lockedAt']): TimetableProblem => ({
      ...changed(0, { lockedAt: lockOf(sound, 0), needs: 'STUDIO', unitId: 'u0' }),
      lessons: sound.lessons.map((lesson, i) =>
        i === 0
          ? { ...lesson, lockedAt: lockOf(sound, 0), needs: 'STUDIO', unitId: 'u0' }
          : i === 5
            ? { ...lesson, lockedAt: second }
            : lesson,
      ),
    });
    const clash = problemFaults(both(lockOf(sound, 5))).filter(({ code }) => code === 'lock-clash');
    expect(clash).toMatchObject([{ pointer: '/lessons/5/lockedAt', params: { otherId: sound.lessons[0]!.id } }]);
    const early = problemFaults(both(lockOf(sound, 5, startsAt - 30 * 86_400_000)));
    expect(early).toMatchObject([
      { code: 'lock-impossible', pointer: '/lessons/5/lockedAt', params: { kind: 'DATES' } },
    ]);
  });

  it('finds the cycle across cohorts and leaves those that only wait for it', () => {
    const [a, b] = [sound.lessons[0]!.id, sound.lessons[4]!.id];
    const lessons = sound.lessons.map((lesson, i) =>
      i === 0 ? { ...lesson, after: [b] } : i === 4 ? { ...lesson, after: [a] } : lesson,
    );
    expect(told({ ...sound, lessons })).toEqual([
      'precedence-cycle /lessons/0/after',
      'precedence-cycle /lessons/4/after',
    ]);
  });

  it('ends for any problem', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { pointer } of problemFaults(someProblem(seed, { ...size, isRich: true })))
          expect(pointer).toMatch(/^\/[a-zA-Z]+(\/[a-zA-Z0-9]+)*$/);
      }),
      { numRuns: 100 },
    );
  });
});
