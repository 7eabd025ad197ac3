import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 820px)';

/** Whether there is room for a week side by side. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(WIDE);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
