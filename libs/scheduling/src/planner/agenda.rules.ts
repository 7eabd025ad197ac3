import { classHoursOf, dayOf } from './class-day.rules.js';
import type { ResourceUse } from './timetable-problem.js';

const NOTHING: readonly ResourceUse[] = [];

/** What resources are taken for, by day. */
export class Agenda {
  private readonly byDay = new Map<string, ResourceUse[]>();

  constructor(uses: readonly ResourceUse[] = []) {
    for (const use of uses) this.add(use);
  }

  add(use: ResourceUse): void {
    for (const key of keysOf(use)) {
      const list = this.byDay.get(key);
      if (list) list.push(use);
      else this.byDay.set(key, [use]);
    }
  }

  /** Takes back exactly this use (by identity). */
  remove(use: ResourceUse): void {
    for (const key of keysOf(use)) {
      const list = this.byDay.get(key);
      const index = list?.lastIndexOf(use) ?? -1;
      if (list && index >= 0) list.splice(index, 1);
    }
  }

  /** Everything that touches the day (number of `dayOf`). */
  on(resourceId: string, day: number): readonly ResourceUse[] {
    return this.byDay.get(`${resourceId}@${day}`) ?? NOTHING;
  }

  classHoursOn(resourceId: string, day: number): number {
    return this.on(resourceId, day).reduce((sum, use) => sum + classHoursOf(use.from, use.until), 0);
  }
}

function keysOf(use: ResourceUse): string[] {
  const keys: string[] = [];
  for (let day = dayOf(use.from); day <= dayOf(use.until - 1); day += 1) keys.push(`${use.resourceId}@${day}`);
  return keys;
}
