import { dateOfDay, dayOf, dayOfDate, MAX_CLASS_HOURS_PER_DAY } from '../planner/class-day.rules.js';
import { seatsOf } from '../planner/lesson-clash.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import type { PlannedLesson, PlannedResource, ResourceUse, TimetableProblem } from '../planner/timetable-problem.js';
import { FreeTimes, HALF_DAY_CLASS_HOURS } from './free-time.rules.js';

const MOST_SETS = 24;
const MOST_UNIONS = 6;
const MOST_BOUNDS = 8;

/** Lessons that only these can hold need more than they have between two days. */
export interface Shortage {
  kind: 'INSTRUCTOR' | 'ROOM';
  members: PlannedResource[];
  lessons: PlannedLesson[];
  fromDate: string;
  untilDate: string;
  /** Days on which any of them is there; and so many would be needed. */
  days: number;
  needDays: number;
  unit: 'CLASS_HOUR' | 'HALF_DAY';
  offered: number;
  needed: number;
  classHours: number;
}

interface Demand {
  lesson: PlannedLesson;
  eligible: ReadonlySet<string>;
  key: string;
  first: number;
  last: number;
}

/**
 * The smallest group of instructors (or rooms) that is too small for the lessons which nobody else can hold: Hall's
 * condition over days, counted in class hours and in half-days, so it names the culprit exactly. `withUses`: what they
 * are taken for counts; without it, only their days do. Null: no group was found; that proves nothing.
 */
export function shortageOf(
  problem: TimetableProblem,
  kind: Shortage['kind'],
  unplaced: ReadonlySet<string>,
  withUses: boolean,
): Shortage | null {
  const demands = demandsOf(problem, kind);
  const wanted = demands.filter(({ lesson }) => unplaced.has(lesson.id));
  if (wanted.length === 0) return null;
  const members = new Map(
    (kind === 'INSTRUCTOR' ? problem.instructors : problem.rooms).map((resource) => [resource.id, resource]),
  );
  const withEvening = demands.some(({ lesson }) => lesson.mayBeEvening);
  const uses = withUses ? [...problem.uses, ...lockedUses(problem)] : [];
  const count = { members, free: new FreeTimes(uses, problem.notBefore, withEvening), kind, withEvening };
  let best: Shortage | null = null;
  for (const set of setsOf(wanted, demands)) {
    if (best && set.size >= best.members.length) break;
    best ??= shortageIn(set, demands, wanted, count);
  }
  return best;
}

interface Count {
  members: ReadonlyMap<string, PlannedResource>;
  free: FreeTimes;
  kind: Shortage['kind'];
  withEvening: boolean;
}

function shortageIn(
  set: ReadonlySet<string>,
  demands: readonly Demand[],
  wanted: readonly Demand[],
  count: Count,
): Shortage | null {
  const own = demands.filter(({ eligible }) => isWithin(eligible, set));
  const ofWanted = wanted.filter(({ eligible }) => isWithin(eligible, set));
  const firsts = spread(ofWanted.map(({ first }) => first));
  const lasts = spread(ofWanted.map(({ last }) => last));
  // The narrowest stretch of days first: it says most.
  const stretches = firsts
    .flatMap((from) => lasts.filter((until) => until >= from).map((until) => ({ from, until })))
    .sort((a, b) => a.until - a.from - (b.until - b.from) || a.from - b.from);
  for (const { from, until } of stretches) {
    const inside = own.filter(({ first, last }) => first >= from && last <= until);
    const found = judge(set, inside, { from, until }, count);
    if (found) return found;
  }
  return null;
}

function judge(
  set: ReadonlySet<string>,
  inside: readonly Demand[],
  { from, until }: { from: number; until: number },
  { members, free, kind, withEvening }: Count,
): Shortage | null {
  const own = [...set].flatMap((id) => members.get(id) ?? []);
  const lessons = inside.map(({ lesson }) => lesson);
  const classHours = lessons.reduce((sum, lesson) => sum + lesson.classHours, 0);
  const long = lessons.filter((lesson) => lesson.classHours >= HALF_DAY_CLASS_HOURS).length;
  const spans = spansOf(inside);
  let days = 0;
  let hours = 0;
  let halfDays = 0;
  for (let day = from; day <= until; day += 1) {
    const that = own.map((member) => free.on(member, day, kind === 'INSTRUCTOR'));
    const cohorts = spans.filter(({ first, last }) => first <= day && day <= last).length;
    const offered = that.reduce((sum, each) => sum + each.classHours, 0);
    if (offered > 0) days += 1;
    hours += Math.min(offered, cohorts * MAX_CLASS_HOURS_PER_DAY);
    halfDays += Math.min(
      that.reduce((sum, each) => sum + each.halfDays, 0),
      cohorts * Math.floor(MAX_CLASS_HOURS_PER_DAY / HALF_DAY_CLASS_HOURS),
    );
  }
  const base = {
    kind,
    members: own,
    lessons,
    fromDate: dateOfDay(from),
    untilDate: dateOfDay(until),
    days,
    classHours,
  };
  const perDay = own.length * MAX_CLASS_HOURS_PER_DAY;
  const needDays = Math.max(Math.ceil(classHours / perDay), Math.ceil(long / (own.length * (withEvening ? 3 : 2))));
  if (long > halfDays)
    return { ...base, needDays: Math.max(needDays, days + 1), unit: 'HALF_DAY', offered: halfDays, needed: long };
  if (classHours > hours)
    return { ...base, needDays: Math.max(needDays, days + 1), unit: 'CLASS_HOUR', offered: hours, needed: classHours };
  return null;
}

/** From the first to the last day on which each cohort has one of these lessons. */
function spansOf(demands: readonly Demand[]): { first: number; last: number }[] {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { lesson, first, last } of demands) {
    const known = spans.get(lesson.cohortId);
    spans.set(lesson.cohortId, {
      first: Math.min(first, known?.first ?? first),
      last: Math.max(last, known?.last ?? last),
    });
  }
  return [...spans.values()];
}

function demandsOf(problem: TimetableProblem, kind: Shortage['kind']): Demand[] {
  const index = new ProblemIndex(problem);
  const today = dayOf(problem.notBefore);
  const byNeed = new Map<string, { eligible: ReadonlySet<string>; key: string }>();
  return problem.lessons.flatMap((lesson) => {
    const [cohort, ...joined] = index.cohortsOf(lesson);
    if (!cohort || lesson.lockedAt || (kind === 'ROOM' && lesson.needs === null)) return [];
    const seats = seatsOf({ cohort, joined });
    const need = kind === 'INSTRUCTOR' ? lesson.unitId : `${lesson.needs}@${seats}`;
    let known = byNeed.get(need);
    if (!known) {
      const ids =
        kind === 'INSTRUCTOR'
          ? problem.instructors.filter(({ teaches }) => teaches.has(lesson.unitId)).map(({ id }) => id)
          : problem.rooms
              .filter(({ offers }) => offers.includes(lesson.needs ?? ''))
              .filter(({ capacity }) => capacity === null || capacity >= seats)
              .map(({ id }) => id);
      known = { eligible: new Set(ids), key: ids.sort().join() };
      byNeed.set(need, known);
    }
    const all = [cohort, ...joined];
    const first = Math.max(today, ...all.map(({ startsOn }) => dayOfDate(startsOn)));
    const last = Math.min(...all.map(({ endsOn }) => dayOfDate(endsOn)));
    // Nobody at all, or no day at all, is another matter.
    return known.eligible.size > 0 && first <= last ? [{ lesson, ...known, first, last }] : [];
  });
}

/** Who could hold the unplaced lessons, and unions with those who share their work; the smallest first. */
function setsOf(wanted: readonly Demand[], demands: readonly Demand[]): ReadonlySet<string>[] {
  const distinct = [...new Map(demands.map((demand) => [demand.key, demand.eligible])).values()];
  const found = new Map<string, ReadonlySet<string>>();
  const add = (set: ReadonlySet<string>): void => void found.set([...set].sort().join(), set);
  for (const { eligible } of new Map(wanted.map((demand) => [demand.key, demand])).values()) {
    add(eligible);
    const near = distinct
      .filter((other) => [...other].some((id) => eligible.has(id)))
      .map((other) => new Set([...eligible, ...other]))
      .sort((a, b) => a.size - b.size);
    for (const union of near.slice(0, MOST_UNIONS)) add(union);
    if (near.length > 0) add(new Set(near.slice(0, MOST_UNIONS).flatMap((union) => [...union])));
  }
  return [...found.values()].sort((a, b) => a.size - b.size).slice(0, MOST_SETS);
}

const isWithin = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
  small.size <= large.size && [...small].every((id) => large.has(id));

/** Distinct numbers in order, evenly thinned out. */
function spread(numbers: readonly number[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  if (sorted.length <= MOST_BOUNDS) return sorted;
  const step = (sorted.length - 1) / (MOST_BOUNDS - 1);
  return Array.from({ length: MOST_BOUNDS }, (_, i) => sorted[Math.round(i * step)] ?? 0);
}

/** What the fixed lessons of the problem take. */
export function lockedUses(problem: TimetableProblem): ResourceUse[] {
  const instructors = new Map(problem.instructors.map(({ instructorId, id }) => [instructorId, id]));
  return problem.lessons.flatMap(({ id, lockedAt }) => {
    if (!lockedAt) return [];
    const { startsAt, endsAt, instructorId, roomId } = lockedAt;
    return [instructors.get(instructorId) ?? instructorId, ...(roomId === null ? [] : [roomId])].map((resourceId) => ({
      resourceId,
      from: startsAt,
      until: endsAt,
      placeId: null,
      subjectId: id,
    }));
  });
}
