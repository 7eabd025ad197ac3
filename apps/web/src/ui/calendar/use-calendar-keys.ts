import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { CalendarEntry } from './calendar-entry.js';
import type { LessonMove } from './use-lesson-move.js';

const LESSONS = '[data-lesson]';
const SLOTS = '[data-slot]';

export interface CalendarKeys {
  handlers: {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
  /** The lesson that Tab reaches: the one last left, else the first of those in the page. */
  tabStop: (ids: readonly string[]) => string | undefined;
}

/**
 * Keys of a calendar: arrows go to the lesson (or, while one is taken up, the place) that lies in that direction, M takes
 * the lesson up, Escape puts it back. Enter is the press of a button, which both are.
 * @param onMoveKey instead of taking up, where a view has no places to show.
 */
export function useCalendarKeys(
  surface: RefObject<HTMLElement | null>,
  entryOf: (id: string) => CalendarEntry | undefined,
  move: LessonMove,
  onMoveKey?: (entry: CalendarEntry) => void,
): CalendarKeys {
  const [last, setLast] = useState<string | null>(null);
  useFocusOnPlaces(surface, move);
  useFocusOnMoved(surface, move);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = (event.target as HTMLElement).closest<HTMLElement>(`${LESSONS}, ${SLOTS}`);
    if (event.key === 'Escape' && move.entry) {
      event.preventDefault();
      const { id } = move.entry;
      move.cancel();
      focusOn(surface.current, `[data-lesson="${id}"]`);
      return;
    }
    if (!focused) return;
    if (event.code === 'KeyM' || event.key === 'm') {
      const entry = entryOf(focused.dataset['lesson'] ?? '');
      if (!entry?.mayMove) return;
      event.preventDefault();
      if (onMoveKey) onMoveKey(entry);
      else move.pick(entry, true);
      return;
    }
    if (!event.key.startsWith('Arrow')) return;
    const hasSlots = move.entry !== null && surface.current?.querySelector(SLOTS) !== null;
    const next = nearest(surface.current, hasSlots ? SLOTS : LESSONS, focused, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return {
    handlers: {
      onKeyDown,
      onFocus: ({ target }) => {
        const id = target.closest<HTMLElement>(LESSONS)?.dataset['lesson'];
        if (id) setLast(id);
      },
    },
    tabStop: (ids) => (last !== null && ids.includes(last) ? last : ids[0]),
  };
}

/** The element whose middle lies furthest along the arrow and least to its side. */
function nearest(
  surface: HTMLElement | null,
  selector: string,
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const here = middle(from);
  const isAcross = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  let best: { element: HTMLElement; score: number } | undefined;
  for (const element of surface?.querySelectorAll<HTMLElement>(selector) ?? []) {
    if (element === from) continue;
    const there = middle(element);
    const along = sign * (isAcross ? there.x - here.x : there.y - here.y);
    const aside = Math.abs(isAcross ? there.y - here.y : there.x - here.x);
    if (along < 4) continue;
    const score = along + aside * 3;
    if (!best || score < best.score) best = { element, score };
  }
  return best?.element;
}

function middle(element: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

const focusOn = (surface: HTMLElement | null, selector: string): void =>
  surface?.querySelector<HTMLElement>(selector)?.focus();

/** A lesson taken up by key: as soon as the places are known the focus goes to the best one, else to the first blocked. */
function useFocusOnPlaces(surface: RefObject<HTMLElement | null>, { entry, isByKey, found }: LessonMove): void {
  const done = useRef<string | null>(null);
  const { data } = found;
  useEffect(() => {
    if (!entry || !isByKey) {
      done.current = null;
      return;
    }
    if (data?.lessonId !== entry.id || done.current === entry.id) return;
    done.current = entry.id;
    const [best] = [...data.places].sort((a, b) => a.costChange - b.costChange);
    const start = best?.startsAt ?? data.blocked[0]?.startsAt;
    // In a long list of rows the best place may not be in the page; then the first one that is.
    const slots = `[data-slot="${start}"], [data-open], ${SLOTS}`.split(', ');
    const first = slots.find((selector) => surface.current?.querySelector(selector));
    if (start && first) focusOn(surface.current, first);
  }, [surface, entry, isByKey, data]);
}

const FOLLOW_MS = 100;
const FOLLOW_TIMES = 12;

/** After a move the lesson stands elsewhere in the page; whoever moved it by key finds the focus there. */
function useFocusOnMoved(surface: RefObject<HTMLElement | null>, { moved, entry, isByKey }: LessonMove): void {
  const wasByKey = useRef(false);
  useEffect(() => {
    if (entry) wasByKey.current = isByKey;
  }, [entry, isByKey]);
  const id = moved?.entry.id;
  useEffect(() => {
    if (id === undefined || !wasByKey.current) return;
    let left = FOLLOW_TIMES;
    const timer = window.setInterval(() => {
      left -= 1;
      if (document.activeElement === document.body) focusOn(surface.current, `[data-lesson="${id}"]`);
      if (left === 0) window.clearInterval(timer);
    }, FOLLOW_MS);
    return () => window.clearInterval(timer);
  }, [surface, id]);
}
