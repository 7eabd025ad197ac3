import { dateOfDay, dayOf } from '../planner/class-day.rules.js';
import type { PlannedResource, Placement, ResourceUse, TimetableProblem, Wish } from '../planner/timetable-problem.js';
import { STANDARD_WEIGHTS } from '../planner/timetable-weights.js';
import { instantText } from './instant-text.js';
import { type ProblemFile, SLOTS_OF_FILE } from './problem-file.schema.js';

/**
 * A problem as a file: reading it gives the same problem, with one id for each instructor and cohort (the file tells
 * a person and the person's calendar not apart).
 */
export function fromProblem(
  problem: TimetableProblem,
  { seed = 1, budget = { seconds: 30, threads: 1 } }: Partial<Pick<ProblemFile, 'seed' | 'budget'>> = {},
): ProblemFile {
  const usesOf = new Map<string, ResourceUse[]>();
  for (const use of problem.uses) {
    const list = usesOf.get(use.resourceId);
    if (list) list.push(use);
    else usesOf.set(use.resourceId, [use]);
  }
  const thingOf = (resource: PlannedResource, id = resource.id) => ({
    id,
    place: resource.placeId,
    availability: availabilityOf(resource.periods),
    taken: (usesOf.get(resource.id) ?? []).map((use) => ({
      from: instantText(use.from),
      until: instantText(use.until),
      place: use.placeId,
      for: use.subjectId,
    })),
  });
  const resources = (list: readonly PlannedResource[], kind: 'ROOM' | 'KIT') =>
    list.map((resource) => ({
      ...thingOf(resource),
      kind,
      capacity: resource.capacity,
      offers: [...resource.offers],
      opensOn: resource.opensOn ?? null,
      closedOn: resource.closedOn,
    }));
  return {
    horizon: { ...horizonOf(problem), notBefore: instantText(problem.notBefore) },
    slots: SLOTS_OF_FILE.map((slot) => ({ ...slot })),
    places: [...problem.places.values()].map(({ id, regionCode, isTownship }) => ({
      id,
      region: regionCode,
      isTownship,
    })),
    travel: {
      rides: [],
      closures: (problem.roadClosures ?? []).map(({ fromPlaceId, toPlaceId, ...rest }) => ({
        from: fromPlaceId,
        to: toPlaceId,
        ...rest,
      })),
    },
    resources: [...resources(problem.rooms, 'ROOM'), ...resources(problem.kits ?? [], 'KIT')],
    instructors: problem.instructors.map((instructor) => ({
      ...thingOf(instructor, instructor.instructorId),
      teaches: [...instructor.teaches],
      isVisiting: instructor.isVisiting ?? false,
      wishes: wishesOf(instructor.wishes),
    })),
    cohorts: problem.cohorts.map((cohort) => ({
      ...thingOf(cohort, cohort.cohortId),
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      seats: cohort.seats,
      prefersEvening: cohort.prefersEvening ?? false,
      wishes: wishesOf(cohort.wishes),
    })),
    lessons: problem.lessons.map((lesson) => ({
      id: lesson.id,
      cohort: lesson.cohortId,
      joins: [...(lesson.joinedCohortIds ?? [])],
      unit: lesson.unitId,
      position: lesson.position,
      after: [...(lesson.after ?? [])],
      classHours: lesson.classHours,
      mode: lesson.mode ?? 'THEORY',
      needs: lesson.needs,
      kits: [...(lesson.kitIds ?? [])],
      mayBeEvening: lesson.mayBeEvening,
      expected: lesson.expectedAt ? placementOf(lesson.expectedAt) : null,
    })),
    locks: problem.lessons.flatMap(({ id, lockedAt }) => (lockedAt ? [{ lesson: id, ...placementOf(lockedAt) }] : [])),
    weights: { ...STANDARD_WEIGHTS, ...problem.weights },
    seed,
    budget,
  };
}

const placementOf = ({ startsAt, instructorId, roomId }: Placement) => ({
  start: instantText(startsAt),
  instructor: instructorId,
  room: roomId,
});

function availabilityOf(periods: PlannedResource['periods']): ProblemFile['cohorts'][number]['availability'] {
  if (periods.length === 0) return 'ALWAYS';
  return periods.map(({ fromDate, untilDate, isAvailable }) => ({ from: fromDate, until: untilDate, isAvailable }));
}

function wishesOf(wishes: readonly Wish[] = []): ProblemFile['cohorts'][number]['wishes'] {
  return wishes.map(({ fromDate, untilDate, slots, points }) => ({
    from: fromDate,
    until: untilDate,
    ...(slots && { slots: [...slots] }),
    points,
  }));
}

/** From the first to the last day of any cohort. */
function horizonOf({ cohorts, notBefore }: TimetableProblem): { from: string; until: string } {
  const today = dateOfDay(dayOf(notBefore));
  const from = cohorts.reduce((least, { startsOn }) => (startsOn < least ? startsOn : least), '9999-12-31');
  const until = cohorts.reduce((most, { endsOn }) => (endsOn > most ? endsOn : most), '0000-01-01');
  return cohorts.length === 0 ? { from: today, until: today } : { from, until };
}
