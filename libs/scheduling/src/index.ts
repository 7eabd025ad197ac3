export { Bookings, type BookingSubject } from './bookings.js';
export { placesOf } from './places.query.js';
export { Agenda } from './planner/agenda.rules.js';
export { isAvailableOn, type AvailabilityPeriod } from './planner/availability.rules.js';
export {
  CLASS_DAY_SLOTS,
  CLASS_HOUR_MINUTES,
  dayOfDate,
  durationOf,
  MAX_CLASS_HOURS_PER_DAY,
  type ClassDaySlot,
} from './planner/class-day.rules.js';
export { EarliestPlanner } from './planner/earliest-planner.rules.js';
export { fitnessClash, timeClash, usesOf, type Neighbours, type Proposal } from './planner/lesson-clash.rules.js';
export type {
  Clash,
  ClashKind,
  Placement,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  TimetablePlan,
  TimetablePlanner,
  TimetableProblem,
  UnplacedCode,
  UnplacedReason,
} from './planner/timetable-problem.js';
export { canTravelBetween, travelMinutes, type Place } from './planner/travel.rules.js';
export type { ResourceKind } from './resource.entity.js';
export { SchedulingModule, TIMETABLE_PLANNER } from './scheduling.module.js';
export { resourceTaken } from './scheduling.problems.js';
