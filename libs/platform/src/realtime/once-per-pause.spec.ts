import { describe, expect, it } from '@jest/globals';
import { OncePerPause } from './once-per-pause.js';

/** Pauses that end when the test says so, and the keys that the effect saw. */
function prepare(effect?: (key: string) => void): {
  throttle: OncePerPause;
  seen: string[];
  next: () => Promise<void>;
} {
  const seen: string[] = [];
  const pauses: (() => void)[] = [];
  const throttle = new OncePerPause(
    (key) => {
      seen.push(key);
      effect?.(key);
    },
    () => new Promise((resolve) => pauses.push(resolve)),
  );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const next = async (): Promise<void> => {
    await settle();
    for (const end of pauses.splice(0)) end();
    await settle();
  };
  return { throttle, seen, next };
}

describe('OncePerPause', () => {
  it('runs at once, and a hundred touches in the pause run once more', async () => {
    const { throttle, seen, next } = prepare();
    for (let touch = 0; touch < 100; touch += 1) throttle.touch('a');
    expect(seen).toEqual(['a']);
    await next();
    expect(seen).toEqual(['a', 'a']);
    await next();
    await next();
    expect(seen).toEqual(['a', 'a']);
  });

  it('lets one key not wait for another, and starts anew after a quiet pause', async () => {
    const { throttle, seen, next } = prepare();
    throttle.touch('a');
    throttle.touch('b');
    await next();
    throttle.touch('a');
    expect(seen).toEqual(['a', 'b', 'a']);
  });

  it('goes on after an effect that fails, and not after it was stopped', async () => {
    const { throttle, seen, next } = prepare(() => {
      throw new Error('the database is away');
    });
    throttle.touch('a');
    throttle.touch('a');
    await next();
    expect(seen).toEqual(['a', 'a']);
    throttle.touch('a');
    throttle.stop();
    await next();
    expect(seen).toEqual(['a', 'a']);
  });
});
