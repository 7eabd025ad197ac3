import type { ReactElement } from 'react';
import { useCalendarText } from '../calendar-strings.js';
import { usePlaceWords } from './place-words.js';
import type { LessonMove } from './use-lesson-move.js';
import styles from './drag-ghost.module.css';

/** The lesson under the pointer while it is carried, with what a drop would do. */
export function DragGhost(props: { carried: { x: number; y: number } | null; move: LessonMove }): ReactElement | null {
  const { carried, move } = props;
  const t = useCalendarText();
  const words = usePlaceWords();
  if (!carried || !move.entry) return null;
  const place = move.pointed === null ? undefined : move.found.data?.placeAt.get(move.pointed);
  const blocked = move.pointed === null ? undefined : move.found.data?.blockedAt.get(move.pointed);
  // Near the edge of the window it hangs on the other side of the pointer.
  const isTurned = carried.x > window.innerWidth - 260;
  const look = place ? 'open' : blocked ? 'blocked' : 'nowhere';
  return (
    <div
      className={[styles['ghost'], styles[look], isTurned && styles['turned']].filter(Boolean).join(' ')}
      style={{ insetBlockStart: carried.y, left: carried.x }}
      aria-hidden="true"
    >
      <strong>{move.entry.title}</strong>
      <span>
        {place ? `${words.when(place)} · ${words.cost(place.costChange)}` : t(blocked ? 'cannotDrop' : 'dropHint')}
      </span>
    </div>
  );
}
