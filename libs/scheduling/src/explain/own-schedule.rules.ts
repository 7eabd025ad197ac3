import { isThereOn } from '../planner/availability.rules.js';
import {
  dateOfDay,
  dayOf,
  dayOfDate,
  durationOf,
  instantOn,
  MAX_CLASS_HOURS_PER_DAY,
  startsFor,
} from '../planner/class-day.rules.js';
import type { PlannedCohort, PlannedLesson, TimetableProblem } from '../planner/timetable-problem.js';

/** Days looked ahead for how many a cohort would need. */
const MOST_DAYS = 400;

/** Why the lessons of a cohort do not fit into its days, whoever teaches them wherever. */
export type OwnShortage =
  | { kind: 'OVER'; endsOn: string; today: string }
  | { kind: 'WINDOW'; fromDate: string; untilDate: string; days: number; needDays: number; classHours: number }
  | { kind: 'LOCK'; lessonId: string; date: string };

/**
 * The cohort alone: each lesson as early as its order, the class day and eight class hours a day (handbook §2.3) allow.
 * No timetable is earlier, so what does not fit here fits nowhere. Null: it fits, as far as its own days go.
 */
export function ownShortage(problem: TimetableProblem, cohort: PlannedCohort): OwnShortage | null {
  const lessons = problem.lessons
    .filter(({ cohortId }) => cohortId === cohort.cohortId)
    .sort((a, b) => a.position - b.position);
  const free = lessons.filter(({ lockedAt }) => !lockedAt);
  if (free.length === 0) return null;
  const first = Math.max(dayOfDate(cohort.startsOn), dayOf(problem.notBefore));
  const last = dayOfDate(cohort.endsOn);
  if (first > last) return { kind: 'OVER', endsOn: cohort.endsOn, today: dateOfDay(dayOf(problem.notBefore)) };
  const isOrdered = lessons.every((lesson, i) => i === 0 || (lessons[i - 1]?.position ?? 0) < lesson.position);
  const end = isOrdered ? inOrder(problem, cohort, lessons, first) : byHours(cohort, free, first);
  if (typeof end !== 'number') return end;
  if (end <= last) return null;
  return {
    kind: 'WINDOW',
    fromDate: dateOfDay(first),
    untilDate: cohort.endsOn,
    days: last - first + 1,
    needDays: end - first + 1,
    classHours: free.reduce((sum, { classHours }) => sum + classHours, 0),
  };
}

/** The day of the last lesson, or the fixed lesson before which the earlier ones do not fit. */
function inOrder(
  problem: TimetableProblem,
  cohort: PlannedCohort,
  lessons: readonly PlannedLesson[],
  first: number,
): number | OwnShortage {
  let time = Math.max(problem.notBefore, instantOn(first, 0));
  let last = first;
  let taught = { day: first, classHours: 0 };
  let hasPlaced = false;
  for (const lesson of lessons) {
    if (lesson.lockedAt) {
      const { startsAt, endsAt } = lesson.lockedAt;
      if (hasPlaced && startsAt < time) return { kind: 'LOCK', lessonId: lesson.id, date: dateOfDay(dayOf(startsAt)) };
      time = Math.max(time, endsAt);
      // A fixed lesson may count for its day, but a bound must not claim more than is sure.
      taught = { day: dayOf(time), classHours: 0 };
      continue;
    }
    const next = earliest(cohort, lesson, time, taught);
    if (!next) return first + MOST_DAYS;
    const day = dayOf(next);
    taught = { day, classHours: (taught.day === day ? taught.classHours : 0) + lesson.classHours };
    time = next + durationOf(lesson.classHours);
    last = day;
    hasPlaced = true;
  }
  return last;
}

function earliest(
  cohort: PlannedCohort,
  { classHours, mayBeEvening }: PlannedLesson,
  time: number,
  taught: { day: number; classHours: number },
): number | null {
  const starts = startsFor(classHours, mayBeEvening);
  for (let day = dayOf(time); day <= dayOf(time) + MOST_DAYS; day += 1) {
    if (!isThereOn(cohort, day)) continue;
    if (day === taught.day && taught.classHours + classHours > MAX_CLASS_HOURS_PER_DAY) continue;
    const start = starts.map((minutes) => instantOn(day, minutes)).find((instant) => instant >= time);
    if (start !== undefined) return start;
  }
  return null;
}

/** Lessons that may be given in any order: by their class hours alone. */
function byHours(cohort: PlannedCohort, lessons: readonly PlannedLesson[], first: number): number {
  let left = lessons.reduce((sum, { classHours }) => sum + classHours, 0);
  let day = first;
  for (; day < first + MOST_DAYS; day += 1) {
    if (isThereOn(cohort, day)) left -= MAX_CLASS_HOURS_PER_DAY;
    if (left <= 0) return day;
  }
  return day;
}
