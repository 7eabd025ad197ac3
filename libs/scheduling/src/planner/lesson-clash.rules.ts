import type { Agenda } from './agenda.rules.js';
import { isThereOn } from './availability.rules.js';
import { dayOf, dayOfDate, MAX_CLASS_HOURS_PER_DAY } from './class-day.rules.js';
import type {
  Clash,
  ClashKind,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
} from './timetable-problem.js';
import type { RoadClosure } from './road-closure.js';
import { gapForRide, type Place, rideOn } from './travel.rules.js';

/** A lesson together with who and what it would take. */
export interface Proposal {
  lesson: PlannedLesson;
  cohort: PlannedCohort;
  instructor: PlannedInstructor;
  room: PlannedResource | null;
  /** Further cohorts in the same lesson. */
  joined?: readonly PlannedCohort[];
  kits?: readonly PlannedResource[];
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

/** The cohorts that sit in a lesson, its own first. */
export const cohortsIn = ({ cohort, joined = [] }: Pick<Proposal, 'cohort' | 'joined'>): PlannedCohort[] => [
  cohort,
  ...joined,
];

/** Seats that a lesson needs: those of its cohorts add up. */
export const seatsOf = (proposal: Pick<Proposal, 'cohort' | 'joined'>): number =>
  cohortsIn(proposal).reduce((sum, { seats }) => sum + seats, 0);

/** What can be said without a time. */
export function fitnessClash(proposal: Proposal): Clash | null {
  const { lesson, instructor, room } = proposal;
  const kind = misfit(lesson, { seats: seatsOf(proposal) }, instructor, room);
  return kind && clash(kind, kind === 'COMPETENCE' ? instructor : room);
}

/** Everything that the lesson takes, in the order in which it is looked at. */
function takenBy(proposal: Proposal): [ClashKind, PlannedResource][] {
  const { instructor, room, kits = [] } = proposal;
  return [
    ...cohortsIn(proposal).map((cohort): [ClashKind, PlannedResource] => ['COHORT', cohort]),
    ['INSTRUCTOR', instructor],
    ...(room ? ([['ROOM', room]] as [ClashKind, PlannedResource][]) : []),
    ...kits.map((kit): [ClashKind, PlannedResource] => ['KIT', kit]),
  ];
}

/** The first thing in the way of this lesson at this time, or null. Touching is no clash (handbook §6). */
export function timeClash(
  proposal: Proposal,
  agenda: Agenda,
  places: ReadonlyMap<string, Place>,
  { before, after }: Neighbours,
  closures: readonly RoadClosure[] = [],
): Clash | null {
  const { instructor, room, startsAt, endsAt, lesson } = proposal;
  const day = dayOf(startsAt);
  const cohorts = cohortsIn(proposal);
  const outside = cohorts.find(
    ({ startsOn, endsOn }) => day < dayOfDate(startsOn) || day > dayOfDate(endsOn) || dayOf(endsAt - 1) !== day,
  );
  if (outside) return clash('DATES', outside);
  const taken = takenBy(proposal);
  for (const [kind, resource] of taken) {
    const use = agenda.on(resource.id, day).find((other) => other.from < endsAt && startsAt < other.until);
    if (use) return clash(kind, resource, use);
  }
  if (before && before.until > startsAt) return clash('ORDER', proposal.cohort, before);
  if (after && after.from < endsAt) return clash('ORDER', proposal.cohort, after);
  for (const [, resource] of taken) {
    if (!isThereOn(resource, day)) return clash('AVAILABILITY', resource);
  }
  for (const resource of [instructor, ...cohorts]) {
    const use = room && unreachable(agenda.on(resource.id, day), { places, closures, day }, room.placeId, proposal);
    if (use) return clash('TRAVEL', resource, use);
  }
  for (const resource of [instructor, ...cohorts]) {
    if (agenda.classHoursOn(resource.id, day) + lesson.classHours > MAX_CLASS_HOURS_PER_DAY)
      return clash('CLASS_HOURS', resource);
  }
  return null;
}

/** The other use of that day from or to which there is not enough time to travel. */
function unreachable(
  others: readonly ResourceUse[],
  { places, closures, day }: { places: ReadonlyMap<string, Place>; closures: readonly RoadClosure[]; day: number },
  placeId: string,
  { startsAt, endsAt }: Proposal,
): ResourceUse | null {
  const here = places.get(placeId);
  for (const other of others) {
    const there = other.placeId === null ? undefined : places.get(other.placeId);
    if (!here || !there) continue;
    const gap = (other.until <= startsAt ? startsAt - other.until : other.from - endsAt) / 60_000;
    if (gap < gapForRide(rideOn(there, here, day, closures))) return other;
  }
  return null;
}

/** What a lesson takes of its cohorts, instructor, room and kits; its own cohort comes first. */
export function usesOf(proposal: Proposal): ResourceUse[] {
  return takenBy(proposal).map(([, resource]) => ({
    resourceId: resource.id,
    from: proposal.startsAt,
    until: proposal.endsAt,
    placeId: proposal.room?.placeId ?? null,
    subjectId: proposal.lesson.id,
  }));
}
