import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react';

const PREFIX = 'silkcast.draft.';

/**
 * State that survives a reload or a dead battery: kept on this device until `clear`. Use one key per form and subject
 * (`cohort-new`, `cohort-edit:<id>`). Never for passwords, ID numbers or phones.
 * Answers `[value, setValue, clear, wasRestored]`.
 */
export function useDraft<T>(key: string, initial: T): [T, Dispatch<SetStateAction<T>>, () => void, boolean] {
  const [start] = useState(() => read<T>(key));
  const [value, setValue] = useState<T>(start ?? initial);
  const [wasRestored, setRestored] = useState(start !== undefined);
  const first = useRef(initial);
  const isCleared = useRef(false);

  useEffect(() => {
    if (isCleared.current || value === first.current) return;
    write(key, value);
  }, [key, value]);

  const set: Dispatch<SetStateAction<T>> = useCallback((next) => {
    isCleared.current = false;
    setValue(next);
  }, []);
  const clear = useCallback(() => {
    isCleared.current = true;
    remove(key);
    setValue(first.current);
    setRestored(false);
  }, [key]);
  return [value, set, clear, wasRestored];
}

/** Removes all drafts of this device; part of signing out. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // No storage, no drafts.
  }
}

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the draft, not the form.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // See write.
  }
}
