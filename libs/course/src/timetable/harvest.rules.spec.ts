import { describe, expect, it } from '@jest/globals';
import { harvestWishes } from './harvest.rules.js';

describe('harvest weeks', () => {
  it('are those of the county that touch the days, each year anew', () => {
    expect(harvestWishes('652902', '2026-06-25', '2027-06-09')).toEqual([
      { fromDate: '2026-06-10', untilDate: '2026-06-25', points: 2 },
    ]);
    expect(harvestWishes('652902', '2026-06-01', '2027-07-01').map(({ fromDate }) => fromDate)).toEqual([
      '2026-06-10',
      '2027-06-10',
    ]);
    expect(harvestWishes('652924', '2026-10-16', '2026-10-31')).toEqual([]);
  });

  it('are none where nobody knows the county or its crop', () => {
    expect(harvestWishes(null, '2026-01-01', '2026-12-31')).toEqual([]);
    expect(harvestWishes('652926', '2026-01-01', '2026-12-31')).toEqual([]);
  });
});
