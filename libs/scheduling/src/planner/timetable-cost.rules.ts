import { dayOf, MAX_CLASS_HOURS_PER_DAY } from './class-day.rules.js';
import { fairShares } from './fair-share.rules.js';
import { cohortsIn, type Proposal } from './lesson-clash.rules.js';
import { ProblemIndex } from './problem-index.rules.js';
import type { CostPart, PlacedLesson, TimetableProblem } from './timetable-problem.js';
import { STANDARD_WEIGHTS, type TimetableWeights, type TimetableWish } from './timetable-weights.js';
import { gapsOf, isIn, wishPoints } from './wish-points.rules.js';

/** What a timetable costs, and why. */
export interface TimetableCost {
  cost: number;
  /** One for each wish, also when it is met, in the order of `STANDARD_WEIGHTS`. */
  parts: CostPart[];
}

/** Cohort days with more class hours than this want some practice. */
export const MOST_THEORY_HOURS = 4;
/** A new time that starts within this many milliseconds of now is told late. */
export const LATE_NOTICE = 7 * 86_400_000;

/** Standard weights, with those that the problem states instead. */
export const weightsOf = ({ weights }: Pick<TimetableProblem, 'weights'>): TimetableWeights => ({
  ...STANDARD_WEIGHTS,
  ...weights,
});

/**
 * Counts every wish from nothing: the meaning of the weights, and the measure of everything that counts faster. Throws
 * when a placement names something that is not in the problem. Whether rules are broken is another question
 * (`clashesOf`).
 */
export function costOf(problem: TimetableProblem, placed: readonly PlacedLesson[]): TimetableCost {
  const index = new ProblemIndex(problem);
  const all = placed.map(({ lessonId, placement }) => index.proposalOf(lessonId, placement));
  return partsOf(problem, {
    visitingDays: visitingDays(all),
    trips: trips(all),
    ...ofCohortDays(all),
    evenings: evenings(all),
    roomChanges: further(all, ({ lesson, room }) => [lesson.needs, lesson.needs === null ? null : (room?.id ?? null)]),
    instructorChanges: further(all, ({ lesson, instructor }) => [lesson.unitId, instructor.instructorId]),
    unevenLoad: unevenLoad(problem, all),
    wishes: all.reduce((sum, proposal) => sum + pointsOf(proposal), 0),
    moves: all.filter(isMoved).length,
    lateNotice: all.filter((proposal) => isLate(proposal, problem.notBefore)).length,
  });
}

/** Counts priced by the weights of the problem. */
export function partsOf(problem: TimetableProblem, counts: Record<TimetableWish, number>): TimetableCost {
  const weights = weightsOf(problem);
  const parts = (Object.keys(STANDARD_WEIGHTS) as TimetableWish[]).map((key): CostPart => {
    const [count, weight] = [counts[key], weights[key]];
    return { key, count, weight, cost: count * weight };
  });
  return { cost: parts.reduce((sum, { cost }) => sum + cost, 0), parts };
}

const countOf = (keys: readonly string[]): number => new Set(keys).size;

const visitingDays = (all: readonly Proposal[]): number =>
  countOf(
    all.flatMap(({ instructor, startsAt }) => (instructor.isVisiting ? [`${instructor.id} ${dayOf(startsAt)}`] : [])),
  );

const trips = (all: readonly Proposal[]): number =>
  countOf(
    all.flatMap(({ instructor, room, startsAt }) =>
      room && room.placeId !== instructor.placeId
        ? [JSON.stringify([instructor.id, dayOf(startsAt), room.placeId])]
        : [],
    ),
  );

/** Gaps, days beyond the fewest, and days of theory only. */
function ofCohortDays(
  all: readonly Proposal[],
): Pick<Record<TimetableWish, number>, 'cohortGaps' | 'cohortDays' | 'theoryDays'> {
  const counts = { cohortGaps: 0, cohortDays: 0, theoryDays: 0 };
  for (const lessons of groupedBy(all, ({ id }) => id).values()) {
    const days = groupedBy(lessons, (_, { startsAt }) => String(dayOf(startsAt)));
    counts.cohortDays += Math.max(0, days.size - Math.ceil(hoursOf(lessons) / MAX_CLASS_HOURS_PER_DAY));
    for (const day of days.values()) {
      counts.cohortGaps += gapsOf(day);
      const isTheory = day.every(({ lesson }) => lesson.mode === 'THEORY');
      if (isTheory && hoursOf(day) > MOST_THEORY_HOURS) counts.theoryDays += 1;
    }
  }
  return counts;
}

/** Lessons by something of each of their cohorts. */
function groupedBy(
  all: readonly Proposal[],
  keyOf: (cohort: { id: string }, proposal: Proposal) => string,
): Map<string, Proposal[]> {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of all) {
    for (const key of new Set(cohortsIn(proposal).map((cohort) => keyOf(cohort, proposal)))) {
      const group = groups.get(key);
      if (group) group.push(proposal);
      else groups.set(key, [proposal]);
    }
  }
  return groups;
}

const hoursOf = (lessons: readonly Proposal[]): number =>
  lessons.reduce((sum, { lesson }) => sum + lesson.classHours, 0);

/** How many of the lesson's cohorts have it at the wrong time of day. */
export const wrongTimes = (proposal: Proposal): number => {
  const isEvening = isIn('EVENING', proposal.startsAt, proposal.endsAt);
  return cohortsIn(proposal).filter(({ prefersEvening }) =>
    prefersEvening ? proposal.lesson.mayBeEvening && !isEvening : isEvening,
  ).length;
};

const evenings = (all: readonly Proposal[]): number => all.reduce((sum, proposal) => sum + wrongTimes(proposal), 0);

/** Per cohort and kind: how many different values beyond the first. */
function further(all: readonly Proposal[], of: (proposal: Proposal) => [kind: string | null, value: string | null]) {
  const pairs = all.flatMap((proposal) => {
    const [kind, value] = of(proposal);
    return value === null ? [] : cohortsIn(proposal).map(({ id }) => ({ kind: JSON.stringify([id, kind]), value }));
  });
  return (
    countOf(pairs.map(({ kind, value }) => JSON.stringify([kind, value]))) - countOf(pairs.map(({ kind }) => kind))
  );
}

function unevenLoad(problem: TimetableProblem, all: readonly Proposal[]): number {
  const loads = new Map<string, number>();
  for (const { instructor, lesson } of all) {
    loads.set(instructor.instructorId, (loads.get(instructor.instructorId) ?? 0) + lesson.classHours);
  }
  const shares = fairShares(problem);
  return problem.instructors.reduce(
    (sum, { instructorId }, i) => sum + Math.max(0, (loads.get(instructorId) ?? 0) - (shares[i] ?? 0)),
    0,
  );
}

/** Points of the wishes of its instructor and cohorts that a lesson falls into. */
export const pointsOf = (proposal: Proposal): number =>
  [proposal.instructor, ...cohortsIn(proposal)].reduce(
    (sum, { wishes }) => sum + wishPoints(wishes, proposal.startsAt, proposal.endsAt),
    0,
  );

/** Not where and when people expect it, or not with whom. */
export function isMoved({ lesson: { expectedAt }, startsAt, endsAt, instructor, room }: Proposal): boolean {
  if (!expectedAt) return false;
  return (
    expectedAt.startsAt !== startsAt ||
    expectedAt.endsAt !== endsAt ||
    expectedAt.instructorId !== instructor.instructorId ||
    expectedAt.roomId !== (room?.id ?? null)
  );
}

export function isLate({ lesson: { expectedAt }, startsAt }: Proposal, notBefore: number): boolean {
  if (!expectedAt || expectedAt.startsAt === startsAt) return false;
  return Math.min(expectedAt.startsAt, startsAt) < notBefore + LATE_NOTICE;
}
