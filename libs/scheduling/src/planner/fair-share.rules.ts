import { isThereOn } from './availability.rules.js';
import { dayOf, dayOfDate } from './class-day.rules.js';
import type { TimetableProblem } from './timetable-problem.js';

/** First and last day (numbers of `dayOf`) on which any cohort may have a lesson; the first is after the last if none. */
export function horizonOf({ cohorts, notBefore }: TimetableProblem): [number, number] {
  let [first, last] = [Infinity, -Infinity];
  for (const { startsOn, endsOn } of cohorts) {
    first = Math.min(first, dayOfDate(startsOn));
    last = Math.max(last, dayOfDate(endsOn));
  }
  return [Math.max(first, dayOf(notBefore)), last];
}

/**
 * Class hours that each instructor (in the order of the problem) may teach before the load counts as uneven: of every
 * unit, the class hours of all its lessons divided among those who can teach it by the days on which they are there,
 * rounded up. It depends on the problem only, not on the plan.
 */
export function fairShares(problem: TimetableProblem): number[] {
  const [first, last] = horizonOf(problem);
  const days = problem.instructors.map((instructor) => {
    let count = 0;
    for (let day = first; day <= last; day += 1) if (isThereOn(instructor, day)) count += 1;
    return count;
  });
  const hours = new Map<string, number>();
  for (const { unitId, classHours } of problem.lessons) hours.set(unitId, (hours.get(unitId) ?? 0) + classHours);
  const shares = problem.instructors.map(() => 0);
  for (const [unitId, unitHours] of hours) {
    const able = problem.instructors.flatMap(({ teaches }, i) => (teaches.has(unitId) ? [i] : []));
    const total = able.reduce((sum, i) => sum + (days[i] ?? 0), 0);
    if (total === 0) continue;
    for (const i of able) shares[i] = (shares[i] ?? 0) + (unitHours * (days[i] ?? 0)) / total;
  }
  // A share of 20.000000001 is one of 20.
  return shares.map((share) => Math.ceil(share - 1e-6));
}
