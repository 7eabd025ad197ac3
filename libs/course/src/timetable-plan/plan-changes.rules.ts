import type { Placement } from '#scheduling';
import type { PlanChange } from './timetable-plan-lesson.entity.js';

export const isSamePlacement = (a: Placement, b: Placement): boolean =>
  a.startsAt === b.startsAt &&
  a.endsAt === b.endsAt &&
  a.instructorId === b.instructorId &&
  (a.roomId ?? null) === (b.roomId ?? null);

/** What a plan does with a lesson: gives it a first place, another one, the one that it has, or none. */
export function changeOf(before: Placement | null, after: Placement | null): PlanChange {
  if (!after) return 'UNPLACED';
  if (!before) return 'NEW';
  return isSamePlacement(before, after) ? 'SAME' : 'MOVED';
}
