import { isThereOn } from '../planner/availability.rules.js';
import {
  CLASS_DAY_SLOTS,
  CLASS_HOUR_MINUTES,
  dayOf,
  durationOf,
  instantOn,
  MAX_CLASS_HOURS_PER_DAY,
} from '../planner/class-day.rules.js';
import type { PlannedResource, ResourceUse } from '../planner/timetable-problem.js';

/** A lesson of this many class hours leaves no room for a second of its kind in one half-day (handbook §5.4). */
export const HALF_DAY_CLASS_HOURS = 3;

/** What somebody or some room could still give on one day; an upper bound. */
export interface FreeTime {
  classHours: number;
  /** Half-days, or evenings, that hold a lesson of `HALF_DAY_CLASS_HOURS`. */
  halfDays: number;
}

const NONE: FreeTime = { classHours: 0, halfDays: 0 };

/** Free time of resources by day, worked out once. People teach at most eight class hours a day (handbook §6). */
export class FreeTimes {
  private readonly known = new Map<string, FreeTime>();
  private readonly usesOf = new Map<string, ResourceUse[]>();

  constructor(
    uses: readonly ResourceUse[],
    private readonly notBefore: number,
    private readonly withEvening: boolean,
  ) {
    for (const use of uses) {
      for (let day = dayOf(use.from); day <= dayOf(use.until - 1); day += 1) {
        const key = `${use.resourceId}@${day}`;
        const list = this.usesOf.get(key);
        if (list) list.push(use);
        else this.usesOf.set(key, [use]);
      }
    }
  }

  on(resource: PlannedResource, day: number, isPerson: boolean): FreeTime {
    const key = `${resource.id}@${day}`;
    const known = this.known.get(key);
    if (known) return known;
    const free = isThereOn(resource, day) ? this.count(this.usesOf.get(key) ?? [], day, isPerson) : NONE;
    this.known.set(key, free);
    return free;
  }

  private count(uses: readonly ResourceUse[], day: number, isPerson: boolean): FreeTime {
    let classHours = 0;
    let halfDays = 0;
    for (const slot of CLASS_DAY_SLOTS) {
      if (slot.key === 'EVENING' && !this.withEvening) continue;
      let run = 0;
      let longest = 0;
      for (let from: number = slot.from; from + CLASS_HOUR_MINUTES <= slot.until; from += CLASS_HOUR_MINUTES) {
        const startsAt = instantOn(day, from);
        const endsAt = startsAt + durationOf(1);
        const isFree = startsAt >= this.notBefore && !uses.some((use) => use.from < endsAt && startsAt < use.until);
        run = isFree ? run + 1 : 0;
        classHours += isFree ? 1 : 0;
        longest = Math.max(longest, run);
      }
      if (longest >= HALF_DAY_CLASS_HOURS) halfDays += 1;
    }
    if (!isPerson) return { classHours, halfDays };
    const taught = uses.reduce((sum, use) => sum + (use.until - use.from) / durationOf(1), 0);
    const left = Math.max(0, Math.floor(MAX_CLASS_HOURS_PER_DAY - taught));
    classHours = Math.min(classHours, left);
    return { classHours, halfDays: Math.min(halfDays, Math.floor(left / HALF_DAY_CLASS_HOURS)) };
  }
}
