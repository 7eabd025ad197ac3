import { dateOfDay, dayOf, dayOfDate } from '../planner/class-day.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import type {
  PlannedCohort,
  PlannedInstructor,
  PlannedResource,
  TimetableProblem,
} from '../planner/timetable-problem.js';
import type { ConflictWish } from './conflict-set.js';

/** More people than this are looked at together; one by one would ask the planner too often. */
const MOST_SINGLE = 5;
/** Days by which a cohort without its dates could begin earlier and end later. */
const WIDER_DAYS = 60;

/**
 * All that could be changed of a problem and bears on its lessons, in the order in which it is given up when a smaller
 * set is sought: what a person can hardly change first. `together`: instructors who are one wish.
 */
export function wishesOf(problem: TimetableProblem, together: readonly string[] = []): ConflictWish[] {
  const { lessons, cohorts, instructors, rooms, uses, kits = [] } = problem;
  const index = new ProblemIndex(problem);
  const taken = new Set(uses.map(({ resourceId }) => resourceId));
  const needs = [...new Set(lessons.flatMap((lesson) => lesson.needs ?? []))].sort();
  const fit = (need: string): PlannedResource[] => rooms.filter(({ offers }) => offers.includes(need));
  const takenKits = kits.filter(({ id }) => taken.has(id)).map(({ id }) => id);
  const groups = groupsOf(instructors, together);
  const within = (ids: string[], is: (one: PlannedInstructor) => boolean): boolean =>
    ids.some((id) => is(index.instructors.get(id) as PlannedInstructor));
  const isLimited = (one: PlannedResource): boolean => one.periods.length > 0 || !!one.opensOn || one.closedOn !== null;
  return [
    ...(takenKits.length > 0 ? [{ kind: 'KIT_TAKEN' as const, kitIds: takenKits }] : []),
    { kind: 'TRAVEL' },
    ...cohorts.filter(({ id }) => taken.has(id)).map(({ cohortId }) => ({ kind: 'COHORT_TAKEN' as const, cohortId })),
    ...cohorts.map(({ cohortId, seats }) => ({ kind: 'SEATS' as const, cohortId, seats })),
    ...needs.filter((need) => fit(need).some(isLimited)).map((need) => ({ kind: 'ROOM_DAYS' as const, needs: need })),
    ...needs
      .filter((need) => fit(need).some(({ id }) => taken.has(id)))
      .map((need) => ({ kind: 'ROOM_TAKEN' as const, needs: need })),
    ...needs.map((need) => ({ kind: 'ROOM_KIND' as const, needs: need })),
    ...lessons.filter(({ lockedAt }) => lockedAt).map(({ id }) => ({ kind: 'LOCK' as const, lessonId: id })),
    ...groups
      .filter((ids) => within(ids, ({ id }) => taken.has(id)))
      .map((instructorIds) => ({ kind: 'INSTRUCTOR_TAKEN' as const, instructorIds })),
    ...groups
      .filter((ids) => within(ids, isLimited))
      .map((instructorIds) => ({ kind: 'INSTRUCTOR_DAYS' as const, instructorIds })),
    ...[...new Set(lessons.map(({ unitId }) => unitId))]
      .sort()
      .map((unitId) => ({ kind: 'COMPETENCE' as const, unitId })),
    ...cohorts.map(({ cohortId }) => ({ kind: 'COHORT_WINDOW' as const, cohortId })),
  ];
}

function groupsOf(instructors: readonly PlannedInstructor[], together: readonly string[]): string[][] {
  const ids = instructors.map(({ instructorId }) => instructorId).sort();
  const grouped = ids.filter((id) => together.includes(id));
  const others = ids.filter((id) => !together.includes(id));
  const rest = others.length > MOST_SINGLE ? [others] : others.map((id) => [id]);
  return [...(grouped.length > 0 ? [grouped] : []), ...rest].filter((group) => group.length > 0);
}

export const isSameWish = (a: ConflictWish, b: ConflictWish): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The problem as it would be if nobody had these wishes. The law (class day, class hours, order) stays. */
export function withoutWishes(problem: TimetableProblem, wishes: readonly ConflictWish[]): TimetableProblem {
  return wishes.reduce(withoutWish, problem);
}

function withoutWish(problem: TimetableProblem, wish: ConflictWish): TimetableProblem {
  const index = new ProblemIndex(problem);
  switch (wish.kind) {
    case 'INSTRUCTOR_DAYS':
      return {
        ...problem,
        instructors: problem.instructors.map((one) =>
          wish.instructorIds.includes(one.instructorId) ? always(one) : one,
        ),
      };
    case 'INSTRUCTOR_TAKEN':
      return withoutUses(
        problem,
        wish.instructorIds.flatMap((id) => index.instructors.get(id)?.id ?? []),
      );
    case 'COMPETENCE':
      return withAnybody(problem, wish.unitId);
    case 'COHORT_WINDOW':
      return ofCohort(problem, wish.cohortId, (cohort) => wider(cohort, dayOf(problem.notBefore)));
    case 'COHORT_TAKEN':
      return withoutUses(problem, [index.cohorts.get(wish.cohortId)?.id ?? '']);
    case 'ROOM_KIND':
      return withAnyPlace(problem, wish.needs);
    case 'SEATS':
      return ofCohort(problem, wish.cohortId, (cohort) => ({ ...cohort, seats: 0 }));
    case 'ROOM_DAYS':
      return {
        ...problem,
        rooms: problem.rooms.map((room) => (room.offers.includes(wish.needs) ? always(room) : room)),
      };
    case 'ROOM_TAKEN':
      return withoutUses(
        problem,
        problem.rooms.filter(({ offers }) => offers.includes(wish.needs)).map(({ id }) => id),
      );
    case 'KIT_TAKEN':
      return withoutUses(problem, wish.kitIds);
    case 'LOCK':
      return {
        ...problem,
        lessons: problem.lessons.map((lesson) =>
          lesson.id === wish.lessonId ? { ...lesson, lockedAt: null } : lesson,
        ),
      };
    case 'TRAVEL':
      return withoutRides(problem);
  }
}

const always = <T extends PlannedResource>(resource: T): T => ({
  ...resource,
  periods: [],
  opensOn: null,
  closedOn: null,
});

const withoutUses = (problem: TimetableProblem, resourceIds: readonly string[]): TimetableProblem => ({
  ...problem,
  uses: problem.uses.filter(({ resourceId }) => !resourceIds.includes(resourceId)),
});

function ofCohort(
  problem: TimetableProblem,
  cohortId: string,
  change: (cohort: PlannedCohort) => PlannedCohort,
): TimetableProblem {
  return {
    ...problem,
    cohorts: problem.cohorts.map((cohort) => (cohort.cohortId === cohortId ? change(cohort) : cohort)),
  };
}

function wider(cohort: PlannedCohort, today: number): PlannedCohort {
  const startsOn = Math.max(today, dayOfDate(cohort.startsOn) - WIDER_DAYS);
  return {
    ...cohort,
    startsOn: dateOfDay(Math.min(startsOn, dayOfDate(cohort.startsOn))),
    endsOn: dateOfDay(Math.max(today, dayOfDate(cohort.endsOn)) + WIDER_DAYS),
  };
}

/** Somebody free for each cohort who can teach the unit as well. */
function withAnybody(problem: TimetableProblem, unitId: string): TimetableProblem {
  const known = new Map(problem.instructors.map((one) => [one.instructorId, one]));
  for (const { cohortId, placeId } of problem.cohorts) {
    const id = `anybody:${cohortId}`;
    const teaches = new Set([...(known.get(id)?.teaches ?? []), unitId]);
    known.set(id, { ...placeless(id, placeId), instructorId: id, teaches });
  }
  return { ...problem, instructors: [...known.values()] };
}

/** A free place of the kind next to each cohort, as large as need be. */
function withAnyPlace(problem: TimetableProblem, needs: string): TimetableProblem {
  const more = problem.cohorts.map(({ cohortId, placeId }) => ({
    ...placeless(`anywhere:${needs}:${cohortId}`, placeId),
    offers: [needs],
  }));
  return { ...problem, rooms: [...problem.rooms, ...more] };
}

const placeless = (id: string, placeId: string): PlannedResource => ({
  id,
  placeId,
  capacity: null,
  offers: [],
  periods: [],
  closedOn: null,
});

/** Everything at one place. */
function withoutRides(problem: TimetableProblem): TimetableProblem {
  const here = problem.cohorts[0]?.placeId ?? '';
  const at = <T extends { placeId: string | null }>(one: T): T =>
    one.placeId === null ? one : { ...one, placeId: here };
  return {
    ...problem,
    roadClosures: [],
    rooms: problem.rooms.map(at),
    instructors: problem.instructors.map(at),
    cohorts: problem.cohorts.map(at),
    uses: problem.uses.map(at),
  };
}
