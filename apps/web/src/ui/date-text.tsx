import type { ReactElement } from 'react';
import { useFormat } from '../i18n/index.js';
import { useUiText } from './strings.js';

export interface DateTextProps {
  /** Instant (ISO, UTC) or plain date; null shows a dash. */
  value: string | null | undefined;
  weekday?: boolean;
  /** Adds 北京时间; use it once where a time stands alone. */
  withZone?: boolean;
}

/** A day, in Beijing time. */
export function DateText({ value, weekday }: DateTextProps): ReactElement {
  const { date } = useFormat();
  return value ? <time dateTime={value}>{date(value, { weekday })}</time> : <span>—</span>;
}

/** A time of day, in Beijing time. */
export function TimeText({ value, withZone }: DateTextProps): ReactElement {
  const { time } = useFormat();
  return value ? (
    <time dateTime={value}>
      <bdi>{time(value)}</bdi>
      {withZone && <Zone />}
    </time>
  ) : (
    <span>—</span>
  );
}

/** A day and time, in Beijing time. */
export function DateTimeText({ value, weekday, withZone }: DateTextProps): ReactElement {
  const { dateTime } = useFormat();
  return value ? (
    <time dateTime={value}>
      {dateTime(value, { weekday })}
      {withZone && <Zone />}
    </time>
  ) : (
    <span>—</span>
  );
}

/** From–to in Beijing time; the day is said once when it is the same. Plain dates give a range of days. */
export function DateRangeText({
  from,
  to,
  withZone,
}: {
  from: string | null;
  to: string | null;
  withZone?: boolean;
}): ReactElement {
  const { date, range } = useFormat();
  if (!from || !to) return <DateText value={from ?? to} />;
  const isPlain = from.length === 10;
  const text = isPlain ? (from === to ? date(from) : `${date(from)} – ${date(to)}`) : range(from, to);
  return (
    <span>
      {text}
      {withZone && !isPlain && <Zone />}
    </span>
  );
}

function Zone(): ReactElement {
  return <small className="zone">{useUiText()('beijingTime')}</small>;
}
