/**
 * Runs an effect at once for a key and then at most once per pause, however often the key is touched meanwhile; the
 * last touch is never lost. `pause` is a second in the product.
 */
export class OncePerPause {
  private readonly waiting = new Map<string, { isTouched: boolean }>();
  private isStopped = false;

  constructor(
    private readonly effect: (key: string) => void | Promise<void>,
    private readonly pause: () => Promise<void>,
  ) {}

  touch(key: string): void {
    if (this.isStopped) return;
    const state = this.waiting.get(key);
    if (state) state.isTouched = true;
    else void this.run(key);
  }

  /** Nothing runs any more; what was touched last is dropped. */
  stop(): void {
    this.isStopped = true;
  }

  private async run(key: string): Promise<void> {
    const state = { isTouched: true };
    this.waiting.set(key, state);
    while (state.isTouched && !this.isStopped) {
      state.isTouched = false;
      await this.attempt(key);
      await this.pause();
    }
    this.waiting.delete(key);
  }

  /** A failed effect is one missed refresh; the next touch tries again. */
  private async attempt(key: string): Promise<void> {
    try {
      await this.effect(key);
    } catch {
      return;
    }
  }
}
