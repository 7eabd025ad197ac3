import { dateOfDay, dayOf } from '../planner/class-day.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import { seatsOf } from '../planner/lesson-clash.rules.js';
import type { PlannedCohort, PlannedLesson, TimetableProblem } from '../planner/timetable-problem.js';
import type { ConflictCode, ConflictParams, ConflictWish } from './conflict-set.js';
import { ownShortage } from './own-schedule.rules.js';
import { type Shortage, shortageOf } from './shortage.rules.js';

/** Lessons that a necessary condition shows to be impossible together. */
export interface Cause {
  code: ConflictCode;
  params: ConflictParams;
  /** Wishes that conflict; perhaps more than need be. */
  wishes: ConflictWish[];
  lessonIds: string[];
}

/** What can be proven without a planner, each lesson in one cause; the others stay in `rest`. */
export function causesOf(problem: TimetableProblem, unplaced: readonly string[]): { causes: Cause[]; rest: string[] } {
  const causes: Cause[] = [];
  let rest = [...unplaced];
  const take = (cause: Cause | null): void => {
    if (!cause || cause.lessonIds.length === 0) return;
    causes.push(cause);
    const named = new Set(cause.lessonIds);
    rest = rest.filter((id) => !named.has(id));
  };
  const index = new ProblemIndex(problem);
  for (const cause of neverCauses(problem, index, rest)) take(cause);
  for (const cohort of problem.cohorts) take(ownCause(withoutExplained(problem, unplaced, rest), cohort, rest, index));
  for (const withUses of [false, true]) {
    for (const kind of ['INSTRUCTOR', 'ROOM'] as const) {
      // Each shortage that is taken explains at least one lesson, so this ends.
      for (let before = Infinity; rest.length > 0 && rest.length < before;) {
        before = rest.length;
        const found = shortageOf(withoutExplained(problem, unplaced, rest), kind, new Set(rest), withUses);
        take(found && shortageCause(found, rest, withUses, index));
      }
    }
  }
  return { causes, rest };
}

/** Nobody who can teach it, no place of the kind, none large enough: whatever the time. */
function neverCauses(problem: TimetableProblem, index: ProblemIndex, unplaced: readonly string[]): Cause[] {
  const byKey = new Map<string, Cause>();
  for (const id of unplaced) {
    const lesson = index.lessons.get(id);
    const never = lesson && neverOf(problem, lesson, index);
    if (!never) continue;
    const key = JSON.stringify([never.code, never.params]);
    const known = byKey.get(key);
    if (!known) byKey.set(key, { ...never, lessonIds: [id] });
    else {
      known.lessonIds.push(id);
      for (const wish of never.wishes) {
        if (!known.wishes.some((other) => JSON.stringify(other) === JSON.stringify(wish))) known.wishes.push(wish);
      }
    }
  }
  return [...byKey.values()];
}

function neverOf(
  problem: TimetableProblem,
  lesson: PlannedLesson,
  index: ProblemIndex,
): Omit<Cause, 'lessonIds'> | null {
  const { unitId, needs } = lesson;
  if (!problem.instructors.some(({ teaches }) => teaches.has(unitId))) {
    return { code: 'NO_COMPETENT_INSTRUCTOR', params: { unitId }, wishes: [{ kind: 'COMPETENCE', unitId }] };
  }
  if (needs === null) return null;
  const offering = problem.rooms.filter(({ offers }) => offers.includes(needs));
  if (offering.length === 0) {
    return { code: 'NO_ROOM_OF_KIND', params: { needs }, wishes: [{ kind: 'ROOM_KIND', needs }] };
  }
  const cohorts = index.cohortsOf(lesson);
  const [cohort, ...joined] = cohorts;
  if (!cohort) return null;
  const seats = seatsOf({ cohort, joined });
  const largest = offering.reduce((most, { capacity }) => Math.max(most, capacity ?? Infinity), 0);
  if (largest >= seats) return null;
  return {
    code: 'ROOM_TOO_SMALL',
    params: { needs, seats, largest },
    wishes: [
      { kind: 'ROOM_KIND', needs },
      ...cohorts.map(({ cohortId, seats: own }) => ({ kind: 'SEATS' as const, cohortId, seats: own })),
    ],
  };
}

/** The cohort's own days do not suffice, or fixed lessons are in its way. */
function ownCause(
  problem: TimetableProblem,
  cohort: PlannedCohort,
  unplaced: readonly string[],
  index: ProblemIndex,
): Cause | null {
  const { cohortId } = cohort;
  const own = unplaced.filter((id) => index.lessons.get(id)?.cohortId === cohortId);
  const shortage = own.length > 0 ? ownShortage(problem, cohort) : null;
  if (!shortage) return null;
  const window: ConflictWish = { kind: 'COHORT_WINDOW', cohortId };
  switch (shortage.kind) {
    case 'OVER': {
      const { endsOn, today } = shortage;
      return { code: 'COHORT_OVER', params: { cohortId, endsOn, today }, wishes: [window], lessonIds: own };
    }
    case 'WINDOW': {
      const { fromDate, untilDate, days, needDays, classHours } = shortage;
      const locks = problem.lessons.filter((lesson) => lesson.cohortId === cohortId && lesson.lockedAt);
      const wishes = [...locks.map(({ id }): ConflictWish => ({ kind: 'LOCK', lessonId: id })), window];
      return {
        code: 'COHORT_WINDOW',
        params: { cohortId, fromDate, untilDate, days, needDays, classHours },
        wishes,
        lessonIds: own,
      };
    }
    case 'LOCK': {
      const { lessonId, date } = shortage;
      const locks = problem.lessons.filter((lesson) => lesson.cohortId === cohortId && lesson.lockedAt);
      const wishes = [...locks.map(({ id }): ConflictWish => ({ kind: 'LOCK', lessonId: id })), window];
      return { code: 'LOCKED_LESSON', params: { cohortId, lessonId, date }, wishes, lessonIds: own };
    }
  }
}

/**
 * The cause as its smallest set of wishes says it: fixed lessons that are no part of it are not blamed, and dates that
 * are none do not stand for it.
 */
export function asFound(problem: TimetableProblem, cause: Cause, wishes: ConflictWish[]): Cause {
  const { code, params } = cause;
  const cohortId = params['cohortId'];
  if ((code !== 'COHORT_WINDOW' && code !== 'LOCKED_LESSON') || typeof cohortId !== 'string')
    return { ...cause, wishes };
  const locked = wishes.flatMap((wish) => (wish.kind === 'LOCK' ? [wish.lessonId] : []));
  if (locked.length > 0) {
    const lessonId = locked.find((id) => id === params['lessonId']) ?? locked[0] ?? '';
    const place = problem.lessons.find(({ id }) => id === lessonId)?.lockedAt;
    const date = place ? dateOfDay(dayOf(place.startsAt)) : '';
    return { ...cause, wishes, code: 'LOCKED_LESSON', params: { cohortId, lessonId, date } };
  }
  if (code === 'COHORT_WINDOW') return { ...cause, wishes };
  const cohort = problem.cohorts.find((one) => one.cohortId === cohortId);
  const lessons = problem.lessons.map((lesson) => ({ ...lesson, lockedAt: null }));
  const shortage = cohort && ownShortage({ ...problem, lessons }, cohort);
  if (shortage?.kind !== 'WINDOW') return { ...cause, wishes, code: 'COMBINATION', params: { cohortId } };
  const { fromDate, untilDate, days, needDays, classHours } = shortage;
  return {
    ...cause,
    wishes,
    code: 'COHORT_WINDOW',
    params: { cohortId, fromDate, untilDate, days, needDays, classHours },
  };
}

/** Lessons that are impossible for another reason take nobody's time. */
function withoutExplained(
  problem: TimetableProblem,
  unplaced: readonly string[],
  rest: readonly string[],
): TimetableProblem {
  const open = new Set(rest);
  const explained = new Set(unplaced.filter((id) => !open.has(id)));
  return { ...problem, lessons: problem.lessons.filter(({ id }) => !explained.has(id)) };
}

function shortageCause(shortage: Shortage, unplaced: readonly string[], withUses: boolean, index: ProblemIndex): Cause {
  const { kind, members, lessons, fromDate, untilDate, days, needDays, unit, offered, needed, classHours } = shortage;
  const open = new Set(unplaced);
  const lessonIds = lessons.map(({ id }) => id).filter((id) => open.has(id));
  const cohortIds = [...new Set(lessons.flatMap((lesson) => index.cohortsOf(lesson).map(({ cohortId }) => cohortId)))];
  const windows = cohortIds.sort().map((cohortId): ConflictWish => ({ kind: 'COHORT_WINDOW', cohortId }));
  const locks = withUses
    ? [...index.lessons.values()].filter(({ lockedAt }) => lockedAt && isHeldBy(lockedAt, members, index))
    : [];
  const lockWishes = locks.map(({ id }): ConflictWish => ({ kind: 'LOCK', lessonId: id }));
  const common = { fromDate, untilDate, days, needDays, unit, offered, needed, classHours, lessons: lessons.length };
  if (kind === 'INSTRUCTOR') {
    const ids = new Set(members.map(({ id }) => id));
    const instructorIds = [...index.instructors.values()]
      .filter(({ id }) => ids.has(id))
      .map((one) => one.instructorId);
    instructorIds.sort();
    const units = [...new Set(lessons.map(({ unitId }) => unitId))].sort();
    const wishes: ConflictWish[] = [
      ...lockWishes,
      ...(withUses ? [{ kind: 'INSTRUCTOR_TAKEN' as const, instructorIds }] : []),
      { kind: 'INSTRUCTOR_DAYS', instructorIds },
      ...units.map((unitId) => ({ kind: 'COMPETENCE' as const, unitId })),
      ...windows,
    ];
    return {
      code: withUses ? 'INSTRUCTOR_TAKEN' : 'INSTRUCTOR_DAYS',
      params: { instructorIds, unitIds: units, ...common },
      wishes,
      lessonIds,
    };
  }
  const needs = [...new Set(lessons.flatMap((lesson) => lesson.needs ?? []))].sort();
  const wishes: ConflictWish[] = [
    ...lockWishes,
    ...cohortIds.map((cohortId) => ({
      kind: 'SEATS' as const,
      cohortId,
      seats: index.cohorts.get(cohortId)?.seats ?? 0,
    })),
    ...needs.flatMap((need): ConflictWish[] => [
      ...(withUses ? [{ kind: 'ROOM_TAKEN' as const, needs: need }] : []),
      { kind: 'ROOM_DAYS', needs: need },
      { kind: 'ROOM_KIND', needs: need },
    ]),
    ...windows,
  ];
  const roomIds = members.map(({ id }) => id).sort();
  return {
    code: withUses ? 'ROOM_TAKEN' : 'ROOM_DAYS',
    params: { needs, roomIds, ...common },
    wishes,
    lessonIds,
  };
}

function isHeldBy(
  placement: NonNullable<PlannedLesson['lockedAt']>,
  members: Shortage['members'],
  index: ProblemIndex,
): boolean {
  const person = index.instructors.get(placement.instructorId)?.id;
  return members.some(({ id }) => id === person || id === placement.roomId);
}
