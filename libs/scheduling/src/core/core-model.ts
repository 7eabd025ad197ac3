/**
 * A timetabling problem in numbers: what the search sees of our own problem and of a published benchmark alike.
 *
 * Time is cut into atomic periods, numbered from 0 through all days; an event takes `duration` periods in a row within
 * one day. A resource (room, teacher, cohort, curriculum, kit) serves one event at a time. An event takes its `needs`
 * wherever it is, and one of its `alternatives`: a room, or an instructor together with a room.
 */
export interface CoreModel {
  periods: CorePeriods;
  resourceCount: number;
  /** Times at which a resource cannot be had: 1 at `resource * periods.count + period`. */
  blocked: Uint8Array;
  events: readonly CoreEvent[];
  /** The first event of a pair ends before the second starts. */
  precedence: readonly (readonly [before: number, after: number])[];
}

export interface CorePeriods {
  count: number;
  /** Day of each period, ascending from 0. */
  dayOf: Int32Array;
  dayCount: number;
}

export interface CoreEvent {
  /** In periods, at least 1. */
  duration: number;
  /** First periods at which the event may be, ascending; empty: it can be nowhere. */
  starts: Int32Array;
  /** Resources taken at whatever place: teacher, cohort, curricula, kits. */
  needs: Int32Array;
  /** Sets of further resources, of which one is taken; `[[]]` for an event that needs none of them. */
  alternatives: readonly Int32Array[];
  /** Where it stays, if a person has put it there. */
  lock: CorePlace | null;
}

export interface CorePlace {
  /** First period. */
  start: number;
  /** Index into the event's alternatives. */
  alternative: number;
}

/** Marks an event that has no place. */
export const UNPLACED = -1;

/** Finds what would make a search run into nonsense; each text names the event or resource. */
export function faultsOf(model: CoreModel): string[] {
  const faults: string[] = [];
  const { count, dayOf } = model.periods;
  if (dayOf.length !== count) faults.push('dayOf has not one entry per period');
  if (model.blocked.length !== model.resourceCount * count)
    faults.push('blocked has not one entry per resource and period');
  const isResource = (resource: number): boolean => resource >= 0 && resource < model.resourceCount;
  model.events.forEach((event, index) => {
    if (event.duration < 1) faults.push(`event ${index} has no duration`);
    const fits = (start: number): boolean =>
      start >= 0 && start + event.duration <= count && dayOf[start] === dayOf[start + event.duration - 1];
    if (!event.starts.every(fits)) faults.push(`event ${index} would not end within its day`);
    if (!event.needs.every(isResource)) faults.push(`event ${index} needs an unknown resource`);
    if (!event.alternatives.every((set) => set.every(isResource)))
      faults.push(`event ${index} may take an unknown resource`);
    const isTakenTwice = event.alternatives.some(
      (set) => new Set([...event.needs, ...set]).size < event.needs.length + set.length,
    );
    if (isTakenTwice) faults.push(`event ${index} would take a resource twice`);
    if (event.lock && (!fits(event.lock.start) || !event.alternatives[event.lock.alternative])) {
      faults.push(`event ${index} is locked at no possible place`);
    }
  });
  for (const [before, after] of model.precedence) {
    if (!model.events[before] || !model.events[after]) faults.push(`precedence of unknown events ${before}, ${after}`);
  }
  return faults;
}
