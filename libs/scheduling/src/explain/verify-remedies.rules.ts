import type { TimetableProblem } from '../planner/timetable-problem.js';
import { withChange } from './apply-remedy.rules.js';
import type { ConflictSet, ConflictWish, ExplainOptions, Remedy } from './conflict-set.js';
import { neighbourhoodOf, type Placements } from './neighbourhood.rules.js';
import type { Oracle } from './oracle.rules.js';
import { type RemedyIdea, remedyIdeas } from './remedy-ideas.rules.js';
import { problemWith } from './smallest-conflict.rules.js';
import { stableId } from './stable-id.js';

const MOST_REMEDIES = 6;
/** Shown as a thought only when the budget ended before anything could be tried. */
const MOST_UNTRIED = 2;

export interface RemedySearch {
  problem: TimetableProblem;
  placements: Placements;
  /** Cohorts that are planned again to see what a change brings. */
  cohortIds: ReadonlySet<string>;
  /** Unplaced lessons of other conflicts. */
  without: ReadonlySet<string>;
  /** All that stands in the neighbourhood of the conflict. */
  allWishes: readonly ConflictWish[];
  /** Of the whole timetable as it is. */
  unplaced: number;
  oracle: Oracle;
  options: ExplainOptions;
}

type Known = Pick<ConflictSet, 'id' | 'code' | 'params' | 'wishes' | 'lessonIds'>;

interface Entry {
  remedy: Remedy;
  effort: number;
}

interface Tried {
  days: number;
  left: number;
}

/**
 * The least changes after which fewer lessons stay unplaced, each tried with the planner: those that place every lesson
 * of the conflict first, and of these the smallest. Where none helps alone, the least changes that end this conflict.
 */
export async function triedRemedies(search: RemedySearch, known: Known): Promise<Remedy[]> {
  const ideas = remedyIdeas(search.problem, known, search.options);
  const goal = search.unplaced - known.lessonIds.length;
  const entry = (idea: RemedyIdea, days: number, outcome: Omit<Remedy, 'id' | 'kind' | 'params'>): Entry => {
    const change = idea.of(days);
    return { remedy: { ...change, id: stableId([known.id, change]), ...outcome }, effort: idea.effort(days) };
  };
  const found: Entry[] = [];
  const untried: Entry[] = [];
  const nothing = { isVerified: false, isStep: false, unplacedAfter: search.unplaced };
  for (const idea of ideas) {
    const tried = await leastDays(idea, { goal, before: search.unplaced }, (days) => unplacedWith(idea, days, search));
    if (tried === 'UNKNOWN') untried.push(entry(idea, idea.leastDays, nothing));
    else if (tried) {
      const unplacedAfter = await alsoHelped(idea, tried, search);
      found.push(entry(idea, tried.days, { isVerified: true, isStep: false, unplacedAfter }));
    }
  }
  if (found.length === 0) {
    for (const idea of ideas) {
      const tried = await leastDays(idea, { goal: 0, before: 1 }, (days) => conflictWith(idea, days, search, known));
      if (tried && tried !== 'UNKNOWN') found.push(entry(idea, tried.days, { ...nothing, isStep: true }));
    }
  }
  const missing = ({ remedy }: Entry): number => Math.max(0, remedy.unplacedAfter - goal);
  const chosen = found.length > 0 ? found : untried.slice(0, MOST_UNTRIED);
  // Two ideas may come to the same days.
  return [...new Map(chosen.map((one) => [one.remedy.id, one])).values()]
    .sort((a, b) => missing(a) - missing(b) || a.effort - b.effort || (a.remedy.id < b.remedy.id ? -1 : 1))
    .slice(0, MOST_REMEDIES)
    .map(({ remedy }) => remedy);
}

/** The fewest days with which `left` is at the goal, else the fewest with which it is below what it was; null: none. */
async function leastDays(
  idea: RemedyIdea,
  { goal, before }: { goal: number; before: number },
  left: (days: number) => Promise<number | null>,
): Promise<Tried | 'UNKNOWN' | null> {
  const seen = new Map<number, number>();
  const reaches = async (days: number): Promise<boolean | null> => {
    const count = seen.get(days) ?? (await left(days));
    if (count === null) return null;
    seen.set(days, count);
    return count <= goal;
  };
  let failed = idea.leastDays - 1;
  let enough: number | null = null;
  for (let days = idea.leastDays, step = 1; ; step *= 2) {
    const isEnough = await reaches(days);
    if (isEnough === null) break;
    if (isEnough) {
      enough = days;
      break;
    }
    failed = days;
    if (days >= idea.mostDays) break;
    days = Math.min(idea.mostDays, days + step);
  }
  while (enough !== null && enough - failed > 1) {
    const middle = Math.floor((enough + failed) / 2);
    const isEnough = await reaches(middle);
    if (isEnough === null) break;
    if (isEnough) enough = middle;
    else failed = middle;
  }
  if (enough !== null) return { days: enough, left: seen.get(enough) ?? goal };
  const better = [...seen].filter(([, count]) => count < before).sort(([m, a], [n, b]) => a - b || m - n);
  const [best] = better;
  if (best) return { days: best[0], left: best[1] };
  return seen.size === 0 ? 'UNKNOWN' : null;
}

/**
 * Unplaced lessons of the whole timetable after the change, those of other conflicts included as they are; null: no
 * budget left.
 */
async function unplacedWith(
  idea: RemedyIdea,
  days: number,
  { problem, placements, cohortIds, without, unplaced, oracle, options }: RemedySearch,
): Promise<number | null> {
  const changed = withChange(problem, idea.of(days), options.otherInstructors);
  const part = neighbourhoodOf(changed, placements, { cohortIds, without });
  const before = part.lessons.filter(({ id, lockedAt }) => !lockedAt && !placements.has(id)).length;
  const left = await oracle.unplacedIn(part, placements);
  return left === null ? null : unplaced - before + left;
}

/** The same with a try for the lessons of other conflicts, which the change may help as well. */
async function alsoHelped(idea: RemedyIdea, tried: Tried, search: RemedySearch): Promise<number> {
  if (search.without.size === 0 || search.oracle.isSpent) return tried.left;
  const { problem, placements, cohortIds, unplaced, oracle, options } = search;
  const changed = withChange(problem, idea.of(tried.days), options.otherInstructors);
  const part = neighbourhoodOf(changed, placements, { cohortIds });
  const before = part.lessons.filter(({ id, lockedAt }) => !lockedAt && !placements.has(id)).length;
  const left = await oracle.unplacedIn(part, placements);
  return left === null ? tried.left : Math.min(tried.left, unplaced - before + left);
}

/** 0 when the wishes of the conflict no longer conflict after the change, else 1; null: no budget left. */
async function conflictWith(
  idea: RemedyIdea,
  days: number,
  { problem, placements, cohortIds, without, allWishes, oracle, options }: RemedySearch,
  known: Known,
): Promise<number | null> {
  const changed = withChange(problem, idea.of(days), options.otherInstructors);
  const part = neighbourhoodOf(changed, placements, { cohortIds, without });
  const alone = problemWith({ problem: part, wishes: allWishes, placements }, known.wishes);
  const isPossible = await oracle.isPossible(alone, placements);
  return isPossible === null ? null : Number(!isPossible);
}
