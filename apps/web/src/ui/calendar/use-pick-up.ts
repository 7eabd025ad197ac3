import { useEffect, useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { CalendarEntry } from './calendar-entry.js';
import type { LessonMove } from './use-lesson-move.js';

/** Pixels that a pointer may tremble before it drags. */
const THRESHOLD = 6;
/** A finger that rests so long takes the lesson up; a shorter one scrolls or opens. */
const LONG_PRESS_MS = 380;
/** So near to the edge of the window the page scrolls along. */
const EDGE = 56;
const SCROLL_STEP = 14;

interface Press {
  entry: CalendarEntry;
  x: number;
  y: number;
  isTouch: boolean;
  timer: number | undefined;
  isDragging: boolean;
  hasMoved: boolean;
}

export interface PickUp {
  /** Of the element around the lessons. */
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onClickCapture: (event: MouseEvent<HTMLElement>) => void;
    onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  };
  /** Where the pointer carries the lesson. */
  carried: { x: number; y: number } | null;
}

/**
 * Takes up lessons (`data-lesson`) inside a surface by mouse, pen or a long press of a finger, and drops them on slots
 * (`data-slot`), wherever these are in the view.
 */
export function usePickUp(
  surface: RefObject<HTMLElement | null>,
  entryOf: (id: string) => CalendarEntry | undefined,
  move: LessonMove,
): PickUp {
  const [carried, setCarried] = useState<PickUp['carried']>(null);
  const press = useRef<Press | null>(null);
  const swallow = useRef(false);
  const latest = useRef({ entryOf, move });
  latest.current = { entryOf, move };
  const release = useRef<() => void>(() => undefined);

  useEffect(() => {
    const element = surface.current;
    // React's own listeners are passive and could not keep the page from scrolling under the finger.
    const hold = (event: TouchEvent): void => {
      if (press.current?.isDragging) event.preventDefault();
    };
    element?.addEventListener('touchmove', hold, { passive: false });
    return () => {
      element?.removeEventListener('touchmove', hold);
      release.current();
    };
  }, [surface]);

  const begin = (from: Press): void => {
    from.isDragging = true;
    swallow.current = true;
    setCarried({ x: from.x, y: from.y });
    latest.current.move.pick(from.entry);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    swallow.current = false;
    release.current();
    const block = (event.target as HTMLElement).closest<HTMLElement>('[data-lesson]');
    const entry = latest.current.entryOf(block?.dataset['lesson'] ?? '');
    if (!entry?.mayMove || event.button !== 0 || latest.current.move.isSaving) return;
    const isTouch = event.pointerType === 'touch';
    const from: Press = {
      entry,
      x: event.clientX,
      y: event.clientY,
      isTouch,
      isDragging: false,
      hasMoved: false,
      timer: isTouch ? window.setTimeout(() => begin(from), LONG_PRESS_MS) : undefined,
    };
    press.current = from;

    const onMove = ({ clientX, clientY, pointerId }: globalThis.PointerEvent): void => {
      if (pointerId !== event.pointerId) return;
      const distance = Math.hypot(clientX - from.x, clientY - from.y);
      if (!from.isDragging) {
        if (distance < THRESHOLD) return;
        // A finger that moves at once wants to scroll.
        if (isTouch) return release.current();
        begin(from);
      }
      if (distance >= THRESHOLD) from.hasMoved = true;
      setCarried({ x: clientX, y: clientY });
      if (from.hasMoved) latest.current.move.point(slotAt(clientX, clientY));
      scrollAtEdge(clientY);
    };
    const onUp = ({ clientX, clientY, pointerId }: globalThis.PointerEvent): void => {
      if (pointerId !== event.pointerId) return;
      const { isDragging, hasMoved } = from;
      release.current();
      if (isDragging) letGo(latest.current.move, slotAt(clientX, clientY), isTouch, hasMoved);
    };
    const onCancel = ({ pointerId }: globalThis.PointerEvent): void => {
      if (pointerId === event.pointerId) release.current();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    release.current = () => {
      window.clearTimeout(from.timer);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      press.current = null;
      setCarried(null);
      release.current = () => undefined;
    };
  };

  return {
    carried,
    handlers: {
      onPointerDown,
      onClickCapture: (event) => {
        if (!swallow.current) return;
        swallow.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
      onContextMenu: (event) => {
        if (press.current?.isTouch) event.preventDefault();
      },
    },
  };
}

const slotAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-slot]')?.dataset['slot'] ?? null;

/** On a legal place the lesson moves; elsewhere it stays where it was. */
function letGo(move: LessonMove, slot: string | null, isTouch: boolean, hasMoved: boolean): void {
  const place = slot === null ? undefined : move.found.data?.placeAt.get(slot);
  if (place) return move.drop(place);
  // Let go on a blocked time: the reason stays in view. Taken up by a finger at rest, or before the places have come:
  // now one of them can be chosen.
  const waits = slot !== null || (isTouch && !hasMoved) || !move.found.data;
  if (waits) move.point(slot);
  else move.cancel();
}

function scrollAtEdge(y: number): void {
  if (y < EDGE) window.scrollBy(0, -SCROLL_STEP);
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL_STEP);
}
