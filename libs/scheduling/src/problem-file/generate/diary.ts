/** Minutes after midnight, `[from, until)`. */
export interface Stretch {
  from: number;
  until: number;
}

interface Page {
  stretches: Stretch[];
  placeId: string | null;
}

/** Who and what is taken when, and at which one place somebody is on a day: nobody travels within a day. */
export class Diary {
  private readonly pages = new Map<string, Page>();

  isFree(id: string, day: number, { from, until }: Stretch): boolean {
    return !this.page(id, day)?.stretches.some((other) => other.from < until && from < other.until);
  }

  isFreeDay(id: string, day: number): boolean {
    return !this.page(id, day);
  }

  /** Whether somebody is nowhere else on that day. */
  canBeAt(id: string, day: number, placeId: string | null): boolean {
    const there = this.page(id, day)?.placeId ?? null;
    return there === null || placeId === null || there === placeId;
  }

  minutesOn(id: string, day: number): number {
    return this.page(id, day)?.stretches.reduce((sum, { from, until }) => sum + until - from, 0) ?? 0;
  }

  /** End of the last stretch that lies within this one; its start when there is none. */
  lastWithin(id: string, day: number, { from, until }: Stretch): number {
    const own = this.page(id, day)?.stretches.filter((other) => from <= other.from && other.until <= until) ?? [];
    return Math.max(from, ...own.map((other) => other.until));
  }

  take(id: string, day: number, stretch: Stretch, placeId: string | null): void {
    const page = this.page(id, day);
    if (!page) this.pages.set(`${id}@${day}`, { stretches: [stretch], placeId });
    else {
      page.stretches.push(stretch);
      page.placeId ??= placeId;
    }
  }

  private page(id: string, day: number): Page | undefined {
    return this.pages.get(`${id}@${day}`);
  }
}
