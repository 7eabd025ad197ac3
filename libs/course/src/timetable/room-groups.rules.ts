import type { PlannedResource } from '#scheduling';

/**
 * Several county teams in one plan: each keeps to its own rooms, as it does when it is planned alone. The problem knows
 * kinds of place only, so a kind is split into one per group of cohorts with the same rooms: `CLASSROOM@2`.
 */
export interface RoomGroups {
  /** What a cohort's lessons need instead of the plain kind. */
  needsOf(cohortId: string, kind: string): string;
  rooms: PlannedResource[];
  isSplit: boolean;
}

const MARK = '@';

/** The plain kind again, as people know it. */
export const plainNeeds = (needs: string): string => needs.replace(/@\d+$/, '');

/** `roomIdsOf`: the rooms that each cohort may be in. Plain kinds stay when all may be in the same rooms. */
export function groupRooms(
  rooms: readonly PlannedResource[],
  roomIdsOf: ReadonlyMap<string, ReadonlySet<string>>,
): RoomGroups {
  const groups = new Map<string, { number: number; ids: ReadonlySet<string> }>();
  const groupOf = new Map<string, number>();
  for (const [cohortId, ids] of roomIdsOf) {
    const key = [...ids].sort().join();
    const group = groups.get(key) ?? { number: groups.size + 1, ids };
    groups.set(key, group);
    groupOf.set(cohortId, group.number);
  }
  if (groups.size <= 1) return { needsOf: (_, kind) => kind, rooms: [...rooms], isSplit: false };
  const all = [...groups.values()];
  return {
    needsOf: (cohortId, kind) => `${kind}${MARK}${groupOf.get(cohortId) ?? 0}`,
    rooms: rooms.map((room) => ({
      ...room,
      offers: all
        .filter(({ ids }) => ids.has(room.id))
        .flatMap(({ number }) => room.offers.map((kind) => `${kind}${MARK}${number}`)),
    })),
    isSplit: true,
  };
}
