/** Seconds of several runs of one step. */
export class Timings {
  private readonly seconds = new Map<string, number[]>();

  /** Runs the step, keeps how long it took, gives back what it made. */
  async take<T>(step: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const made = await work();
    const list = this.seconds.get(step) ?? [];
    this.seconds.set(step, [...list, (performance.now() - started) / 1000]);
    return made;
  }

  get steps(): string[] {
    return [...this.seconds.keys()];
  }

  /** Median, fastest and slowest run. */
  of(step: string): { median: number; least: number; most: number } {
    const sorted = [...(this.seconds.get(step) ?? [NaN])].sort((a, b) => a - b);
    return {
      median: sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN,
      least: sorted[0] ?? NaN,
      most: sorted.at(-1) ?? NaN,
    };
  }
}

/** Rows of text as a table; the first column to the left, numbers to the right. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
