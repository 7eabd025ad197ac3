import { isThereOn } from '../planner/availability.rules.js';
import { dateOfDay, dayOf, dayOfDate, instantOn, monthOf } from '../planner/class-day.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import { seatsOf } from '../planner/lesson-clash.rules.js';
import type {
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  TimetableProblem,
} from '../planner/timetable-problem.js';
import { travelMinutes } from '../planner/travel.rules.js';
import type { ConflictSet, ExplainOptions, RemedyChange, RemedyKind } from './conflict-set.js';

const MOST_PEOPLE = 3;
const MOST_RUNS = 2;
const MOST_UNITS = 3;
const MOST_ROOMS = 3;
const MOST_LOCKS = 4;
/** Days by which a stay or a cohort is made longer at most. */
const MOST_DAYS = 28;

/** A change of one size, or one that grows day by day until it helps. */
export interface RemedyIdea {
  kind: RemedyKind;
  /** 1 for a change that has no size. */
  mostDays: number;
  /** With fewer days it cannot help. */
  leastDays: number;
  of(days: number): RemedyChange;
  /** What it asks of people, to put the small ones first. */
  effort(days: number): number;
}

type Known = Pick<ConflictSet, 'code' | 'params' | 'wishes' | 'lessonIds'>;

/** What could be changed so that the lessons of a conflict find a place; whether it helps is for the planner to say. */
export function remedyIdeas(problem: TimetableProblem, known: Known, options: ExplainOptions): RemedyIdea[] {
  const index = new ProblemIndex(problem);
  const lessons = known.lessonIds.flatMap((id) => index.lessons.get(id) ?? []);
  const cohorts = [...new Set(lessons.flatMap((lesson) => index.cohortsOf(lesson)))];
  // Nothing has to change for what is possible already.
  if (known.code === 'NOT_FOUND_YET') return options.without?.has('LONGER_SEARCH') ? [] : [longerSearch()];
  const ideas = [
    ...unlockIdeas(problem, known, cohorts, options),
    ...stayIdeas(problem, known, lessons, cohorts),
    ...competenceIdeas(problem, lessons, index, options),
    ...cohortIdeas(problem, known, cohorts, options),
    ...roomIdeas(problem, known, lessons, index),
  ];
  return ideas.filter(({ kind, mostDays, leastDays }) => mostDays >= leastDays && !options.without?.has(kind));
}

const single = (change: RemedyChange, effort: number): RemedyIdea => ({
  kind: change.kind,
  mostDays: 1,
  leastDays: 1,
  of: () => change,
  effort: () => effort,
});

const longerSearch = (): RemedyIdea => single({ kind: 'LONGER_SEARCH', params: { seconds: 120 } }, 0);

function unlockIdeas(
  { lessons }: TimetableProblem,
  { wishes }: Known,
  cohorts: readonly PlannedCohort[],
  { unlockable }: ExplainOptions,
): RemedyIdea[] {
  const named = new Set(wishes.flatMap((wish) => (wish.kind === 'LOCK' ? [wish.lessonId] : [])));
  const ids = new Set(cohorts.map(({ cohortId }) => cohortId));
  return lessons
    .filter(({ id, lockedAt }) => lockedAt && (unlockable?.has(id) ?? true))
    .filter(({ id, cohortId }) => named.has(id) || ids.has(cohortId))
    .sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id)))
    .slice(0, MOST_LOCKS)
    .map(({ id }) => single({ kind: 'UNLOCK_LESSON', params: { lessonId: id } }, 1));
}

/** Days away within the cohorts' dates, from the side that touches the stay, and from both where none does. */
function stayIdeas(
  problem: TimetableProblem,
  known: Known,
  lessons: readonly PlannedLesson[],
  cohorts: readonly PlannedCohort[],
): RemedyIdea[] {
  if (cohorts.length === 0) return [];
  const first = Math.max(
    dayOf(problem.notBefore),
    cohorts.reduce((day, { startsOn }) => Math.min(day, dayOfDate(startsOn)), Infinity),
  );
  const last = cohorts.reduce((day, { endsOn }) => Math.max(day, dayOfDate(endsOn)), -Infinity);
  const units = new Set(lessons.map(({ unitId }) => unitId));
  const named = new Set(known.wishes.flatMap((wish) => ('instructorIds' in wish ? wish.instructorIds : [])));
  const people = problem.instructors
    .filter(({ teaches }) => [...units].some((unit) => teaches.has(unit)))
    .sort((a, b) => Number(named.has(b.instructorId)) - Number(named.has(a.instructorId)))
    .slice(0, MOST_PEOPLE);
  const missing =
    known.code === 'INSTRUCTOR_DAYS' ? Number(known.params['needDays']) - Number(known.params['days']) : 1;
  return people.flatMap((one) => {
    const isAway = (day: number): boolean =>
      !isThereOn(one, day) && !(one.closedOn !== null && day >= dayOfDate(one.closedOn));
    const runs: [number, number][] = [];
    for (let day = first; day <= last; day += 1) {
      const run = runs.at(-1);
      if (!isAway(day)) continue;
      if (run?.[1] === day - 1) run[1] = day;
      else runs.push([day, day]);
    }
    return runs.slice(0, MOST_RUNS).flatMap(([from, until]) => {
      const fromLeft = stayIdea(one, [from, until], true, missing);
      const fromRight = stayIdea(one, [from, until], false, missing);
      // In the middle of a stay either end will do; at its edge the days that touch it.
      if (isThereOn(one, from - 1) && !isThereOn(one, until + 1)) return [fromLeft];
      if (isThereOn(one, until + 1) && !isThereOn(one, from - 1)) return [fromRight];
      return [fromLeft, fromRight];
    });
  });
}

function stayIdea(
  { instructorId }: PlannedInstructor,
  [from, until]: [number, number],
  isLeft: boolean,
  missing: number,
): RemedyIdea {
  return {
    kind: 'EXTEND_STAY',
    mostDays: Math.min(MOST_DAYS, until - from + 1),
    leastDays: Math.max(1, Math.min(missing, until - from + 1)),
    of: (days) => ({
      kind: 'EXTEND_STAY',
      params: {
        instructorId,
        fromDate: dateOfDay(isLeft ? from : until - days + 1),
        untilDate: dateOfDay(isLeft ? from + days - 1 : until),
        days,
      },
    }),
    effort: (days) => days,
  };
}

/** Whoever is nearest and least taken first. */
function competenceIdeas(
  problem: TimetableProblem,
  lessons: readonly PlannedLesson[],
  index: ProblemIndex,
  { otherInstructors = [] }: ExplainOptions,
): RemedyIdea[] {
  const known = new Set(problem.instructors.map(({ instructorId }) => instructorId));
  const all = [...problem.instructors, ...otherInstructors.filter(({ instructorId }) => !known.has(instructorId))];
  const load = new Map<string, number>();
  for (const { resourceId, from, until } of problem.uses) {
    load.set(resourceId, (load.get(resourceId) ?? 0) + until - from);
  }
  const units = new Map(lessons.map((lesson) => [lesson.unitId, lesson]));
  return [...units].slice(0, MOST_UNITS).flatMap(([unitId, lesson]) => {
    const [cohort] = index.cohortsOf(lesson);
    if (!cohort) return [];
    const days = Array.from(
      { length: Math.max(0, Math.min(60, dayOfDate(cohort.endsOn) - dayOfDate(cohort.startsOn) + 1)) },
      (_, i) => dayOfDate(cohort.startsOn) + i,
    );
    const absent = (one: PlannedInstructor): number => days.filter((day) => !isThereOn(one, day)).length;
    const ride = rideFrom(problem, cohort);
    return all
      .filter(({ teaches }) => !teaches.has(unitId))
      .map((one) => ({ one, away: absent(one), ride: ride(one), load: load.get(one.id) ?? 0 }))
      .filter(({ away }) => away < days.length)
      .sort((a, b) => a.away - b.away || a.ride - b.ride || a.load - b.load || (a.one.id < b.one.id ? -1 : 1))
      .slice(0, MOST_PEOPLE)
      .map(({ one: { instructorId } }, i) =>
        single({ kind: 'ADD_COMPETENCE', params: { instructorId, unitId } }, 3 + i / 10),
      );
  });
}

function rideFrom({ places }: TimetableProblem, cohort: PlannedCohort): (one: PlannedInstructor) => number {
  const home = places.get(cohort.placeId);
  const month = monthOf(instantOn(dayOfDate(cohort.startsOn), 0));
  return ({ placeId }) => {
    const place = places.get(placeId);
    return home && place ? travelMinutes(home, place, month) : 0;
  };
}

function cohortIdeas(
  problem: TimetableProblem,
  known: Known,
  cohorts: readonly PlannedCohort[],
  { cohortLimits }: ExplainOptions,
): RemedyIdea[] {
  const today = dayOf(problem.notBefore);
  const missing = known.code === 'COHORT_WINDOW' ? Number(known.params['needDays']) - Number(known.params['days']) : 1;
  return cohorts.slice(0, MOST_PEOPLE).flatMap(({ cohortId, startsOn, endsOn }): RemedyIdea[] => {
    const limits = cohortLimits ? cohortLimits.get(cohortId) : { earliest: '0001-01-01', latest: '9999-12-31' };
    if (!limits) return [];
    const start = dayOfDate(startsOn);
    const end = dayOfDate(endsOn);
    const overdue = Math.max(0, today - 1 - end);
    const later = (days: number): RemedyChange => ({
      kind: 'EXTEND_COHORT',
      params: { cohortId, startsOn, endsOn: dateOfDay(end + overdue + days), days: overdue + days },
    });
    const earlier = (days: number): RemedyChange => ({
      kind: 'EXTEND_COHORT',
      params: { cohortId, startsOn: dateOfDay(start - days), endsOn, days },
    });
    const common = { kind: 'EXTEND_COHORT' as const, effort: (days: number) => 2 * days };
    const room = Math.min(MOST_DAYS, dayOfDate(limits.latest) - end - overdue);
    const before = Math.min(MOST_DAYS, start - Math.max(today, dayOfDate(limits.earliest)));
    const least = Math.max(1, missing);
    return [
      { ...common, mostDays: room, leastDays: least, of: later },
      { ...common, mostDays: before, leastDays: least, of: earlier, effort: (days) => 2 * days + 0.5 },
    ];
  });
}

const ROOM_WISHES: ReadonlySet<string> = new Set(['ROOM_KIND', 'ROOM_DAYS', 'ROOM_TAKEN', 'SEATS', 'TRAVEL']);

function roomIdeas(
  problem: TimetableProblem,
  { wishes }: Known,
  lessons: readonly PlannedLesson[],
  index: ProblemIndex,
): RemedyIdea[] {
  if (!wishes.some(({ kind }) => ROOM_WISHES.has(kind))) return [];
  const byNeed = new Map<string, { seats: number; last: number }>();
  for (const lesson of lessons) {
    const [cohort, ...joined] = index.cohortsOf(lesson);
    if (!cohort || lesson.needs === null) continue;
    const known = byNeed.get(lesson.needs);
    byNeed.set(lesson.needs, {
      seats: Math.max(known?.seats ?? 0, seatsOf({ cohort, joined })),
      last: Math.max(known?.last ?? -Infinity, dayOfDate(cohort.endsOn)),
    });
  }
  return [...byNeed].flatMap(([needs, { seats, last }]) => {
    const offering = problem.rooms.filter(({ offers }) => offers.includes(needs));
    const others = problem.rooms.filter(
      ({ offers, capacity }) => !offers.includes(needs) && (capacity ?? seats) >= seats,
    );
    const small = offering
      .filter(({ capacity }) => capacity !== null && capacity < seats)
      .sort((a, b) => (b.capacity ?? 0) - (a.capacity ?? 0));
    const closed = offering.filter(({ closedOn }) => closedOn !== null && dayOfDate(closedOn) <= last);
    return [
      ...small.slice(0, MOST_ROOMS).map(({ id, capacity }) => {
        const more = seats - (capacity ?? 0);
        return single({ kind: 'RESEAT_ROOM', params: { roomId: id, capacity: seats, seats: more } }, more / 2);
      }),
      ...others
        .slice(0, MOST_ROOMS)
        .map(({ id }, i) => single({ kind: 'ALLOW_ROOM', params: { roomId: id, needs } }, 3 + i / 10)),
      ...closed.slice(0, MOST_ROOMS).map(({ id, closedOn }): RemedyIdea => {
        const from = Math.max(dayOfDate(closedOn ?? ''), dayOf(problem.notBefore));
        const until = (days: number): string => dateOfDay(from + days);
        return {
          kind: 'REOPEN_ROOM',
          mostDays: Math.min(MOST_DAYS, last - from + 1),
          leastDays: 1,
          of: (days) => ({ kind: 'REOPEN_ROOM', params: { roomId: id, closedOn: until(days), days } }),
          effort: (days) => 2 * days,
        };
      }),
    ];
  });
}
