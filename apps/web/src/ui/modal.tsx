import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';

const REACHABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

export interface ModalProps {
  role: 'dialog' | 'alertdialog';
  /** Id of the heading. */
  labelledBy: string;
  className: string;
  /** Escape, or a press outside unless it is an alert. */
  onClose: () => void;
  children: ReactNode;
}

/**
 * The frame of a window over the page: takes the focus and gives it back, keeps Tab inside, holds the page still. Small
 * on purpose: a trainee's phone would otherwise load a library of 60 kB for one question.
 */
export function Modal({ role, labelledBy, className, onClose, children }: ModalProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  useFocusInside(frame);
  useStillPage();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // A window over this one, or an open list in it, has its own keys.
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
    if (event.key === 'Tab') keepInside(event, frame.current);
  };
  return createPortal(
    <div
      className="overlay"
      onPointerDown={(event) => {
        if (role === 'dialog' && event.target === event.currentTarget) onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <div className={className}>
        <div ref={frame} className="dialog" role={role} aria-modal="true" aria-labelledby={labelledBy} tabIndex={-1}>
          {children}
        </div>
      </div>
    </div>,
    document.body,
  );
}

function useFocusInside(frame: RefObject<HTMLDivElement | null>): void {
  // Taken while rendering: a field with autoFocus has the focus before effects run.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const isThere = frame.current?.contains(document.activeElement) ?? false;
    if (!isThere) frame.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [frame, before]);
}

/** How many windows stand over each other; the page moves again when the last has gone. */
let open = 0;

function useStillPage(): void {
  useEffect(() => {
    const root = document.documentElement;
    open += 1;
    root.classList.add('page-still');
    return () => {
      open -= 1;
      if (open === 0) root.classList.remove('page-still');
    };
  }, []);
}

function keepInside(event: KeyboardEvent, frame: HTMLElement | null): void {
  const reachable = [...(frame?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])].filter(
    (element) => element.getClientRects().length > 0,
  );
  const [first, last] = [reachable[0], reachable[reachable.length - 1]];
  if (!first || !last) return;
  const at = document.activeElement;
  const isLeaving = event.shiftKey ? at === first || at === frame : at === last;
  if (!isLeaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
