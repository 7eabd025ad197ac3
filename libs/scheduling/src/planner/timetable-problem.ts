import type { AvailabilityPeriod } from './availability.rules.js';
import type { ClassDaySlot } from './class-day.rules.js';
import type { RoadClosure } from './road-closure.js';
import type { TimetableWeights } from './timetable-weights.js';
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
  /** Not there before this day, `YYYY-MM-DD` (a base that opens later). */
  opensOn?: string | null;
  closedOn: string | null;
}

/** Days, and perhaps parts of them, that somebody would like or would rather not have. A wish, never a rule. */
export interface Wish {
  /** Both days included, `YYYY-MM-DD`, 北京时间. */
  fromDate: string;
  untilDate: string;
  /** Left out: the whole day. */
  slots?: readonly ClassDaySlot[];
  /** 1 (rather not) to 3 (please not): points per lesson on those days; each counts once with the weight of wishes. */
  points: 1 | 2 | 3;
}

export interface PlannedInstructor extends PlannedResource {
  instructorId: string;
  /** Ids of the course units that the instructor can teach. */
  teaches: ReadonlySet<string>;
  /** Comes from elsewhere for a stay: few days and few trips are wished. */
  isVisiting?: boolean;
  wishes?: readonly Wish[];
}

export interface PlannedCohort extends PlannedResource {
  cohortId: string;
  /** First and last day, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
  /** Seats that a room must have. */
  seats: number;
  /** Trainees work by day: lessons that may be in the evening rather are. */
  prefersEvening?: boolean;
  /** Harvest weeks of its county, and other days it would rather not have. */
  wishes?: readonly Wish[];
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
  /** Lessons of a cohort are taught in this order; those with the same position in any. */
  position: number;
  /** Ids of further lessons, of any cohort, that must have ended before this one starts. */
  after?: readonly string[];
  mode?: 'THEORY' | 'PRACTICE';
  /** Further cohorts that sit in the same lesson; seats add up, all must be free. */
  joinedCohortIds?: readonly string[];
  /** Ids of `kits` that the lesson takes for its time: a studio kit, a live account. */
  kitIds?: readonly string[];
  classHours: number;
  /** Kind of place; null needs none. */
  needs: string | null;
  /** A practice live, which may also be in the evening (handbook §5.4). */
  mayBeEvening: boolean;
  /** Where a person put it: stays there. */
  lockedAt: Placement | null;
  /** In a repair, where people expect it: every difference is a move. */
  expectedAt?: Placement | null;
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
  /** Things without seats that one lesson at a time can have. */
  kits?: readonly PlannedResource[];
  /** Roads that cannot be driven, or only slowly, on some days. */
  roadClosures?: readonly RoadClosure[];
  /** What is wished and how much; left out, the standard weights. */
  weights?: Partial<TimetableWeights>;
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
  | 'KIT'
  | 'AVAILABILITY'
  | 'TRAVEL'
  | 'CLASS_HOURS';

/** Why a lesson cannot be at a place and time. */
export interface Clash {
  kind: ClashKind;
  /** The room, kit, instructor or cohort (also a joined one) that cannot. */
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
  | 'KIT_NOT_AVAILABLE'
  | 'COHORT_NOT_AVAILABLE'
  | 'INSTRUCTOR_BUSY'
  | 'ROOM_BUSY'
  | 'KIT_BUSY'
  | 'COHORT_BUSY'
  | 'TRAVEL_TOO_LONG'
  | 'DAY_FULL';

export interface UnplacedReason {
  code: UnplacedCode;
  params: Record<string, string | number>;
}

export interface PlacedLesson {
  lessonId: string;
  placement: Placement;
}

export interface TimetablePlan {
  placed: PlacedLesson[];
  /** Each with at least one reason, the most frequent first. */
  unplaced: { lessonId: string; reasons: UnplacedReason[] }[];
}

/** How a wish fared: `cost` = `count` × `weight`. */
export interface CostPart {
  key: keyof TimetableWeights;
  /** How often the wish is not met, in the unit that `timetable-weights` gives. */
  count: number;
  weight: number;
  cost: number;
}

export interface SolveBudget {
  /** Wall-clock seconds for the whole search. */
  seconds: number;
  /** The same seed, iterations and threads give the same plan. */
  seed: number;
  threads: number;
  /** Ends the search after this many iterations per thread; then the result does not depend on the clock. */
  iterations?: number;
}

/** A point of the search as it goes on; told at most a few times a second. */
export interface SolveProgress {
  seconds: number;
  iterations: number;
  /** Of the best so far. */
  unplaced: number;
  cost: number;
  /** The best so far, when it is a new one. */
  plan?: TimetablePlan;
}

export interface SolvedTimetable extends TimetablePlan {
  /** Sum of the parts; unplaced lessons are counted apart and always weigh more. */
  cost: number;
  parts: CostPart[];
  /** No timetable can cost less; null: unknown. */
  lowerBound: number | null;
  iterations: number;
  seconds: number;
}

export interface SolveOptions extends Partial<SolveBudget> {
  /** Begin from this plan (resume, repair) instead of from nothing. */
  start?: TimetablePlan;
  /** Hears of the search; a rejection ends it with that error. */
  onProgress?: (progress: SolveProgress) => Promise<void> | void;
  /** Ends the search early with the best so far. */
  signal?: AbortSignal;
}

/** Makes a timetable. No rule is ever broken: a lesson without a possible place stays unplaced, with its reasons. */
export interface TimetablePlanner {
  solve(problem: TimetableProblem, options?: SolveOptions): Promise<SolvedTimetable>;
}
