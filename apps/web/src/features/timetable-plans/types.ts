import type { components } from '../../api/schema.js';
import type { Tone } from '../../ui/index.js';

type Schemas = components['schemas'];

export type Plan = Schemas['TimetablePlan'];
export type PlanPage = Schemas['TimetablePlanPage'];
export type PlanRow = Schemas['TimetablePlanRow'];
export type PlanSummary = Schemas['TimetablePlanSummary'];
export type PlanKind = Plan['kind'];
export type PlanStatus = Plan['status'];
export type PlanAction = Plan['allowedActions'][number];
export type PlanPart = Schemas['PlanCostPart'];
export type SeriesPoint = Schemas['PlanSeriesPoint'];
export type Disruption = Schemas['Disruption'];
export type NamedDisruption = Schemas['NamedDisruption'];
export type NewPlan = Schemas['NewTimetablePlan'];
export type Started = Schemas['TimetablePlanStarted'];
export type Publication = Schemas['TimetablePlanPublication'];
export type WeightRule = Schemas['TimetableWeightList']['items'][number];
export type WeightKey = WeightRule['key'];
export type Weights = Schemas['TimetableWeights'];
export type ConflictSet = Schemas['TimetableConflictSet'];
export type ConflictNames = Schemas['TimetableConflictNames'];
export type Remedy = Schemas['TimetableRemedy'];
export type PlanLesson = Schemas['TimetablePlanLesson'];
export type PlanLessonPage = Schemas['TimetablePlanLessonPage'];
export type LessonChange = PlanLesson['change'];
export type Placement = Schemas['PlanPlacement'];
export type PlanComparison = Schemas['TimetablePlanComparison'];
export type ComparedLesson = Schemas['ComparedLesson'];
export type ComparedLessonPage = Schemas['ComparedLessonPage'];

/** What the socket tells of a plan that is being computed. */
export type PlanTick = Pick<
  Plan,
  'status' | 'unplaced' | 'cost' | 'iterations' | 'elapsedSeconds' | 'seconds' | 'series'
> & { timetablePlanId: string };

export const STATUS_TONES: Record<PlanStatus, Tone> = {
  QUEUED: 'neutral',
  RUNNING: 'info',
  READY: 'good',
  APPLIED: 'warn',
  PUBLISHED: 'good',
  CANCELLED: 'neutral',
  FAILED: 'bad',
  DISCARDED: 'neutral',
};

export const CHANGE_TONES: Record<LessonChange, Tone> = {
  NEW: 'info',
  MOVED: 'warn',
  SAME: 'neutral',
  UNPLACED: 'bad',
};

export const PLAN_KINDS = ['PLAN', 'REPAIR'] as const;
export const PLAN_STATUSES = Object.keys(STATUS_TONES) as PlanStatus[];
export const LESSON_CHANGES = Object.keys(CHANGE_TONES) as LessonChange[];

/** Wishes that only a repair knows. */
export const REPAIR_WISHES: ReadonlySet<WeightKey> = new Set(['moves', 'lateNotice']);

/** Lessons that still need a place: not those that somebody has called off since. */
export const openGaps = ({ unplaced, unplacedCancelled }: Plan): number => unplaced - unplacedCancelled;

/** Whether the search for this plan still goes on. */
export const isRunning = (status: PlanStatus): boolean => status === 'QUEUED' || status === 'RUNNING';
