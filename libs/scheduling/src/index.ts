export { Bookings, type BookingSubject } from './bookings.js';
export type {
  ConflictCode,
  ConflictParams,
  ConflictSet,
  ConflictWish,
  ExplainBudget,
  ExplainOptions,
  Remedy,
  RemedyChange,
  RemedyKind,
} from './explain/conflict-set.js';
export { explainUnplaced } from './explain/explain-unplaced.rules.js';
export { withPresence } from './explain/presence.rules.js';
export { placesOf } from './places.query.js';
export { Agenda } from './planner/agenda.rules.js';
export { availabilityFaults, isAvailableOn, type AvailabilityPeriod } from './planner/availability.rules.js';
export {
  CLASS_DAY_SLOTS,
  type ClassDaySlot,
  classHoursOf,
  dateOfDay,
  dayOf,
  dayOfDate,
  durationOf,
  instantOn,
  MAX_CLASS_HOURS_PER_DAY,
  startsFor,
} from './planner/class-day.rules.js';
export { AddedCost, type WishCounts } from './planner/added-cost.rules.js';
export { isThereOn } from './planner/availability.rules.js';
export { fairShares, horizonOf } from './planner/fair-share.rules.js';
export {
  cohortsIn,
  fitnessClash,
  misfit,
  seatsOf,
  timeClash,
  usesOf,
  type Neighbours,
  type Proposal,
} from './planner/lesson-clash.rules.js';
export { LessonOrder, type TimedLesson } from './planner/lesson-order.rules.js';
export { type LessonOptions, optionsOf, proposalsOf, windowOf } from './planner/lesson-options.rules.js';
export {
  type BlockedTime,
  type LessonPlace,
  type LessonPlaces,
  placesOfLesson,
} from './planner/lesson-places.rules.js';
export { clashesOf, type LessonClash, neighboursOf } from './planner/plan-check.rules.js';
export type { ProblemFault, ProblemFaultCode } from './planner/problem-fault.rules.js';
export { problemFaults } from './planner/problem-faults.rules.js';
export { ProblemIndex } from './planner/problem-index.rules.js';
export { costOf, type TimetableCost, weightsOf } from './planner/timetable-cost.rules.js';
export { gapForRide, type Place, rideOn } from './planner/travel.rules.js';
export { impossibility, refusals } from './planner/unplaced-reasons.rules.js';
export type { RoadClosure } from './planner/road-closure.js';
export {
  MOST_WEIGHT,
  STANDARD_WEIGHTS,
  type TimetableWeights,
  type TimetableWish,
} from './planner/timetable-weights.js';
export type {
  Clash,
  ClashKind,
  CostPart,
  PlacedLesson,
  Placement,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  SolveBudget,
  SolvedTimetable,
  SolveOptions,
  SolveProgress,
  TimetablePlan,
  TimetablePlanner,
  TimetableProblem,
  UnplacedCode,
  UnplacedReason,
  Wish,
} from './planner/timetable-problem.js';
export type { ResourceKind } from './resource.entity.js';
export { SchedulingModule, TIMETABLE_PLANNER } from './scheduling.module.js';
export { resourceTaken } from './scheduling.problems.js';
export { type CttEvaluation, evaluateCtt } from './ctt/ctt-cost.rules.js';
export type { CttAssignment, CttInstance, CttSolution } from './ctt/ctt-instance.js';
export { CttParseError } from './ctt/ctt-parse-error.js';
export { formatCttSolution, parseCttSolution } from './ctt/ctt-solution.rules.js';
export type { CttInfeasibility } from './ctt/ctt-infeasibility.rules.js';
export { parseCtt } from './ctt/parse-ctt.rules.js';
export { type CttResult, type CttSolveOptions, solveCtt } from './ctt/solve-ctt.js';
export { EarliestPlanner } from './planner/earliest-planner.rules.js';
export { type CttViolation, cttViolations } from './problem-file/ctt-violations.rules.js';
export { type FileFault, FileFaultsError } from './problem-file/file-fault.js';
export { fromProblem } from './problem-file/from-problem.rules.js';
export { type GeneratedProblem, generateProblem } from './problem-file/generate/generate-problem.js';
export { textOf } from './problem-file/json-document.js';
export { FILE_SCHEMAS } from './problem-file/json-schemas.js';
export { MOST_LESSONS, type ProblemFile } from './problem-file/problem-file.schema.js';
export { type ReadProblem, readProblemFile, writeProblemFile } from './problem-file/problem-file.js';
export { type Violation, violationsOf } from './problem-file/solution-check.rules.js';
export { readSolutionFile, toAssignments, toSolutionFile } from './problem-file/solution-file.js';
export type { SolutionFile } from './problem-file/solution-file.schema.js';
export { AnnealingPlanner, repairTimetable } from './solve/annealing-planner.js';
