import type { CSSProperties, ReactElement } from 'react';
import { useCalendarText } from '../calendar-strings.js';
import { clockOf } from './calendar-days.js';
import type { CalendarEntry } from './calendar-entry.js';
import type { BlockedTime, LessonPlace } from './lesson-places.js';
import { usePlaceWords } from './place-words.js';
import type { LessonMove } from './use-lesson-move.js';
import styles from './place-slot.module.css';

interface SlotProps {
  move: LessonMove;
  style?: CSSProperties;
  /** Says its time, where the time is not seen from where it stands. */
  withTime?: boolean;
}

/** A legal place of the lesson that was taken up: what it would cost, and a press moves the lesson there. */
export function OpenSlot({ place, move, style, withTime }: SlotProps & { place: LessonPlace }): ReactElement {
  const t = useCalendarText();
  const words = usePlaceWords();
  const tone = place.costChange < 0 ? 'better' : place.costChange > 0 ? 'worse' : 'same';
  const classes = [styles['slot'], styles[tone], move.pointed === place.startsAt && styles['pointed']];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      style={style}
      data-slot={place.startsAt}
      data-open="true"
      aria-label={t('moveHere', { place: words.full(place) })}
      title={words.full(place)}
      onClick={() => move.drop(place)}
      onFocus={() => move.point(place.startsAt)}
      onPointerEnter={() => move.point(place.startsAt)}
    >
      {withTime && <bdi dir="ltr">{clockOf(place.start)}</bdi>}
      <b>{words.costShort(place.costChange)}</b>
      {(place.changesInstructor || place.changesRoom) && <span aria-hidden="true">*</span>}
    </button>
  );
}

/** A time at which the lesson cannot be: focus, hover or press tells why. */
export function BlockedSlot(props: SlotProps & { time: BlockedTime; entry: CalendarEntry }): ReactElement {
  const { time, entry, move, style } = props;
  const t = useCalendarText();
  const words = usePlaceWords();
  const why = words.blocked(time.clash, entry);
  return (
    <button
      type="button"
      className={[styles['slot'], styles['blocked'], move.pointed === time.startsAt && styles['pointed']]
        .filter(Boolean)
        .join(' ')}
      style={style}
      data-slot={time.startsAt}
      aria-disabled="true"
      aria-label={t('blockedHere', { when: words.when(time), why })}
      title={why}
      onClick={() => move.point(time.startsAt)}
      onFocus={() => move.point(time.startsAt)}
      onPointerEnter={() => move.point(time.startsAt)}
    />
  );
}
