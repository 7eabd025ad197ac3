import type { PlannedInstructor, TimetablePlanner } from '../planner/timetable-problem.js';

/** Something that somebody wants or that is so, and that a person could change; a rule of the law is none. */
export type ConflictWish =
  /** These instructors are there on their days only. */
  | { kind: 'INSTRUCTOR_DAYS'; instructorIds: string[] }
  /** These instructors teach elsewhere meanwhile. */
  | { kind: 'INSTRUCTOR_TAKEN'; instructorIds: string[] }
  /** Nobody else can teach the unit. */
  | { kind: 'COMPETENCE'; unitId: string }
  /** The cohort's first and last day. */
  | { kind: 'COHORT_WINDOW'; cohortId: string }
  /** The cohort is somewhere else meanwhile. */
  | { kind: 'COHORT_TAKEN'; cohortId: string }
  /** There are no other places of the kind. */
  | { kind: 'ROOM_KIND'; needs: string }
  /** The cohort needs so many seats. */
  | { kind: 'SEATS'; cohortId: string; seats: number }
  /** The places of the kind are not open yet, closed, or away on some days. */
  | { kind: 'ROOM_DAYS'; needs: string }
  /** The places of the kind are taken meanwhile. */
  | { kind: 'ROOM_TAKEN'; needs: string }
  /** Kits and live accounts are taken meanwhile. */
  | { kind: 'KIT_TAKEN'; kitIds: string[] }
  /** Somebody put the lesson where it is. */
  | { kind: 'LOCK'; lessonId: string }
  /** The rides between the places (handbook §6). */
  | { kind: 'TRAVEL' };

export type ConflictCode =
  /** `unitId`: nobody can teach it. */
  | 'NO_COMPETENT_INSTRUCTOR'
  /** `needs`: no place of the kind. */
  | 'NO_ROOM_OF_KIND'
  /** `needs`, `seats`, `largest`. */
  | 'ROOM_TOO_SMALL'
  /** `cohortId`, `endsOn`, `today`: its last day is over. */
  | 'COHORT_OVER'
  /** `cohortId`, `fromDate`, `untilDate`, `days`, `needDays`, `classHours`. */
  | 'COHORT_WINDOW'
  /** `cohortId`, `lessonId`, `date`: the lessons before it do not fit before the fixed lesson. */
  | 'LOCKED_LESSON'
  /** `instructorIds`, `fromDate`, `untilDate`, `days`, `needDays`, `offered`, `classHours`, `lessons`. */
  | 'INSTRUCTOR_DAYS'
  /** As INSTRUCTOR_DAYS; the days would suffice if the instructors did not teach elsewhere. */
  | 'INSTRUCTOR_TAKEN'
  /** `needs`, `roomIds`, `fromDate`, `untilDate`, `offered`, `needed`, `unit` (HALF_DAY or CLASS_HOUR), `lessons`. */
  | 'ROOM_DAYS'
  /** As ROOM_DAYS; the places would suffice if they were not taken. */
  | 'ROOM_TAKEN'
  /** `cohortId`: wishes that conflict together; `wishes` says which. */
  | 'COMBINATION'
  /** `cohortId`: a place exists; the search did not come upon it. */
  | 'NOT_FOUND_YET'
  /** `cohortId`, `reason`: no smaller set was found within the budget. */
  | 'UNEXPLAINED';

export type ConflictParams = Record<string, string | number | string[]>;

/** The least changes; all of them can be made in the product. Dates `YYYY-MM-DD`, both included. */
export type RemedyChange =
  /** The instructor is there on these days as well. */
  | { kind: 'EXTEND_STAY'; params: { instructorId: string; fromDate: string; untilDate: string; days: number } }
  | { kind: 'ADD_COMPETENCE'; params: { instructorId: string; unitId: string } }
  | { kind: 'EXTEND_COHORT'; params: { cohortId: string; startsOn: string; endsOn: string; days: number } }
  | { kind: 'UNLOCK_LESSON'; params: { lessonId: string } }
  /** The room may be used as this kind of place as well. */
  | { kind: 'ALLOW_ROOM'; params: { roomId: string; needs: string } }
  /** The room gets more seats. */
  | { kind: 'RESEAT_ROOM'; params: { roomId: string; capacity: number; seats: number } }
  /** The room closes later; `closedOn` is the first day on which it is closed. */
  | { kind: 'REOPEN_ROOM'; params: { roomId: string; closedOn: string; days: number } }
  /** Nothing but a longer computation. */
  | { kind: 'LONGER_SEARCH'; params: { seconds: number } };
export type RemedyKind = RemedyChange['kind'];

/** A change that was tried: with it, so many lessons stay unplaced. */
export type Remedy = RemedyChange & {
  /** The same change of the same conflict has the same id. */
  id: string;
  /** Planned again with the change, fewer lessons stay unplaced. */
  isVerified: boolean;
  /** Not enough alone: this conflict is gone with it, but another one still keeps the lessons from being placed. */
  isStep: boolean;
  /** Of the whole timetable. */
  unplacedAfter: number;
};

/** Lessons that cannot be placed for one reason, the wishes that conflict, and what would help. */
export interface ConflictSet {
  /** Stable: the same conflict of the same problem has the same id. */
  id: string;
  code: ConflictCode;
  params: ConflictParams;
  wishes: ConflictWish[];
  lessonIds: string[];
  lessons: { lessonId: string; cohortId: string; unitId: string; position: number }[];
  /** Without any one of the wishes the lessons could be placed. False: not proven within the budget. */
  isMinimal: boolean;
  /** Smallest change first. */
  remedies: Remedy[];
}

export interface ExplainBudget {
  /** Calls of the planner at most; a count, so that the answer does not depend on the machine. */
  calls: number;
  /** Conflict sets at most; the rest of the lessons come as UNEXPLAINED. */
  sets: number;
}

export interface ExplainOptions {
  budget?: Partial<ExplainBudget>;
  /** Ends the search early; what is known by then is the answer. */
  signal?: AbortSignal;
  /** Decides whether a changed problem is possible; without it, the earliest planner. */
  planner?: TimetablePlanner;
  /** Instructors who teach nothing of the problem yet, and could. */
  otherInstructors?: readonly PlannedInstructor[];
  /** How far a cohort's dates may be moved; a cohort that is not named here keeps its dates. Left out: no bounds. */
  cohortLimits?: ReadonlyMap<string, { earliest: string; latest: string }>;
  /** Locked lessons that may be let go. Left out: all. */
  unlockable?: ReadonlySet<string>;
  /** Kinds of change that nobody may make here. */
  without?: ReadonlySet<RemedyKind>;
}
