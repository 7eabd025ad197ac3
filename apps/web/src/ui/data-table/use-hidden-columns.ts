import { useState } from 'react';
import type { Column } from './column.js';

/** Ids of the columns that are not shown, remembered per table on this device. */
export function useHiddenColumns<Row>(
  name: string,
  columns: readonly Column<Row>[],
): [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const key = `silkcast.columns.${name}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (Array.isArray(stored)) return new Set(stored.map(String));
    } catch {
      // Unreadable memory: the usual columns.
    }
    return new Set(columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id));
  });
  const change = (next: ReadonlySet<string>): void => {
    setHidden(next);
    try {
      localStorage.setItem(key, JSON.stringify([...next]));
    } catch {
      // The choice lasts for this visit.
    }
  };
  return [hidden, change];
}
