import { useEffect, useState } from 'react';

/** Keeps the screen on while it is `wanted`, where the browser can; answers whether it does. */
export function useWakeLock(wanted: boolean): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isGone = false;
    const request = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (isGone) return void lock.release();
        setHeld(true);
        lock.addEventListener('release', () => setHeld(false));
      } catch {
        // A low battery refuses it; the lesson goes on without.
      }
    };
    // The lock falls whenever the page is hidden.
    const again = (): void => void request();
    void request();
    document.addEventListener('visibilitychange', again);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
      setHeld(false);
    };
  }, [wanted]);
  return isHeld;
}
