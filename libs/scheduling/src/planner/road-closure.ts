/** A road between two places that cannot be driven, or only slowly, on some days (sandstorm, snow, works). */
export interface RoadClosure {
  fromPlaceId: string;
  toPlaceId: string;
  /** Both days included, `YYYY-MM-DD`, 北京时间. */
  fromDate: string;
  untilDate: string;
  /** Minutes of the ride meanwhile, in both directions; null: not at all. */
  minutes: number | null;
}
