const BEIJING_OFFSET = 28_800_000;

/** ISO 8601 in 北京时间: `2027-06-07T10:00:00+08:00`; milliseconds only where there are any. */
export function instantText(instant: number): string {
  return `${new Date(instant + BEIJING_OFFSET).toISOString().replace(/(\.000)?Z$/, '')}+08:00`;
}
