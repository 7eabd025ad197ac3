import { useSyncExternalStore, type ReactElement } from 'react';
import { Button } from './button.js';
import { Icon } from './icon.js';
import type { Tone } from './problem-notice.js';
import { useUiText } from './strings.js';

interface Message {
  id: number;
  text: string;
  tone: Tone;
}

const SHOWN_MS = 6_000;
let messages: readonly Message[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says briefly that something was done; read out to screen readers. What must be seen belongs into the page. */
export function toast(text: string, tone: Tone = 'good'): void {
  lastId += 1;
  const id = lastId;
  set([...messages.slice(-2), { id, text, tone }]);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** The place where toasts appear; the shell has one. */
export function ToastRegion(): ReactElement {
  const t = useUiText();
  const shown = useSyncExternalStore(subscribe, () => messages);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, tone }) => (
        <div key={id} className={`toast tone-${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'info'} />
          <span>{text}</span>
          <Button kind="quiet" isSmall icon="close" aria-label={t('dismiss')} onPress={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

function dismiss(id: number): void {
  set(messages.filter((message) => message.id !== id));
}

function set(next: readonly Message[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
