import { useRef, useState, type PointerEvent, type RefObject } from 'react';

/** Pixels that a pointer may tremble before it drags. */
const THRESHOLD = 6;
/** Lessons start on quarters of an hour when dropped. */
const STEP_MINUTES = 15;

export interface DropPlace {
  date: string;
  /** After midnight, Beijing time. */
  minutes: number;
}

interface Start {
  id: string;
  x: number;
  y: number;
  /** Where in the block it was taken hold of. */
  grip: number;
}

export interface Drag {
  /** Id of the lesson that is being dragged, and where it would land. */
  dragged: { id: string; place: DropPlace } | null;
  /** Handlers of a block that may be dragged. */
  handlers: (id: string) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
  };
  /** True right after a drop: the click that follows it is none. */
  takeClick: () => boolean;
}

/** Dragging with mouse or pen over the day columns (children with `data-date`); fingers scroll instead. */
export function useDrag(
  columns: RefObject<HTMLElement | null>,
  hours: { from: number; until: number },
  onDrop: (id: string, place: DropPlace) => void,
): Drag {
  const start = useRef<Start | null>(null);
  const swallow = useRef(false);
  const [dragged, setDragged] = useState<Drag['dragged']>(null);

  const placeAt = (event: PointerEvent<HTMLElement>, { grip }: Start): DropPlace | null => {
    for (const column of columns.current?.querySelectorAll<HTMLElement>('[data-date]') ?? []) {
      const box = column.getBoundingClientRect();
      if (event.clientX < box.left || event.clientX >= box.right) continue;
      const span = (hours.until - hours.from) * 60;
      const raw = ((event.clientY - grip - box.top) / box.height) * span;
      const minutes = Math.round(raw / STEP_MINUTES) * STEP_MINUTES + hours.from * 60;
      const bounded = Math.min(24 * 60 - STEP_MINUTES, Math.max(0, minutes));
      return { date: column.dataset['date'] ?? '', minutes: bounded };
    }
    return null;
  };
  const stop = (): void => {
    start.current = null;
    setDragged(null);
  };

  return {
    dragged,
    takeClick: () => {
      const was = swallow.current;
      swallow.current = false;
      return was;
    },
    handlers: (id) => ({
      onPointerDown: (event) => {
        swallow.current = false;
        if (event.pointerType === 'touch' || event.button !== 0) return;
        const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
        start.current = { id, x: event.clientX, y: event.clientY, grip };
      },
      onPointerMove: (event) => {
        const begun = start.current;
        if (begun?.id !== id) return;
        if (!dragged && Math.hypot(event.clientX - begun.x, event.clientY - begun.y) < THRESHOLD) return;
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        const place = placeAt(event, begun);
        if (place) setDragged({ id, place });
      },
      onPointerUp: (event) => {
        const begun = start.current;
        if (begun && dragged) {
          swallow.current = true;
          const place = placeAt(event, begun);
          if (place) onDrop(id, place);
        }
        stop();
      },
      onPointerCancel: stop,
    }),
  };
}
