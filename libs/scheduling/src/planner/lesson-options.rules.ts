import { dayOf, dayOfDate, durationOf, instantOn, monthOf, startsFor } from './class-day.rules.js';
import { cohortsIn, type Neighbours, type Proposal, seatsOf } from './lesson-clash.rules.js';
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
  /** Further cohorts in the same lesson. */
  joined: readonly PlannedCohort[];
  kits: readonly PlannedResource[];
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
  const joined = problem.cohorts.filter(({ cohortId }) => lesson.joinedCohortIds?.includes(cohortId));
  const kits = (problem.kits ?? []).filter(({ id }) => lesson.kitIds?.includes(id));
  if (lesson.needs === null) return { lesson, cohort, instructors, rooms: [null], joined, kits };
  const needs = lesson.needs;
  const seats = seatsOf({ cohort, joined });
  const rooms = near(
    problem.rooms.filter(({ offers, capacity }) => offers.includes(needs) && (capacity === null || capacity >= seats)),
  );
  return { lesson, cohort, instructors, rooms, joined, kits };
}

/** The first day and last day (numbers of `dayOf`) on which the lesson may be. */
export function windowOf(
  options: Pick<LessonOptions, 'cohort' | 'joined'>,
  notBefore: number,
  { before, after }: Neighbours,
): [number, number] {
  const cohorts = cohortsIn(options);
  const starts = cohorts.map(({ startsOn }) => dayOfDate(startsOn));
  const ends = cohorts.map(({ endsOn }) => dayOfDate(endsOn));
  const first = Math.max(...starts, dayOf(notBefore), before ? dayOf(before.until - 1) : -Infinity);
  const last = Math.min(...ends, after ? dayOf(after.from) : Infinity);
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
  const { lesson, cohort, joined, kits } = options;
  const starts = startsFor(lesson.classHours, withEvening && lesson.mayBeEvening);
  const [first, last] = windowOf(options, notBefore, neighbours);
  for (let day = first; day <= last; day += 1) {
    for (const instructor of options.instructors) {
      for (const minutes of starts) {
        const startsAt = instantOn(day, minutes);
        if (startsAt < notBefore || (neighbours.before && startsAt < neighbours.before.until)) continue;
        const endsAt = startsAt + durationOf(lesson.classHours);
        for (const room of options.rooms) {
          yield { lesson, cohort, joined, kits, instructor, room, startsAt, endsAt };
        }
      }
    }
  }
}
