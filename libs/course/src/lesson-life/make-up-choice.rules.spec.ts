import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseMakeUps, type MakeUpLesson, type MissingTrainee, type Sitting } from './make-up-choice.rules.js';

const HOUR = 3_600_000;
/** 2026-06-10 10:00 北京时间. */
const TEN = Date.parse('2026-06-10T02:00:00Z');
const at = (id: string, regionCode: string) => ({ id, regionCode, isTownship: false });
const AKSU = at('aksu', '652901');
const WENSU = at('wensu', '652922');
const KUQA = at('kuqa', '652902');

const sitting = (startsAt: number, place = AKSU, hours = 3): Sitting => ({
  startsAt,
  endsAt: startsAt + hours * HOUR,
  place,
});
const lesson = (lessonId: string, startsAt: number, overrides: Partial<MakeUpLesson> = {}): MakeUpLesson => ({
  ...sitting(startsAt),
  lessonId,
  cohortId: `cohort of ${lessonId}`,
  freeSeats: 1,
  ...overrides,
});
const trainee = (enrollmentId: string, overrides: Partial<MissingTrainee> = {}): MissingTrainee => ({
  enrollmentId,
  home: AKSU,
  cohortIds: ['own'],
  busy: [],
  proposed: [],
  ...overrides,
});
const chosen = (trainees: MissingTrainee[], lessons: MakeUpLesson[]): string[] =>
  chooseMakeUps(trainees, lessons).map(({ enrollmentId, lessonId }) => `${enrollmentId}→${lessonId}`);

describe('choosing where to make up', () => {
  it('gives the first lesson that has a seat, and each seat once', () => {
    const lessons = [lesson('a', TEN), lesson('b', TEN + 24 * HOUR, { freeSeats: 2 })];
    expect(
      chosen(
        ['1', '2', '3', '4'].map((id) => trainee(id)),
        lessons,
      ),
    ).toEqual(['1→a', '2→b', '3→b']);
  });

  it('passes over own cohorts, what was proposed before, full lessons and places that are too far', () => {
    expect(chosen([trainee('1', { cohortIds: ['own', 'cohort of a'] })], [lesson('a', TEN)])).toEqual([]);
    expect(chosen([trainee('1', { proposed: ['a'] })], [lesson('a', TEN), lesson('b', TEN)])).toEqual(['1→b']);
    expect(chosen([trainee('1')], [lesson('a', TEN, { freeSeats: 0 }), lesson('b', TEN, { freeSeats: -3 })])).toEqual(
      [],
    );
    expect(chosen([trainee('1')], [lesson('a', TEN, { place: KUQA }), lesson('b', TEN, { place: WENSU })])).toEqual([
      '1→b',
    ]);
    expect(chosen([trainee('1', { home: KUQA })], [lesson('a', TEN), lesson('b', TEN, { place: null })])).toEqual([
      '1→b',
    ]);
  });

  it('leaves the way between own lessons of that day', () => {
    const inWensu = [lesson('a', TEN, { place: WENSU })];
    // Aksu–Wensu is half an hour by car, and half an hour around it.
    expect(chosen([trainee('1', { busy: [sitting(TEN + 3 * HOUR + 59 * 60_000)] })], inWensu)).toEqual([]);
    expect(chosen([trainee('1', { busy: [sitting(TEN + 4 * HOUR)] })], inWensu)).toEqual(['1→a']);
    // Same place: lessons may touch. Overlapping: never.
    expect(chosen([trainee('1', { busy: [sitting(TEN + 3 * HOUR)] })], [lesson('a', TEN)])).toEqual(['1→a']);
    expect(chosen([trainee('1', { busy: [sitting(TEN + 3 * HOUR - 1)] })], [lesson('a', TEN)])).toEqual([]);
    // Online there is no way.
    expect(chosen([trainee('1', { busy: [sitting(TEN + 3 * HOUR)] })], [lesson('a', TEN, { place: null })])).toEqual([
      '1→a',
    ]);
  });

  it('never gives more seats than there are, nor two lessons to one trainee, nor a clash', () => {
    const start = fc.integer({ min: 0, max: 60 }).map((n) => TEN + n * HOUR);
    const lessons = fc.array(fc.record({ startsAt: start, freeSeats: fc.integer({ min: -1, max: 3 }) }), {
      maxLength: 8,
    });
    const trainees = fc.array(fc.array(start, { maxLength: 4 }), { maxLength: 10 });
    fc.assert(
      fc.property(lessons, trainees, (offered, busy) => {
        const all = offered.map(({ startsAt, freeSeats }, n) => lesson(`l${n}`, startsAt, { freeSeats }));
        const people = busy.map((starts, n) => trainee(`t${n}`, { busy: starts.map((one) => sitting(one)) }));
        const made = chooseMakeUps(people, all);
        expect(new Set(made.map(({ enrollmentId }) => enrollmentId)).size).toBe(made.length);
        for (const one of all) {
          const taken = made.filter(({ lessonId }) => lessonId === one.lessonId);
          expect(taken.length).toBeLessThanOrEqual(Math.max(0, one.freeSeats));
          for (const { enrollmentId } of taken) {
            const own = people.find((person) => person.enrollmentId === enrollmentId)?.busy ?? [];
            expect(own.every(({ startsAt, endsAt }) => endsAt <= one.startsAt || startsAt >= one.endsAt)).toBe(true);
          }
        }
      }),
    );
  });
});
