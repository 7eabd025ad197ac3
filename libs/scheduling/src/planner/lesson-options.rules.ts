import { dayOf, dayOfDate, durationOf, instantOn, monthOf, startsFor } from './class-day.rules.js';
import type { Neighbours, Proposal } from './lesson-clash.rules.js';
import type {
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  TimetableProblem,
} from './timetable-problem.js';
import { type Place, travelMinutes } from './travel.rules.js';

/** Who may teach a lesson and where, best first. */
export interface LessonOptions {
  lesson: PlannedLesson;
  cohort: PlannedCohort;
  instructors: readonly PlannedInstructor[];
  /** `null` stands for no room. */
  rooms: readonly (PlannedResource | null)[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Near ones first, then the smallest room that holds the cohort; ids make the order total. */
export function optionsOf(problem: TimetableProblem, lesson: PlannedLesson, cohort: PlannedCohort): LessonOptions {
  const month = monthOf(instantOn(dayOfDate(cohort.startsOn), 0));
  const home = problem.places.get(cohort.placeId);
  const ride = (resource: PlannedResource): number => {
    const place: Place | undefined = problem.places.get(resource.placeId);
    return home && place ? travelMinutes(home, place, month) : 0;
  };
  const near = <T extends PlannedResource>(resources: readonly T[]): T[] =>
    [...resources].sort(
      (a, b) => ride(a) - ride(b) || (a.capacity ?? Infinity) - (b.capacity ?? Infinity) || byText(a.id, b.id),
    );
  const instructors = near(problem.instructors.filter(({ teaches }) => teaches.has(lesson.unitId)));
  if (lesson.needs === null) return { lesson, cohort, instructors, rooms: [null] };
  const needs = lesson.needs;
  const rooms = near(
    problem.rooms.filter(
      ({ offers, capacity }) => offers.includes(needs) && (capacity === null || capacity >= cohort.seats),
    ),
  );
  return { lesson, cohort, instructors, rooms };
}

/** The first day and last day (numbers of `dayOf`) on which the lesson may be. */
export function windowOf(
  { cohort }: LessonOptions,
  notBefore: number,
  { before, after }: Neighbours,
): [number, number] {
  const first = Math.max(dayOfDate(cohort.startsOn), dayOf(notBefore), before ? dayOf(before.until - 1) : -Infinity);
  const last = Math.min(dayOfDate(cohort.endsOn), after ? dayOf(after.from) : Infinity);
  return [first, last];
}

/**
 * Everything that could be tried for a lesson, earliest day first and near people before earlier hours; whether it
 * clashes with anything is for the caller to check.
 */
export function* proposalsOf(
  options: LessonOptions,
  notBefore: number,
  neighbours: Neighbours,
  withEvening: boolean,
): Generator<Proposal> {
  const { lesson, cohort } = options;
  const starts = startsFor(lesson.classHours, withEvening && lesson.mayBeEvening);
  const [first, last] = windowOf(options, notBefore, neighbours);
  for (let day = first; day <= last; day += 1) {
    for (const instructor of options.instructors) {
      for (const minutes of starts) {
        const startsAt = instantOn(day, minutes);
        if (startsAt < notBefore || (neighbours.before && startsAt < neighbours.before.until)) continue;
        const endsAt = startsAt + durationOf(lesson.classHours);
        for (const room of options.rooms) yield { lesson, cohort, instructor, room, startsAt, endsAt };
      }
    }
  }
}
