import { EarliestPlanner, type PlanningEffort } from '../planner/earliest-planner.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import type { TimetablePlan, TimetableProblem } from '../planner/timetable-problem.js';
import { asFound, type Cause, causesOf } from './causes.rules.js';
import type { ConflictSet, ConflictWish, ExplainBudget, ExplainOptions } from './conflict-set.js';
import { neighbourhoodOf, type Placements } from './neighbourhood.rules.js';
import { Oracle } from './oracle.rules.js';
import { type Impossible, isPossibleWith, problemWith, smallestConflict } from './smallest-conflict.rules.js';
import { stableId } from './stable-id.js';
import { triedRemedies } from './verify-remedies.rules.js';
import { isSameWish, wishesOf } from './wishes.rules.js';

/** Enough for about a dozen conflicts of one cohort each. */
const STANDARD_BUDGET: ExplainBudget = { calls: 400, sets: 20 };
/** Each of the many questions gets a brief search; what it does not find counts as impossible. */
const BRIEF: PlanningEffort = { retreats: 40, proposals: 40_000, reasons: 1 };
/** A neighbourhood of more cohorts takes a planner too long to be asked about again and again. */
const MOST_COHORTS = 6;

/**
 * Why lessons stay unplaced: for each reason the smallest set of wishes found that conflict, with the least changes
 * that would help, each tried. What a necessary condition proves is named exactly; the rest is found by giving up one
 * wish after another. Never throws; deterministic for the same problem, plan and budget unless `signal` ends it.
 */
export async function explainUnplaced(
  problem: TimetableProblem,
  solved: Pick<TimetablePlan, 'placed' | 'unplaced'>,
  options: ExplainOptions = {},
): Promise<ConflictSet[]> {
  const budget = { ...STANDARD_BUDGET, ...options.budget };
  const unplaced = openLessons(problem, solved);
  if (unplaced.length === 0) return [];
  const placements: Placements = new Map(solved.placed.map(({ lessonId, placement }) => [lessonId, placement]));
  const oracle = new Oracle(options.planner ?? new EarliestPlanner(BRIEF), budget.calls, options.signal);
  const search = { problem, placements, oracle, options, unplaced };
  const { causes, rest } = causesOf(problem, unplaced);
  const waiting: Group[] = [...causes, ...byCohort(problem, rest)];
  const sets: ConflictSet[] = [];
  for (let group = waiting.shift(); group; group = waiting.shift()) {
    if (sets.length >= budget.sets) {
      waiting.unshift(group);
      break;
    }
    oracle.share(Math.min(waiting.length, budget.sets - sets.length - 1) + 1);
    const set = await conflictOf(group, search);
    if (group.beside && set.code === 'NOT_FOUND_YET') {
      // Possible but for the lessons looked at before: it is one conflict.
      group.beside.lessonIds.push(...set.lessonIds);
      group.beside.lessons.push(...set.lessons);
      continue;
    }
    sets.push(set);
    // One conflict need not explain every lesson of a cohort; the others are looked at without these.
    const explainedIds = new Set(set.lessonIds);
    const others = group.lessonIds.filter((id) => !explainedIds.has(id));
    if (others.length > 0) waiting.push({ ...group, lessonIds: others, beside: set });
  }
  if (waiting.length > 0) {
    const lessonIds = waiting.flatMap((group) => group.lessonIds);
    sets.push(setOf(problem, { code: 'UNEXPLAINED', params: { reason: 'BUDGET' }, wishes: [], lessonIds }, false));
  }
  return sets;
}

interface Search {
  problem: TimetableProblem;
  placements: Placements;
  oracle: Oracle;
  options: ExplainOptions;
  unplaced: readonly string[];
}

/** A conflict that nobody has named yet has no wishes. */
interface Group extends Omit<Cause, 'code'> {
  code: Cause['code'] | null;
  /** The conflict of other lessons that were looked at together with these. */
  beside?: ConflictSet;
}

/** Lessons that have no place and that nobody fixed, as far as the problem knows them. */
function openLessons(problem: TimetableProblem, { placed }: Pick<TimetablePlan, 'placed'>): string[] {
  const done = new Set(placed.map(({ lessonId }) => lessonId));
  return problem.lessons.filter(({ id, lockedAt }) => !lockedAt && !done.has(id)).map(({ id }) => id);
}

function byCohort(problem: TimetableProblem, lessonIds: readonly string[]): Group[] {
  const open = new Set(lessonIds);
  const groups = new Map<string, string[]>();
  for (const { id, cohortId } of problem.lessons) {
    if (open.has(id)) groups.set(cohortId, [...(groups.get(cohortId) ?? []), id]);
  }
  return [...groups].map(([cohortId, ids]) => ({ code: null, params: { cohortId }, wishes: [], lessonIds: ids }));
}

async function conflictOf(group: Group, search: Search): Promise<ConflictSet> {
  try {
    return await explained(group, search);
  } catch {
    // A problem that contradicts itself (an id that names nothing) still gets an answer.
    const { code, ...cause } = group;
    return setOf(search.problem, { ...cause, code: code ?? 'UNEXPLAINED' }, false);
  }
}

async function explained(group: Group, search: Search): Promise<ConflictSet> {
  const { problem, placements, oracle, options, unplaced } = search;
  const cohortIds = cohortsOf(problem, group);
  const found = await causeOf(group, cohortIds, search);
  const set = setOf(problem, found.cause, found.isMinimal);
  const own = new Set(set.lessonIds);
  const without = new Set(unplaced.filter((id) => !own.has(id)));
  const part = neighbourhoodOf(problem, placements, { cohortIds, without });
  const { wishes: allWishes } = impossibleOf(part, placements, set.wishes);
  const remedies = await triedRemedies(
    { problem, placements, cohortIds, without, allWishes, unplaced: unplaced.length, oracle, options },
    set,
  );
  return { ...set, remedies };
}

/** The cohorts of the lessons, then those whose dates or fixed lessons the conflict names; not too many. */
function cohortsOf(problem: TimetableProblem, { wishes, lessonIds }: Group): ReadonlySet<string> {
  const index = new ProblemIndex(problem);
  const own = lessonIds.flatMap((id) => index.lessons.get(id)?.cohortId ?? []);
  const named = wishes.flatMap((wish) => ('cohortId' in wish ? [wish.cohortId] : []));
  return new Set([...new Set([...own, ...named])].slice(0, MOST_COHORTS));
}

/** The smallest conflict of the neighbourhood in which the group's lessons are to be placed. */
async function causeOf(
  group: Group,
  cohortIds: ReadonlySet<string>,
  { problem, placements, oracle, unplaced }: Search,
): Promise<{ cause: Cause; isMinimal: boolean }> {
  const own = new Set(group.lessonIds);
  const without = new Set(unplaced.filter((id) => !own.has(id)));
  const part = neighbourhoodOf(problem, placements, { cohortIds, without });
  const given = impossibleOf(part, placements, group.wishes);
  if (group.code) {
    const cause = { ...group, code: group.code };
    const smallest = await smallestConflict(given, oracle, group.wishes);
    if (!smallest) return { cause, isMinimal: false };
    return { cause: asFound(part, cause, smallest.wishes), isMinimal: smallest.isMinimal };
  }
  if (await isPossibleWith(given, given.wishes, oracle)) {
    return { cause: { ...group, code: 'NOT_FOUND_YET' }, isMinimal: false };
  }
  const smallest = await smallestConflict(given, oracle);
  if (!smallest) {
    const params = { ...group.params, reason: oracle.isSpent ? 'BUDGET' : 'RULES' };
    return { cause: { ...group, code: 'UNEXPLAINED', params }, isMinimal: false };
  }
  const { wishes, isMinimal } = smallest;
  const left = new Set(await oracle.leftIn(problemWith(given, wishes), placements));
  const explained = group.lessonIds.filter((id) => left.has(id));
  // A conflict of some lessons must be one without the others as well.
  const others = new Set(unplaced.filter((id) => !explained.includes(id)));
  const alone = impossibleOf(neighbourhoodOf(problem, placements, { cohortIds, without: others }), placements, []);
  const standsAlone = explained.length > 0 && (await isPossibleWith(alone, wishes, oracle)) === false;
  const lessonIds = standsAlone ? explained : group.lessonIds;
  return { cause: { ...group, code: 'COMBINATION', wishes, lessonIds }, isMinimal };
}

/** `known` are wishes that a condition has named; who stands in one of them together is not looked at one by one. */
export function impossibleOf(
  problem: TimetableProblem,
  placements: Placements,
  known: readonly ConflictWish[],
): Impossible {
  const together = known.flatMap((wish) => ('instructorIds' in wish ? wish.instructorIds : []));
  const more = wishesOf(problem, together).filter((wish) => !known.some((other) => isSameWish(wish, other)));
  return { problem, placements, wishes: [...more, ...known] };
}

function setOf(problem: TimetableProblem, cause: Cause, isMinimal: boolean): ConflictSet {
  const { code, params, wishes } = cause;
  const own = new Set(cause.lessonIds);
  const lessons = problem.lessons
    .filter(({ id }) => own.has(id))
    .map(({ id, cohortId, unitId, position }) => ({ lessonId: id, cohortId, unitId, position }));
  const lessonIds = lessons.map(({ lessonId }) => lessonId);
  return { id: stableId([code, params, lessonIds]), code, params, wishes, lessonIds, lessons, isMinimal, remedies: [] };
}
