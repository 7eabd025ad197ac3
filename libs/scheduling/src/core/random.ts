/**
 * Small fast counter generator (sfc32, 128 bits of state): the same seed gives the same numbers on every machine.
 * `Math.random` is never used in a search, so that a plan can be computed again.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  /** @param seed any integer; @param stream tells apart searches of one seed, such as the threads of a portfolio. */
  constructor(seed: number, stream = 0) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 0x1_0000_0000) | 0;
    this.c = stream | 0;
    this.counter = 1;
    // The first numbers depend on few bits of the seed; they are thrown away.
    for (let round = 0; round < 15; round++) this.next();
  }

  /** The next 32 bits, as a signed integer. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum;
  }

  /** A number in [0, 1). */
  unit(): number {
    return (this.next() >>> 0) * 2.3283064365386963e-10;
  }

  /** An integer in [0, count); `count` is at least 1. */
  below(count: number): number {
    return (this.unit() * count) | 0;
  }
}
