import { dateOfDay, dayOfDate, type PlannedInstructor, type PlannedResource, type TimetableProblem } from '#scheduling';
import type { CapacityOption } from './capacity-option.js';

/** Id of the n-th instructor or room that does not exist yet. */
const newId = (n: number): string => `new-${n}`;
export const isNewResource = (id: string): boolean => /^new-\d+$/.test(id);

/**
 * The problem with what the option adds; null adds nothing. `places` of the problem must know the option's base.
 * `needsAt`: what lessons need, in the words of the problem, that may be in a new room there.
 */
export function withOption(
  problem: TimetableProblem,
  option: CapacityOption | null,
  needsAt: (baseId: string, kind: string) => string[],
): TimetableProblem {
  if (!option) return problem;
  if (option.kind === 'WEEK') {
    const later = option.cohortIds && new Set(option.cohortIds);
    const cohorts = problem.cohorts.map((cohort) =>
      later && !later.has(cohort.cohortId)
        ? cohort
        : { ...cohort, endsOn: dateOfDay(dayOfDate(cohort.endsOn) + option.days) },
    );
    return { ...problem, cohorts };
  }
  const additional = Array.from({ length: option.count }, (_, i) => newId(i + 1));
  if (option.kind === 'ROOM') {
    const { baseId, capacity } = option;
    const offers = option.offers.flatMap((kind) => needsAt(baseId, kind));
    const room = (id: string): PlannedResource => ({
      id,
      placeId: baseId,
      capacity,
      offers,
      periods: [],
      closedOn: null,
    });
    return { ...problem, rooms: [...problem.rooms, ...additional.map(room)] };
  }
  const { baseId, fromDate, untilDate } = option;
  const like = problem.instructors.find(({ instructorId }) => instructorId === option.likeInstructorId);
  const teaches: ReadonlySet<string> = new Set(option.courseUnitIds ?? like?.teaches ?? []);
  const instructor = (id: string): PlannedInstructor => ({
    id,
    instructorId: id,
    placeId: baseId,
    capacity: null,
    offers: [],
    periods: [{ fromDate, untilDate, isAvailable: true }],
    closedOn: null,
    teaches,
    isVisiting: true,
  });
  return { ...problem, instructors: [...problem.instructors, ...additional.map(instructor)] };
}
