import { describe, expect, it } from '@jest/globals';
import { addDays } from '#kernel';
import fc from 'fast-check';
import { type BaseFacts, checkCohortPlan } from './cohort-plan.rules.js';

const programme = { startsOn: '2023-01-01', endsOn: '2024-12-31' };
const base: BaseFacts = {
  kind: 'TRAINING_BASE',
  foundedOn: '2023-11-01',
  foundedPrecision: 'MONTH',
  closedOn: null,
};
const plan = { startsOn: '2024-06-06', endsOn: '2024-06-20' };
const faults = (range: Partial<typeof plan>, at: Partial<BaseFacts> = {}): string[] =>
  checkCohortPlan({ ...plan, ...range }, programme, { ...base, ...at }).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe('checkCohortPlan', () => {
  it.each([
    ['a plain cohort', {}, {}, []],
    ['one day', { startsOn: '2024-06-06', endsOn: '2024-06-06' }, {}, []],
    ['the whole of what the programme has left', { startsOn: '2023-11-27', endsOn: '2024-12-31' }, {}, []],
    [
      'a day more than 400 days apart',
      { startsOn: '2023-11-26', endsOn: '2024-12-31' },
      {},
      ['/endsOn cohort-too-long'],
    ],
    ['turned round', { endsOn: '2024-06-05' }, {}, ['/endsOn before-start']],
    ['a day after the programme', { endsOn: '2025-01-01' }, {}, ['/endsOn outside-programme']],
    [
      'a day before the programme',
      { startsOn: '2022-12-31', endsOn: '2023-01-05' },
      { foundedOn: null },
      ['/startsOn outside-programme'],
    ],
    ['October at a base of November 2023', { startsOn: '2023-10-31' }, {}, ['/baseId base-not-founded']],
    ['1 November at that base', { startsOn: '2023-11-01' }, {}, []],
    [
      'a base known to the year',
      { startsOn: '2023-01-01', endsOn: '2023-01-05' },
      { foundedPrecision: 'YEAR' as const },
      [],
    ],
    ['a headquarters', {}, { kind: 'AID_HQ_CITY' }, ['/baseId not-a-place']],
    ['a base that closes on the last day', {}, { closedOn: '2024-06-20' }, []],
    ['a base that closes a day earlier', {}, { closedOn: '2024-06-19' }, ['/baseId base-closed']],
  ])('%s', (_, range, at, expected) => {
    expect(faults(range, at)).toEqual(expected);
  });

  it('accepts dates exactly when both lie inside the programme', () => {
    const near = (edge: string): fc.Arbitrary<string> =>
      fc.integer({ min: -2, max: 2 }).map((days) => addDays(edge, days));
    const short = { startsOn: '2024-01-10', endsOn: '2024-01-20' };
    fc.assert(
      fc.property(near(short.startsOn), near(short.endsOn), (startsOn, endsOn) => {
        const accepted = checkCohortPlan({ startsOn, endsOn }, short, base).length === 0;
        expect(accepted).toBe(startsOn >= short.startsOn && endsOn <= short.endsOn);
      }),
    );
  });
});
