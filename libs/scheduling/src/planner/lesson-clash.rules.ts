import type { Agenda } from './agenda.rules.js';
import { isAvailableOn } from './availability.rules.js';
import { dayOf, dayOfDate, MAX_CLASS_HOURS_PER_DAY, monthOf } from './class-day.rules.js';
import type {
  Clash,
  ClashKind,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
} from './timetable-problem.js';
import { canTravelBetween, type Place } from './travel.rules.js';

/** A lesson together with who and what it would take. */
export interface Proposal {
  lesson: PlannedLesson;
  cohort: PlannedCohort;
  instructor: PlannedInstructor;
  room: PlannedResource | null;
  startsAt: number;
  endsAt: number;
}

/** The lessons beside it in the order of its cohort. */
export interface Neighbours {
  before: ResourceUse | null;
  after: ResourceUse | null;
}

const clash = (kind: ClashKind, resource: PlannedResource | null, use: ResourceUse | null = null): Clash => ({
  kind,
  resourceId: resource?.id ?? null,
  use,
});

/** Why somebody or some room can never hold a lesson: skills, kind of place, seats; null when they can. */
export function misfit(
  lesson: Pick<PlannedLesson, 'unitId' | 'needs'>,
  cohort: Pick<PlannedCohort, 'seats'>,
  instructor: Pick<PlannedInstructor, 'teaches'>,
  room: Pick<PlannedResource, 'offers' | 'capacity'> | null,
): 'COMPETENCE' | 'ROOM_KIND' | 'CAPACITY' | null {
  if (!instructor.teaches.has(lesson.unitId)) return 'COMPETENCE';
  if (lesson.needs === null) return null;
  if (!room?.offers.includes(lesson.needs)) return 'ROOM_KIND';
  return room.capacity !== null && room.capacity < cohort.seats ? 'CAPACITY' : null;
}

/** What can be said without a time. */
export function fitnessClash({ lesson, cohort, instructor, room }: Proposal): Clash | null {
  const kind = misfit(lesson, cohort, instructor, room);
  return kind && clash(kind, kind === 'COMPETENCE' ? instructor : room);
}

/** The first thing in the way of this lesson at this time, or null. Touching is no clash (handbook §6). */
export function timeClash(
  proposal: Proposal,
  agenda: Agenda,
  places: ReadonlyMap<string, Place>,
  { before, after }: Neighbours,
): Clash | null {
  const { cohort, instructor, room, startsAt, endsAt, lesson } = proposal;
  const day = dayOf(startsAt);
  if (day < dayOfDate(cohort.startsOn) || day > dayOfDate(cohort.endsOn) || dayOf(endsAt - 1) !== day)
    return clash('DATES', cohort);
  const taken: [ClashKind, PlannedResource][] = [
    ['COHORT', cohort],
    ['INSTRUCTOR', instructor],
    ...(room ? ([['ROOM', room]] as [ClashKind, PlannedResource][]) : []),
  ];
  for (const [kind, resource] of taken) {
    const use = agenda.on(resource.id, day).find((other) => other.from < endsAt && startsAt < other.until);
    if (use) return clash(kind, resource, use);
  }
  if (before && before.until > startsAt) return clash('ORDER', cohort, before);
  if (after && after.from < endsAt) return clash('ORDER', cohort, after);
  for (const [, resource] of taken) {
    if (!isAvailableOn(resource.periods, resource.closedOn, day)) return clash('AVAILABILITY', resource);
  }
  for (const resource of [instructor, cohort]) {
    const use = room && unreachable(agenda.on(resource.id, day), places, room.placeId, startsAt, endsAt);
    if (use) return clash('TRAVEL', resource, use);
  }
  for (const resource of [instructor, cohort]) {
    if (agenda.classHoursOn(resource.id, day) + lesson.classHours > MAX_CLASS_HOURS_PER_DAY)
      return clash('CLASS_HOURS', resource);
  }
  return null;
}

/** The other use of that day from or to which there is not enough time to travel. */
function unreachable(
  others: readonly ResourceUse[],
  places: ReadonlyMap<string, Place>,
  placeId: string,
  startsAt: number,
  endsAt: number,
): ResourceUse | null {
  const here = places.get(placeId);
  for (const other of others) {
    const there = other.placeId === null ? undefined : places.get(other.placeId);
    if (!here || !there) continue;
    const gap = other.until <= startsAt ? startsAt - other.until : other.from - endsAt;
    if (!canTravelBetween(there, here, gap / 60_000, monthOf(startsAt))) return other;
  }
  return null;
}

/** What a lesson takes of its cohort, instructor and room. */
export function usesOf({ lesson, cohort, instructor, room, startsAt, endsAt }: Proposal): ResourceUse[] {
  return [cohort, instructor, ...(room ? [room] : [])].map((resource) => ({
    resourceId: resource.id,
    from: startsAt,
    until: endsAt,
    placeId: room?.placeId ?? null,
    subjectId: lesson.id,
  }));
}
