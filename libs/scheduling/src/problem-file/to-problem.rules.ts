import type { AvailabilityPeriod } from '../planner/availability.rules.js';
import { dateOfDay, dayOfDate, durationOf, instantOn } from '../planner/class-day.rules.js';
import type { RoadClosure } from '../planner/road-closure.js';
import type { PlannedResource, ResourceUse, TimetableProblem, Wish } from '../planner/timetable-problem.js';
import type { ProblemFile } from './problem-file.schema.js';

type Thing = ProblemFile['resources'][number];

/** The problem that a file without faults describes. */
export function toProblem(file: ProblemFile): TimetableProblem {
  const ofKind = (kind: Thing['kind']): PlannedResource[] =>
    file.resources
      .filter((resource) => resource.kind === kind)
      .map((resource) => ({
        ...resourceOf(resource),
        capacity: resource.capacity,
        offers: resource.offers,
        opensOn: resource.opensOn,
        closedOn: resource.closedOn,
      }));
  const lengths = new Map(file.lessons.map(({ id, classHours }) => [id, durationOf(classHours)]));
  const placementOf = ({ start, instructor, room }: Omit<ProblemFile['locks'][number], 'lesson'>, lesson: string) => ({
    startsAt: Date.parse(start),
    endsAt: Date.parse(start) + (lengths.get(lesson) ?? 0),
    instructorId: instructor,
    roomId: room,
  });
  const locks = new Map(file.locks.map((lock) => [lock.lesson, placementOf(lock, lock.lesson)]));
  return {
    notBefore: file.horizon.notBefore ? Date.parse(file.horizon.notBefore) : instantOn(dayOfDate(file.horizon.from), 0),
    places: new Map(
      file.places.map(({ id, region, isTownship }) => [id, { id, regionCode: region, isTownship }] as const),
    ),
    rooms: ofKind('ROOM'),
    kits: ofKind('KIT'),
    instructors: file.instructors.map((instructor) => ({
      ...resourceOf(instructor),
      instructorId: instructor.id,
      teaches: new Set(instructor.teaches),
      isVisiting: instructor.isVisiting,
      wishes: instructor.wishes.map(wishOf),
    })),
    cohorts: file.cohorts.map((cohort) => ({
      ...resourceOf(cohort),
      cohortId: cohort.id,
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      seats: cohort.seats,
      prefersEvening: cohort.prefersEvening,
      wishes: cohort.wishes.map(wishOf),
    })),
    lessons: file.lessons.map((lesson) => ({
      id: lesson.id,
      cohortId: lesson.cohort,
      joinedCohortIds: lesson.joins,
      unitId: lesson.unit,
      position: lesson.position,
      after: lesson.after,
      classHours: lesson.classHours,
      mode: lesson.mode,
      needs: lesson.needs,
      kitIds: lesson.kits,
      mayBeEvening: lesson.mayBeEvening,
      lockedAt: locks.get(lesson.id) ?? null,
      expectedAt: lesson.expected && placementOf(lesson.expected, lesson.id),
    })),
    uses: [...file.resources, ...file.instructors, ...file.cohorts].flatMap(usesOf),
    roadClosures: closuresOf(file),
    weights: file.weights,
  };
}

/** Days of a file as the rules of availability know them. */
export function periodsOf(availability: Thing['availability']): AvailabilityPeriod[] {
  if (availability === 'ALWAYS') return [];
  return availability.map(({ from, until, isAvailable }) => ({ fromDate: from, untilDate: until, isAvailable }));
}

function resourceOf({ id, place, availability }: Pick<Thing, 'id' | 'place' | 'availability'>): PlannedResource {
  return { id, placeId: place, capacity: null, offers: [], periods: periodsOf(availability), closedOn: null };
}

function usesOf({ id, taken }: Pick<Thing, 'id' | 'taken'>): ResourceUse[] {
  return taken.map((use) => ({
    resourceId: id,
    from: Date.parse(use.from),
    until: Date.parse(use.until),
    placeId: use.place,
    subjectId: use.for,
  }));
}

function wishOf({ from, until, slots, points }: ProblemFile['cohorts'][number]['wishes'][number]): Wish {
  return { fromDate: from, untilDate: until, ...(slots && { slots }), points };
}

/**
 * Closures, and rides that are known better than by the county: a ride is a road of that many minutes on all days of
 * the horizon on which it is not closed or slow.
 */
function closuresOf({ travel, horizon }: ProblemFile): RoadClosure[] {
  const pairOf = (from: string, to: string): string => (from < to ? `${from}\n${to}` : `${to}\n${from}`);
  const closures = travel.closures.map(({ from, to, ...rest }) => ({ fromPlaceId: from, toPlaceId: to, ...rest }));
  const byPair = new Map<string, RoadClosure[]>();
  for (const closure of closures) {
    const pair = pairOf(closure.fromPlaceId, closure.toPlaceId);
    byPair.set(pair, [...(byPair.get(pair) ?? []), closure]);
  }
  const rides = travel.rides.flatMap(({ from, to, minutes }) => {
    const cuts = (byPair.get(pairOf(from, to)) ?? []).toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
    const stretches: RoadClosure[] = [];
    let first = dayOfDate(horizon.from);
    const until = (last: number): void => {
      if (last < first) return;
      const [fromDate, untilDate] = [dateOfDay(first), dateOfDay(last)];
      stretches.push({ fromPlaceId: from, toPlaceId: to, fromDate, untilDate, minutes });
    };
    for (const cut of cuts) {
      until(Math.min(dayOfDate(cut.fromDate) - 1, dayOfDate(horizon.until)));
      first = Math.max(first, dayOfDate(cut.untilDate) + 1);
    }
    until(dayOfDate(horizon.until));
    return stretches;
  });
  return [...closures, ...rides];
}
