import type { TimetableProblem } from '../planner/timetable-problem.js';
import type { ConflictWish } from './conflict-set.js';
import type { Placements } from './neighbourhood.rules.js';
import type { Oracle } from './oracle.rules.js';
import { isSameWish, withoutWishes } from './wishes.rules.js';

export interface SmallestConflict {
  wishes: ConflictWish[];
  /** Without any one of them the lessons can be placed; false when the budget ended before that was shown. */
  isMinimal: boolean;
}

/** A problem that is not possible, with the wishes that might be given up. */
export interface Impossible {
  problem: TimetableProblem;
  wishes: readonly ConflictWish[];
  placements: Placements;
}

/** The problem as it would be if only these of its wishes stood. */
export function problemWith({ problem, wishes }: Impossible, standing: readonly ConflictWish[]): TimetableProblem {
  const given = wishes.filter((wish) => !standing.some((other) => isSameWish(wish, other)));
  return withoutWishes(problem, given);
}

/** Whether the problem would be possible if only these of its wishes stood; null: no budget left. */
export function isPossibleWith(
  given: Impossible,
  standing: readonly ConflictWish[],
  oracle: Oracle,
): Promise<boolean | null> {
  return oracle.isPossible(problemWith(given, standing), given.placements);
}

/**
 * A deletion filter: each wish that can be given up with the problem still impossible is no part of the conflict.
 * `suspects` are wishes known to conflict; without them, all. Null: impossible even without any of the wishes, or no
 * budget left to tell.
 */
export async function smallestConflict(
  given: Impossible,
  oracle: Oracle,
  suspects: readonly ConflictWish[] = given.wishes,
): Promise<SmallestConflict | null> {
  if ((await isPossibleWith(given, [], oracle)) !== true) return null;
  let standing = [...suspects];
  let isMinimal = true;
  for (const wish of suspects) {
    const fewer = standing.filter((other) => other !== wish);
    const isPossible = await isPossibleWith(given, fewer, oracle);
    if (isPossible === null) isMinimal = false;
    if (isPossible === false) standing = fewer;
  }
  // A planner that searches may have missed a plan: what is said to be minimal is shown once more for the final set.
  for (const wish of standing) {
    if (!isMinimal) break;
    const isPossible = await isPossibleWith(
      given,
      standing.filter((other) => other !== wish),
      oracle,
    );
    isMinimal = isPossible === true;
  }
  return { wishes: standing, isMinimal };
}
