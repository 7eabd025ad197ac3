export { Bookings, type BookingSubject } from './bookings.js';
export { placesOf } from './places.query.js';
export { Agenda } from './planner/agenda.rules.js';
export { availabilityFaults, isAvailableOn, type AvailabilityPeriod } from './planner/availability.rules.js';
export { dayOfDate, durationOf } from './planner/class-day.rules.js';
export {
  fitnessClash,
  misfit,
  timeClash,
  usesOf,
  type Neighbours,
  type Proposal,
} from './planner/lesson-clash.rules.js';
export { clashesOf, neighboursOf } from './planner/plan-check.rules.js';
export type { RoadClosure } from './planner/road-closure.js';
export {
  MOST_WEIGHT,
  STANDARD_WEIGHTS,
  type TimetableWeights,
  type TimetableWish,
} from './planner/timetable-weights.js';
export type {
  Clash,
  CostPart,
  Placement,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  SolvedTimetable,
  SolveOptions,
  SolveProgress,
  TimetablePlan,
  TimetablePlanner,
  TimetableProblem,
} from './planner/timetable-problem.js';
export type { ResourceKind } from './resource.entity.js';
export { SchedulingModule, TIMETABLE_PLANNER } from './scheduling.module.js';
export { resourceTaken } from './scheduling.problems.js';
