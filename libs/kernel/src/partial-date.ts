/** A date as exact as its source: 2014年4月 stays a month and is never shown as 2014-04-01 (handbook §1, row 27). */
export interface PartialDate {
  value: string;
  precision: 'DAY' | 'MONTH' | 'YEAR';
}

/** The first day that the partial date can mean; used when something must not happen before it. */
export function earliestDay(date: PartialDate): string {
  if (date.precision === 'YEAR') return `${date.value.slice(0, 4)}-01-01`;
  if (date.precision === 'MONTH') return `${date.value.slice(0, 7)}-01`;
  return date.value;
}

/** The text in zh: `2014年4月`. */
export function formatPartialDateZh(date: PartialDate): string {
  const [year = '', month = '', day = ''] = date.value.split('-').map((part) => String(Number(part)));
  if (date.precision === 'YEAR') return `${year}年`;
  return date.precision === 'MONTH' ? `${year}年${month}月` : `${year}年${month}月${day}日`;
}
