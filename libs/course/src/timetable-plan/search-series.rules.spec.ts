import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_POINTS, type SeriesPoint, withPoint } from './search-series.rules.js';

const seriesOf = (points: readonly SeriesPoint[]): SeriesPoint[] =>
  points.reduce<SeriesPoint[]>((series, point) => withPoint(series, point), []);
const point = (seconds: number, cost: number, unplaced = 0): SeriesPoint => ({ seconds, cost, unplaced });

describe('the curve of a search', () => {
  it('keeps both ends of a level stretch, however long', () => {
    expect(seriesOf([point(1, 9), point(2, 9), point(3, 9), point(4, 9), point(5, 7), point(6, 7)])).toEqual([
      point(1, 9),
      point(4, 9),
      point(5, 7),
      point(6, 7),
    ]);
    expect(seriesOf([point(1, 9, 2), point(2, 9, 1), point(3, 9, 1)])).toHaveLength(3);
  });

  it('never has more than 200 points, keeps the first and the last, and stays in order of time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 700, size: 'max' }), (costs) => {
        const points = costs.map((cost, i) => point(i, cost));
        const series = seriesOf(points);
        expect(series.length).toBeLessThanOrEqual(MOST_POINTS);
        expect(series[0]).toEqual(points[0]);
        expect(series.at(-1)).toEqual(points.at(-1));
        expect(series.map(({ seconds }) => seconds)).toEqual(
          series.map(({ seconds }) => seconds).sort((a, b) => a - b),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
