import type { AvailabilityPeriod } from './availability.rules.js';
import type { Place } from './travel.rules.js';

/** A time at which a resource is taken. Instants are milliseconds UTC, `[from, until)`. */
export interface ResourceUse {
  resourceId: string;
  from: number;
  until: number;
  /** Where the resource is meanwhile; null when nobody has to be anywhere (online). */
  placeId: string | null;
  /** What it is taken for: an id of the caller. */
  subjectId: string;
}

/** Something that can be at one place only at a time. */
export interface PlannedResource {
  id: string;
  /** Where it stands; for people, where they start from. */
  placeId: string;
  /** Seats; null when nobody counts them. */
  capacity: number | null;
  /** Kinds of place that a lesson may need and this one offers: `CLASSROOM`, `STUDIO`, `ORCHARD`. */
  offers: readonly string[];
  periods: readonly AvailabilityPeriod[];
  closedOn: string | null;
}

export interface PlannedInstructor extends PlannedResource {
  instructorId: string;
  /** Ids of the course units that the instructor can teach. */
  teaches: ReadonlySet<string>;
}

export interface PlannedCohort extends PlannedResource {
  cohortId: string;
  /** First and last day, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
  /** Seats that a room must have. */
  seats: number;
}

export interface Placement {
  startsAt: number;
  endsAt: number;
  instructorId: string;
  /** Null for a lesson without a room (online). */
  roomId: string | null;
}

export interface PlannedLesson {
  id: string;
  cohortId: string;
  unitId: string;
  /** Lessons of a cohort are taught in this order. */
  position: number;
  classHours: number;
  /** Kind of place; null needs none. */
  needs: string | null;
  /** A practice live, which may also be in the evening (handbook §5.4). */
  mayBeEvening: boolean;
  /** Where a person put it: stays there. */
  lockedAt: Placement | null;
}

/** Everything a plan depends on; ids are opaque and nothing about a person but days, place and skills is in it. */
export interface TimetableProblem {
  /** No lesson starts before this instant. */
  notBefore: number;
  places: ReadonlyMap<string, Place>;
  rooms: readonly PlannedResource[];
  instructors: readonly PlannedInstructor[];
  cohorts: readonly PlannedCohort[];
  lessons: readonly PlannedLesson[];
  /** What the resources are already taken for. */
  uses: readonly ResourceUse[];
}

export type ClashKind =
  | 'COMPETENCE'
  | 'ROOM_KIND'
  | 'CAPACITY'
  | 'DATES'
  | 'ORDER'
  | 'COHORT'
  | 'INSTRUCTOR'
  | 'ROOM'
  | 'AVAILABILITY'
  | 'TRAVEL'
  | 'CLASS_HOURS';

/** Why a lesson cannot be at a place and time. */
export interface Clash {
  kind: ClashKind;
  /** The room, instructor or cohort that cannot. */
  resourceId: string | null;
  /** What it is taken for at the time. */
  use: ResourceUse | null;
}

export type UnplacedCode =
  | 'NO_COMPETENT_INSTRUCTOR'
  | 'NO_SUITABLE_ROOM'
  | 'ROOM_TOO_SMALL'
  | 'NO_TIME_LEFT'
  | 'INSTRUCTOR_NOT_AVAILABLE'
  | 'ROOM_NOT_AVAILABLE'
  | 'INSTRUCTOR_BUSY'
  | 'ROOM_BUSY'
  | 'COHORT_BUSY'
  | 'TRAVEL_TOO_LONG'
  | 'DAY_FULL';

export interface UnplacedReason {
  code: UnplacedCode;
  params: Record<string, string | number>;
}

export interface TimetablePlan {
  placed: { lessonId: string; placement: Placement }[];
  /** Each with at least one reason, the most frequent first. */
  unplaced: { lessonId: string; reasons: UnplacedReason[] }[];
}

/** Makes a timetable. The same problem gives the same plan. */
export interface TimetablePlanner {
  /** `onProgress` hears the number of lessons done; a rejection of it ends the planning. */
  plan(
    problem: TimetableProblem,
    onProgress?: (done: number, total: number) => Promise<void> | void,
  ): Promise<TimetablePlan>;
}
