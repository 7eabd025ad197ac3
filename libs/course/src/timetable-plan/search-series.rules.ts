/** A point of a falling curve. */
export interface SeriesPoint {
  /** Since the search began, over all attempts. */
  seconds: number;
  cost: number;
  unplaced: number;
}

export const MOST_POINTS = 200;

/**
 * The curve with one more point. A point that says the same as the last one is left out but for the time; when there are
 * too many, every second one goes, and the first and the last stay.
 */
export function withPoint(series: readonly SeriesPoint[], point: SeriesPoint): SeriesPoint[] {
  const [before, last] = series.slice(-2);
  const isSame = (other: SeriesPoint | undefined): boolean =>
    other !== undefined && other.cost === point.cost && other.unplaced === point.unplaced;
  // The end of a level stretch moves along, so that a long search without success costs two points only.
  const isLevel = series.length >= 2 && isSame(before) && isSame(last);
  const next = [...(isLevel ? series.slice(0, -1) : series), point];
  if (next.length <= MOST_POINTS) return next;
  return next.filter((_, i) => i === 0 || i === next.length - 1 || i % 2 === 1);
}
