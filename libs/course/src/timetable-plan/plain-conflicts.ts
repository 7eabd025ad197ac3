import type { ConflictSet } from '#scheduling';
import { plainNeeds } from '../timetable/room-groups.rules.js';

/** Kinds of place as people know them, in everything that an explanation says. */
export const plainConflicts = (sets: readonly ConflictSet[]): ConflictSet[] =>
  JSON.parse(
    JSON.stringify(sets, (_, value: unknown) => (typeof value === 'string' ? plainNeeds(value) : value)),
  ) as ConflictSet[];
